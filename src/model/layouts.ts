import type { Node } from './node.ts'
import type { ValuesLayout, ValuesEntry } from './values.ts'

/**
 * The entries of the layouts that a values file holds, at its top or under a subchart's key up to two levels
 * down. A layout is known by its key and its shape, so that an unrelated `jwt` or `services` is not misread.
 *
 * `root` is the file, or the merged values of a target; `merged` is the latter where the chart is known, with
 * the same keys. A file of which nothing else is known is read without it.
 */
export function valuesEntries(root: Node, target: string, merged?: Node): ValuesEntry[] {
  return parents(root, 0).flatMap((parent) =>
    layouts.flatMap((layout) => {
      const whole = merged ? merged.at(...parent.pathKeys) : parent
      return shapes[layout](whole) ? entriesOf(layout, parent.get(layout), target, merged) : []
    }),
  )
}

/** A subchart of a subchart is as deep as these layouts are used. */
const deepest = 2

const layouts: readonly ValuesLayout[] = ['mediatedTls', 'passthroughTls', 'jwt', 'services', 'meshConfig']

/** Whether the map that may hold a layout holds it indeed. */
const shapes: Readonly<Record<ValuesLayout, (parent: Node) => boolean>> = {
  mediatedTls: (parent) => holdsMaps(parent.get('mediatedTls'), mediatedFields),
  passthroughTls: (parent) => holdsMaps(parent.get('passthroughTls'), ['externalHost']),
  jwt: (parent) => isJwt(parent.get('jwt')),
  services: (parent) =>
    isJwt(parent.get('jwt')) && holdsMaps(parent.get('services'), ['hosts', 'destination']),
  // The chart of istiod keeps its own defaults under such a key; what it makes of them is what it renders.
  meshConfig: (parent) =>
    parent.get('meshConfig').kind === 'map' && !String(parent.pathKeys[0] ?? '').startsWith('_'),
}

const mediatedFields = ['externalHost', 'tlsMode', 'timeout', 'retries', 'trafficPolicy']
/** Fields that no other use of the word `jwt` has. */
const istioJwtFields = ['jwksUri', 'jwks', 'fromHeaders', 'forwardOriginalToken', 'outputClaimToHeaders']
const jwtFields = [...istioJwtFields, 'issuer', 'audiences', 'enforceAt', 'egress']

function parents(node: Node, depth: number): Node[] {
  const below = depth < deepest ? node.entries().map(([, value]) => value) : []
  return [node, ...below.filter(({ kind }) => kind === 'map').flatMap((child) => parents(child, depth + 1))]
}

/** A map of maps of which at least one has one of the fields. */
function holdsMaps(block: Node, fields: readonly string[]): boolean {
  return block.entries().some(([, entry]) => fields.some((field) => entry.get(field).exists))
}

/** An application that signs its own tokens often has `jwt.issuer`, beside a secret or a lifetime. */
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
