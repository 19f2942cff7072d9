import type { KustomizationTarget } from '../core/target.ts'
import { folderOf } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { isUsualEnvironment } from './environment-names.ts'
import { kustomizationGraph } from './gitops/kustomization-graph.ts'

/** The kustomizations of a tree that are built: those that no other kustomization includes. */
export function kustomizationTargets(
  reader: Reader,
  isLeftOut: (path: string) => boolean,
): KustomizationTarget[] {
  const { roots, filesOf } = kustomizationGraph(reader)
  return roots
    .filter((file) => !isLeftOut(file))
    .map((file) => {
      const folder = folderOf(file)
      return {
        kind: 'kustomization',
        id: kustomizationId(folder),
        path: folder,
        file,
        environment: environmentOfFolder(folder),
        missing: [],
        ...filesOf(file),
      }
    })
}

/** The id of the kustomization in a folder. */
export function kustomizationId(folder: string): string {
  return `kustomize:${folder || '.'}`
}

/**
 * The environment in the path of a kustomization: the folder below `overlays`, `environments`, `envs` or `clusters`, else
 * the last folder with a usual name of an environment (`apps/production`). `null` if there is none.
 */
export function environmentOfFolder(folder: string): string | null {
  const segments = folder.split('/')
  const parent = segments.findLastIndex((segment) => environmentParents.has(segment.toLowerCase()))
  const named = parent < 0 ? undefined : segments[parent + 1]
  return named ?? segments.findLast((segment) => isUsualEnvironment(segment)) ?? null
}

const environmentParents: ReadonlySet<string> = new Set([
  'overlays',
  'overlay',
  'environments',
  'environment',
  'envs',
  'env',
  'clusters',
])
