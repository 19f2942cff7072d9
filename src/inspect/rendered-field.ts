import type { RenderedField } from '../core/cause.ts'
import { identityOf, type Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'

/**
 * What a rendered node is to the engine; `undefined` where no template is named above it. Among `manifests` are
 * those of its render.
 */
export function fieldOf(node: Node, manifests: readonly Manifest[] = []): RenderedField | undefined {
  const template = templateOf(node)
  if (template === undefined) return undefined
  const object = identityOf(node.root)
  const before = manifests.filter(
    ({ root }) => isBefore(root, node) && templateOf(root) === template && isAlike(identityOf(root), object),
  )
  return { template, object, occurrence: before.length, path: node.pathKeys }
}

/** Helm writes the template's name above each object. */
function templateOf(node: Node): string | undefined {
  const root = node.root.yaml
  const text = root?.source.text ?? ''
  const mark = '# Source: '
  const start = text.lastIndexOf(mark, root?.start)
  return start < 0 ? undefined : text.slice(start + mark.length, text.indexOf('\n', start))
}

function isBefore(root: Node, node: Node): boolean {
  const [one, other] = [root.yaml, node.root.yaml]
  return one !== null && one.source === other?.source && one.start < other.start
}

function isAlike(one: RenderedField['object'], other: RenderedField['object']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
