import type { Node } from '../../../model/node.ts'

/** The options that change the kustomization before it is built (argo-cd `util/kustomize/kustomize.go`, Build). */
const overrides = [
  'namePrefix',
  'nameSuffix',
  'images',
  'replicas',
  'commonLabels',
  'commonAnnotations',
  'namespace',
  'patches',
  'components',
] as const

/** The overrides that the `kustomize` options of a source state. */
export function statedOverrides(options: Node): string[] {
  return overrides.filter((field) => {
    const value = options.get(field)
    return value.text !== '' || value.items().length > 0 || value.entries().length > 0
  })
}
