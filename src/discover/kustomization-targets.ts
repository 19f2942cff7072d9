import type { KustomizationTarget } from '../core/target.ts'
import { folderOf } from '../core/path.ts'
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
  const parent = environmentParent(segments)
  const named = parent < 0 ? undefined : segments[parent + 1]
  return named ?? segments.findLast((segment) => isUsualEnvironment(segment)) ?? null
}

/**
 * True for folders of two environments or clusters that lie beside each other, and folders below them: `clusters/dev/apps`
 * and `clusters/prod`. The folder above both must have a usual name, such as `clusters`, `envs` or `overlays`.
 */
export function areOfSiblings(first: string, second: string): boolean {
  const [firstSegments, secondSegments] = [first.split('/'), second.split('/')]
  const parent = environmentParent(firstSegments)
  if (parent < 0 || parent !== environmentParent(secondSegments)) return false
  const isShared = firstSegments.slice(0, parent + 1).every((segment, at) => segment === secondSegments[at])
  const [name, otherName] = [firstSegments[parent + 1], secondSegments[parent + 1]]
  return isShared && name !== undefined && otherName !== undefined && name !== otherName
}

/** The index of the segment that has the environments below it; -1 for none. */
function environmentParent(segments: readonly string[]): number {
  return segments.findLastIndex((segment) => environmentParents.has(segment.toLowerCase()))
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
