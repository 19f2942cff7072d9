import { baseName, folderOf } from '../../../core/path.ts'
import { environmentOfPath, isUsualEnvironment } from '../../environment-names.ts'
import { environmentOfFolder } from '../../kustomization-targets.ts'
import type { Application } from './applications.ts'

/**
 * The environment of the targets of an Application: the one that the configuration states for its cluster, else in the path
 * of its values files or folder, else in the path of its own file, else that of the target that renders it, else the usual
 * name of an environment in its destination. `null` if there is none.
 *
 * @param valueFiles in order: the last one is the most specific
 */
export function environmentOfApplication(
  { at, destination, environment, name, renderedBy }: Application,
  folder: string,
  valueFiles: readonly string[],
): string | null {
  return (
    environment ??
    firstOf(valueFiles.toReversed(), environmentOfFile) ??
    environmentOfFolder(folder) ??
    environmentOfFile(at.file) ??
    renderedBy?.environment ??
    firstOf([destination.cluster, name, destination.namespace], (text) => usualWordIn(text))
  )
}

function environmentOfFile(file: string): string | null {
  const stated = environmentOfPath(file)
  if (stated !== null && isUsualEnvironment(stated)) return stated
  const stem = baseName(file).replace(/\.(ya?ml|json)$/, '')
  return isUsualEnvironment(stem) ? usualWordIn(stem) : environmentOfFolder(folderOf(file))
}

/** The word of a name that usually names an environment: `prod` in `shop-prod`. */
function usualWordIn(name: string): string | null {
  return name.split(/[-_./:]/).findLast((word) => isUsualEnvironment(word)) ?? null
}

function firstOf(texts: readonly string[], find: (text: string) => string | null): string | null {
  for (const text of texts) {
    const environment = find(text)
    if (environment !== null) return environment
  }
  return null
}
