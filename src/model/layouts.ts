import type { Node } from './node.ts'
import type { ValuesLayout, ValuesEntry } from './values.ts'

/**
 * The entries of layouts in a values file, at its root or up to two subchart keys below. A layout is recognized by its
 * key and its shape, so that an unrelated `jwt` or `services` is not misread.
 *
 * `root` is the file, or the merged values of a target; `merged` is the latter if the chart is known. A file without a
 * known chart is read without it.
 */
export function valuesEntries(root: Node, target: string, merged?: Node): ValuesEntry[] {
  return parents(root, 0).flatMap((parent) =>
    layouts.flatMap((layout) => {
      if (!hasKey(parent, layout)) return []
      const mergedParent = merged ? merged.at(...parent.pathKeys) : parent
      return shapes[layout](mergedParent) ? entriesOf(layout, parent.get(layout), target, merged) : []
    }),
  )
}

function hasKey({ yaml }: Node, key: string): boolean {
  return yaml?.kind === 'map' && yaml.entries.has(key)
}

/** Layouts are not used deeper than in a subchart of a subchart. */
const maxDepth = 2

const layouts: readonly ValuesLayout[] = ['mediatedTls', 'passthroughTls', 'jwt', 'services', 'meshConfig']

/** Whether a map has a layout under the layout's key. */
const shapes: Readonly<Record<ValuesLayout, (parent: Node) => boolean>> = {
  mediatedTls: (parent) => hasMapsWith(parent.get('mediatedTls'), mediatedFields),
  passthroughTls: (parent) => hasMapsWith(parent.get('passthroughTls'), ['externalHost']),
  jwt: (parent) => isJwt(parent.get('jwt')),
  services: (parent) =>
    isJwt(parent.get('jwt')) && hasMapsWith(parent.get('services'), ['hosts', 'destination']),
  // Istiod's chart has its own defaults under a key with `_`; the rendered objects show what it makes of them.
  meshConfig: (parent) =>
    parent.get('meshConfig').kind === 'map' && !String(parent.pathKeys[0] ?? '').startsWith('_'),
}

const mediatedFields = ['externalHost', 'tlsMode', 'timeout', 'retries', 'trafficPolicy']
/** Fields that no other meaning of `jwt` has. */
const istioJwtFields = ['jwksUri', 'jwks', 'fromHeaders', 'forwardOriginalToken', 'outputClaimToHeaders']
const jwtFields = [...istioJwtFields, 'issuer', 'audiences', 'enforceAt', 'egress']

function parents(node: Node, depth: number): Node[] {
  const children = depth < maxDepth ? node.entries().map(([, value]) => value) : []
  return [
    node,
    ...children.filter(({ kind }) => kind === 'map').flatMap((child) => parents(child, depth + 1)),
  ]
}

/** True for a map of maps, one of which has one of the fields. */
function hasMapsWith(block: Node, fields: readonly string[]): boolean {
  return block.entries().some(([, entry]) => fields.some((field) => entry.get(field).exists))
}

/** False for the `jwt.issuer` of an application that signs its own tokens, beside a secret or a lifetime. */
function isJwt(block: Node): boolean {
  const keys = block.entries().map(([key]) => key)
  if (keys.some((key) => istioJwtFields.includes(key))) return true
  return keys.includes('issuer') && keys.every((key) => jwtFields.includes(key))
}

function entriesOf(layout: ValuesLayout, block: Node, target: string, merged?: Node): ValuesEntry[] {
  const nodes: [string, Node][] =
    layout === 'jwt' || layout === 'meshConfig' ? [['', block]] : block.entries()
  return nodes
    .filter(([, node]) => node.kind === 'map')
    .map(([name, node]) => ({
      layout,
      name,
      node,
      block,
      target,
      ...(merged && { merged: merged.at(...node.pathKeys) }),
    }))
}
