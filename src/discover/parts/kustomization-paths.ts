import type { Node } from '../../model/node.ts'

/** The purpose of a path in a kustomization. */
export type PathUse =
  | 'resource'
  | 'component'
  | 'patch'
  | 'plugin'
  | 'configuration'
  | 'values file'
  | 'generator input'

/** A path that a kustomization file names. */
export interface KustomizationPath {
  readonly node: Node
  /** The path without the `KEY=` that may precede it in a generator. */
  readonly path: string
  readonly use: PathUse
  /** The field that names it: `resources`, `patches`. */
  readonly field: string
}

/**
 * The paths in a kustomization file (`sigs.k8s.io/kustomize/api/types/kustomization.go`). Inline patches are included as
 * paths that do not exist.
 */
export function kustomizationPaths(root: Node): KustomizationPath[] {
  return fieldsWithPaths.flatMap(([field, use, nodesOf]) =>
    nodesOf(root, field)
      .map((node) => ({
        node,
        field,
        use,
        path: use === 'generator input' ? withoutKey(node.text) : node.text,
      }))
      .filter(({ path }) => path !== ''),
  )
}

/** True for an inline patch or plug-in instead of a path. */
export function isInline(path: string): boolean {
  return path.includes('\n') || /^\s*\{/.test(path)
}

/** The path of `KEY=PATH`, which also names the key of a ConfigMap. */
function withoutKey(text: string): string {
  return text.slice(text.indexOf('=') + 1)
}

type NodesOf = (root: Node, field: string) => Node[]

const listed: NodesOf = (root, field) => root.items(field)

const pathsOfItems: NodesOf = (root, field) => root.items(field).map((item) => item.get('path'))

const inputs: NodesOf = (root, field) =>
  root
    .items(field)
    .flatMap((generator) => [...generator.items('files'), ...generator.items('envs'), generator.get('env')])

const valuesFiles: NodesOf = (root, field) =>
  root.items(field).flatMap((chart) => [chart.get('valuesFile'), ...chart.items('additionalValuesFiles')])

const fieldsWithPaths: readonly (readonly [field: string, use: PathUse, nodesOf: NodesOf])[] = [
  ['resources', 'resource', listed],
  ['bases', 'resource', listed],
  ['components', 'component', listed],
  ['patches', 'patch', pathsOfItems],
  ['patchesJson6902', 'patch', pathsOfItems],
  ['patchesStrategicMerge', 'patch', listed],
  ['configurations', 'configuration', listed],
  ['generators', 'plugin', listed],
  ['transformers', 'plugin', listed],
  ['validators', 'plugin', listed],
  ['crds', 'configuration', listed],
  ['replacements', 'configuration', pathsOfItems],
  ['openapi', 'configuration', (root, field) => [root.at(field, 'path')]],
  ['helmCharts', 'values file', valuesFiles],
  ['configMapGenerator', 'generator input', inputs],
  ['secretGenerator', 'generator input', inputs],
]
