import { oncePer } from '../../core/once-per.ts'
import type { GitopsDelivery, GitopsTarget, KustomizationTarget } from '../../core/target.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import { Node } from '../../model/node.ts'
import { kustomizationCharts, type KustomizationChart } from '../../registry/kustomization-charts.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { kustomizationId } from '../kustomization-targets.ts'
import { readKustomization, type Kustomization } from '../parts/kustomization.ts'
import { nonEmptyText } from './delivery.ts'
import { kustomizationGraph } from './kustomization-graph.ts'

/** The kustomization file that reads a path: a file, or a folder with another kustomization. */
export const kustomizationsByPath = oncePer((reader: Reader): ReadonlyMap<string, string> => {
  const fileByPath = new Map<string, string>()
  for (const file of kustomizationFiles(reader.tree)) {
    const { resources, components, patches, data } = readKustomization(reader, file)
    for (const path of [...resources, ...components, ...patches, ...data]) {
      if (!fileByPath.has(path)) fileByPath.set(path, file)
    }
  }
  return fileByPath
})

/**
 * The kustomizations of a tree that are not built by themselves, as targets: `builtWith` is the id of the target that
 * includes a base or component, `partOf` the file that names it: a kustomization, or a Flux Kustomization.
 *
 * @param targets the kustomizations that are built
 */
export function includedKustomizations(
  reader: Reader,
  targets: readonly KustomizationTarget[],
): GitopsTarget[] {
  const { byFile } = kustomizationGraph(reader)
  const built = new Set(targets.map(({ file }) => file))
  const targetByFile = targetsByFile(targets)
  const fileByPath = kustomizationsByPath(reader)
  return kustomizationFiles(reader.tree)
    .filter((file) => !built.has(file))
    .map((file) => {
      const folder = folderOf(file)
      const includedBy = fileByPath.get(folder)
      const target = targetByFile.get(file)
      const isIncluded = includedBy !== undefined && includedBy !== file
      const partOf = isIncluded ? includedBy : (target?.file ?? null)
      const { isRead, isComponent } = byFile.get(file)!
      const isUnused = isComponent && isRead && !target
      return {
        kind: 'kustomization',
        id: kustomizationId(folder),
        path: file,
        name: folder || '.',
        namespace: null,
        reason: isUnused ? unusedComponent : unbuiltReason(reader, file, byFile.get(file)!),
        isExcluded: isUnused,
        partOf,
        ...(target && { builtWith: target.id }),
        line: 1,
        delivery: kustomizationDelivery(reader, file),
      }
    })
}

/** The target that is built with a kustomization, by its file; the first of several. */
export function targetsByFile(
  targets: readonly KustomizationTarget[],
): ReadonlyMap<string, KustomizationTarget> {
  return new Map(
    targets.toReversed().flatMap((target) => target.kustomizations.map((file) => [file, target] as const)),
  )
}

/** Where the manifests of a kustomization come from and go to: the bases, components, files and charts that it names. */
export function kustomizationDelivery(reader: Reader, file: string): GitopsDelivery {
  const { resources, components } = readKustomization(reader, file)
  const root = reader.documents(file)[0]?.root
  const charts = root ? kustomizationCharts(root).map((chart) => chartSource(chart, file)) : []
  return {
    sources: [...[...resources, ...components].map((path) => path || '.'), ...new Set(charts)],
    cluster: null,
    namespace: root ? nonEmptyText(Node.of(root).get('namespace').text) : null,
  }
}

function unbuiltReason(reader: Reader, file: string, { isRead, lacksObjects }: Kustomization): string {
  if (lacksObjects) return onlyPatches
  if (isRead) return notIncluded
  const hasText = reader.documents(file).some(({ root, problems }) => root !== null || problems.length > 0)
  return hasText ? unread : empty
}

const empty = 'its file is empty or has only comments, which kustomize refuses'

/** The folder of a vendored chart; name, version and address of another. */
function chartSource({ repository, name, version, folder }: KustomizationChart, file: string): string {
  if (repository === '') return joinPath(folderOf(file), folder)
  return `${version === '' ? name : `${name} ${version}`} of ${repository}`
}

const unusedComponent = 'a Component, which is only built with a kustomization, and none here includes it'
const unread = 'its file is a template or invalid YAML, so it is unknown what it includes'
const onlyPatches = 'it has patches and no objects; it is unknown what adds objects, such as a post-renderer'
const notIncluded = 'only kustomizations that are not built include it'
