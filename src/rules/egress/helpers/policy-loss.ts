import { portPolicy } from '../../../istio/routing/destination.ts'
import type { Node } from '../../../model/node.ts'

/** A part of a traffic policy that does not reach a port or subset. */
export interface Loss {
  /** `outlierDetection`, `connectionPool.http`. */
  readonly field: string
  /** Where it is written in vain. */
  readonly node: Node
  /** What replaces it: an entry of `portLevelSettings`, or the policy of a subset. */
  readonly by: Node
}

/**
 * What a destination's policy loses on its way to a port (and subset) in use, and what a subset's policy loses to
 * its own entry for the port (istio `pilot/pkg/networking/util/util.go`, GetPortLevelTrafficPolicy and
 * MergeSubsetTrafficPolicy):
 * an entry of the destination for the port replaces everything; a block of the subset replaces that block;
 * the subset's entry for the port replaces the four blocks that such an entry can have.
 */
export function lostFields(
  destination: Node,
  subset: Node | null,
  port: number,
  protocol: 'http' | 'tls' | 'tcp',
): Loss[] {
  const whole = fieldsOf(destination)
  const entry = portPolicy(destination, port)
  const reduced = entry.exists ? fieldsOf(entry, portBlocks) : whole
  const merged = subset ? mergedWith(subset, reduced) : reduced
  const ownEntry = subset ? portPolicy(subset, port) : null
  const losses = [
    ...(entry.exists ? missing(whole, reduced, entry) : []),
    ...(subset ? missing(reduced, merged, subset) : []),
    ...(ownEntry?.exists ? missing(withBlocks(merged, portBlocks), fieldsOf(ownEntry), ownEntry) : []),
  ]
  return losses.filter(({ field, node }) => matters(field, protocol) && !isDefault(field, node))
}

type Fields = ReadonlyMap<string, Node>

/** What an entry for a port can have. */
const portBlocks = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls']
const blocks = [...portBlocks, 'tunnel', 'proxyProtocol', 'retryBudget']

/** The blocks that are written; a connection pool counts as its two halves, which are set apart from each other. */
function fieldsOf(policy: Node, names = blocks): Fields {
  const written = names.flatMap((name): [string, Node][] =>
    name === 'connectionPool'
      ? policy.entries(name).map(([half, node]) => [`${name}.${half}`, node])
      : [[name, policy.get(name)]],
  )
  return new Map(written.filter(([, node]) => node.kind === 'map' || typeof node.scalar === 'string'))
}

/** A subset's policy over the destination's, block by block. */
function mergedWith(subset: Node, destination: Fields): Fields {
  const own = fieldsOf(subset)
  const replaced = new Set([...own.keys()].map(blockOf))
  return new Map([...[...destination].filter(([field]) => !replaced.has(blockOf(field))), ...own])
}

function missing(before: Fields, after: Fields, by: Node): Loss[] {
  const lost = [...before].filter(([field]) => !after.has(field))
  return lost.map(([field, node]) => ({ field, node, by }))
}

function withBlocks(fields: Fields, names: readonly string[]): Fields {
  return new Map([...fields].filter(([field]) => names.includes(blockOf(field))))
}

function blockOf(field: string): string {
  return field.split('.')[0]!
}

/** TLS that passes through has no http to limit, and TLS of the proxy around it would be one too many. */
function matters(field: string, protocol: 'http' | 'tls' | 'tcp'): boolean {
  if (protocol === 'http') return true
  if (protocol === 'tls' && field === 'tls') return false
  return field !== 'connectionPool.http' && field !== 'retryBudget'
}

/** Losing `tls` that switches TLS off changes nothing: without the block there is none either. */
function isDefault(field: string, node: Node): boolean {
  return field === 'tls' && (node.get('mode').text === '' || node.get('mode').text === 'DISABLE')
}
