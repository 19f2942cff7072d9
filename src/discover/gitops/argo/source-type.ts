import { baseName, folderOf, isInside } from '../../../core/path.ts'
import { filesUnder, type Tree } from '../../../core/tree.ts'
import type { Node } from '../../../model/node.ts'
import { isKustomizationFile } from '../../kustomizations.ts'

/** How Argo CD renders a source. */
export type SourceType = 'helm' | 'kustomize' | 'directory' | 'plugin'

const types = ['kustomize', 'helm', 'directory', 'plugin'] as const satisfies readonly SourceType[]

/**
 * The types whose options a source states; Argo CD refuses more than one (argo-cd `pkg/apis/application/v1alpha1/types.go`,
 * ExplicitType). `helm`, `kustomize` and `directory` with only empty
 * options are ignored (`util/argo/argo.go`, NormalizeSource), `plugin: {}` is not. Empty if Argo CD detects the type, see
 * `detectedType`.
 */
export function statedTypes(source: Node): SourceType[] {
  return types.filter((type) => {
    const options = source.get(type)
    if (type === 'plugin') return options.kind === 'map'
    return options.entries().some(([, value]) => !isZero(value))
  })
}

/** True for a value that Go's JSON reads as the zero value of a field. */
function isZero({ kind, scalar, yaml }: Node): boolean {
  if (yaml?.kind === 'map') return yaml.entries.size === 0
  if (yaml?.kind === 'list') return yaml.items.length === 0
  return kind === 'absent' || scalar === null || scalar === '' || scalar === false
}

/**
 * The type of a folder by the files directly in it. With both a chart and a kustomization the file that comes last decides
 * (`util/app/discovery/discovery.go`, Discover).
 */
export function detectedType(tree: Tree, folder: string): SourceType {
  const links = [...tree.links.keys()].filter((link) => isInside(link, folder))
  const names = [...filesUnder(tree, folder), ...links]
    .filter((path) => folderOf(path) === folder)
    .map(baseName)
    .toSorted()
  const last = names.findLast((name) => name.endsWith('Chart.yaml') || isKustomizationFile(name))
  if (last === undefined) return 'directory'
  return isKustomizationFile(last) ? 'kustomize' : 'helm'
}
