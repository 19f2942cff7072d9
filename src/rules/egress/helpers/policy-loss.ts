import { portPolicy } from '../../../istio/routing/destination.ts'
import type { Node } from '../../../model/node.ts'

/** A field of a traffic policy that has no effect on a port or subset. */
export interface Loss {
  /** `outlierDetection`, `connectionPool.http`. */
  readonly field: string
  /** The node of the field. */
  readonly node: Node
  /** What replaces it: an entry of `portLevelSettings`, or the policy of a subset. */
  readonly replacement: Node
}

/**
 * The fields of a traffic policy that have no effect on a port, and a subset, in use (istio
 * `pilot/pkg/networking/util/util.go`, GetPortLevelTrafficPolicy and MergeSubsetTrafficPolicy):
 * an entry for the port in the policy of the destination replaces that policy whole; a block of the subset replaces that
 * block of it; an entry for the port in the policy of the subset replaces the four blocks that such an entry can have.
 *
 * @param destination `trafficPolicy` of the DestinationRule
 * @param subset `trafficPolicy` of the subset; `null` for no subset, or one without a policy
 */
export function lostFields(
  destination: Node,
  subset: Node | null,
  port: number,
  protocol: 'http' | 'tls' | 'tcp',
): Loss[] {
  const destinationFields = fieldsOf(destination)
  const entry = portPolicy(destination, port)
  const portFields = entry.exists ? fieldsOf(entry, portBlocks) : destinationFields
  const subsetFields = subset ? mergedWith(subset, portFields) : portFields
  const subsetEntry = subset ? portPolicy(subset, port) : null
  const losses = [
    ...(entry.exists ? lossesBetween(destinationFields, portFields, entry) : []),
    ...(subset ? lossesBetween(portFields, subsetFields, subset) : []),
    ...(subsetEntry?.exists
      ? lossesBetween(withBlocks(subsetFields, portBlocks), fieldsOf(subsetEntry), subsetEntry)
      : []),
  ]
  return losses.filter(({ field, node }) => appliesTo(field, protocol) && !isDefault(field, node))
}

type Fields = ReadonlyMap<string, Node>

/** The blocks that an entry of `portLevelSettings` can have. */
const portBlocks = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls']
const blocks = [...portBlocks, 'tunnel', 'proxyProtocol', 'retryBudget']

/** The blocks that a policy sets, by name. A connection pool counts as two blocks, `http` and `tcp`. */
function fieldsOf(policy: Node, names = blocks): Fields {
  const written = names.flatMap((name): [string, Node][] =>
    name === 'connectionPool'
      ? policy.entries(name).map(([protocol, node]) => [`${name}.${protocol}`, node])
      : [[name, policy.get(name)]],
  )
  return new Map(written.filter(([, node]) => node.kind === 'map' || typeof node.scalar === 'string'))
}

/** The policy of a subset merged over the policy of the destination, block by block. */
function mergedWith(subset: Node, destination: Fields): Fields {
  const subsetFields = fieldsOf(subset)
  const replaced = new Set([...subsetFields.keys()].map(blockOf))
  return new Map([...[...destination].filter(([field]) => !replaced.has(blockOf(field))), ...subsetFields])
}

function lossesBetween(original: Fields, effective: Fields, replacement: Node): Loss[] {
  const lost = [...original].filter(([field]) => !effective.has(field))
  return lost.map(([field, node]) => ({ field, node, replacement }))
}

function withBlocks(fields: Fields, names: readonly string[]): Fields {
  return new Map([...fields].filter(([field]) => names.includes(blockOf(field))))
}

function blockOf(field: string): string {
  return field.split('.')[0]!
}

/** True if a field acts on a protocol: TLS that passes through has no http to limit, and must not be wrapped in TLS again. */
function appliesTo(field: string, protocol: 'http' | 'tls' | 'tcp'): boolean {
  if (protocol === 'http') return true
  if (protocol === 'tls' && field === 'tls') return false
  return field !== 'connectionPool.http' && field !== 'retryBudget'
}

/** True for a `tls` block that switches TLS off: without the block there is no TLS either. */
function isDefault(field: string, node: Node): boolean {
  return field === 'tls' && (node.get('mode').text === '' || node.get('mode').text === 'DISABLE')
}
