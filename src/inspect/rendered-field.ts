import type { RenderedField } from '../core/cause.ts'
import { identityOf, type Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'

/**
 * Names a rendered node for the engine: template, object, the number of such objects above it, and path. `undefined` if no
 * `# Source:` comment of Helm is above its object.
 *
 * @param manifests include those of the node's render, to count objects of the same identity above it
 */
export function fieldOf(node: Node, manifests: readonly Manifest[] = []): RenderedField | undefined {
  const template = templateOf(node)
  if (template === undefined) return undefined
  const object = identityOf(node.root)
  const preceding = manifests.filter(
    ({ root }) =>
      isAbove(root, node) && templateOf(root) === template && isSameIdentity(identityOf(root), object),
  )
  return { template, object, occurrence: preceding.length, path: node.pathKeys }
}

/**
 * Names a node in the build of a kustomization, as `fieldOf` does in a render. `template` is `''`, since a build has none.
 *
 * @param manifests those of the build: the objects of the same identity above the node are counted as `occurrence`
 */
export function builtFieldOf(node: Node, manifests: readonly Manifest[]): RenderedField {
  const object = identityOf(node.root)
  const preceding = manifests.filter(
    ({ root }) => isAbove(root, node) && isSameIdentity(identityOf(root), object),
  )
  return { template: '', object, occurrence: preceding.length, path: node.pathKeys }
}

/** The template that rendered a node: Helm prints `---` and `# Source: TEMPLATE` above each object and its comments. */
function templateOf(node: Node): string | undefined {
  const root = node.root.yaml
  const text = root?.source.text ?? ''
  const marker = '---\n# Source: '
  const start = text.lastIndexOf(marker, root?.start)
  return start < 0 ? undefined : text.slice(start + marker.length, text.indexOf('\n', start + marker.length))
}

function isAbove(root: Node, node: Node): boolean {
  const [rootYaml, nodeYaml] = [root.yaml, node.root.yaml]
  return rootYaml !== null && rootYaml.source === nodeYaml?.source && rootYaml.start < nodeYaml.start
}

function isSameIdentity(first: RenderedField['object'], second: RenderedField['object']): boolean {
  return JSON.stringify(first) === JSON.stringify(second)
}
