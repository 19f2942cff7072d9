import type { Node } from '../../model/node.ts'

/**
 * A part of a rule that ztunnel compares with a connection: its sources, its operations, or one `when`. It matches if one
 * of its matches does, and a rule matches if all its clauses do.
 */
export type Clause = readonly ConnectionMatch[]

/**
 * A source, an operation or a `when` in the form that ztunnel gets. Without conditions it never matches (ztunnel
 * `src/rbac.rs`, Authorization::matches).
 */
export interface ConnectionMatch {
  /** The source, the operation or the `when`. */
  readonly section: Node
  /** The conditions that a connection can meet. */
  readonly conditions: readonly Node[]
  /** The conditions that istiod leaves out: lists, and the keys of a `when`. */
  readonly omitted: readonly Node[]
}

/**
 * The clauses of a rule of an AuthorizationPolicy (istio `pilot/pkg/serviceregistry/ambient/authorization.go`, handleRule);
 * `[]` for a rule without `from`, `to` and `when`.
 */
export function clausesOf(rule: Node): Clause[] {
  const operations = rule.items('to').map((to) => matchOf(to.get('operation'), operationFields))
  const sources = rule.items('from').map((from) => matchOf(from.get('source'), sourceFields))
  const conditions = rule.items('when').map((when) => [whenMatch(when)])
  return [operations, sources, ...conditions].filter(({ length }) => length > 0)
}

/** True for `trustDomains` and `notTrustDomains` of a source: istiod omits them without a warning, even in ALLOW rules. */
export function isLeftOutSilently({ pathKeys }: Node): boolean {
  return silentFields.includes(String(pathKeys.at(-1)))
}

const silentFields: readonly string[] = ['notTrustDomains', 'trustDomains']

/** Fields that ztunnel supports, and fields that it does not. */
interface Fields {
  readonly ofConnections: readonly string[]
  readonly ofRequests: readonly string[]
}

const operationFields: Fields = {
  ofConnections: ['ports', 'notPorts'],
  ofRequests: ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'],
}

const sourceFields: Fields = {
  ofConnections: [
    ...['ipBlocks', 'notIpBlocks'],
    ...['namespaces', 'notNamespaces'],
    ...['principals', 'notPrincipals'],
    ...['serviceAccounts', 'notServiceAccounts'],
  ],
  ofRequests: [
    ...['remoteIpBlocks', 'notRemoteIpBlocks'],
    ...['requestPrincipals', 'notRequestPrincipals'],
    ...silentFields,
  ],
}

function matchOf(section: Node, { ofConnections, ofRequests }: Fields): ConnectionMatch {
  const lists = (fields: readonly string[]): Node[] =>
    fields.map((field) => section.get(field)).filter((list) => list.items().length > 0)
  return { section, conditions: lists(ofConnections), omitted: lists(ofRequests) }
}

function whenMatch(when: Node): ConnectionMatch {
  const key = when.get('key')
  const isKept = isConnectionKey(key)
  return { section: when, conditions: isKept ? [key] : [], omitted: isKept ? [] : [key] }
}

/** A key with a placeholder may be any key. */
function isConnectionKey(key: Node): boolean {
  return key.isUnfilled || key.text === '' || connectionKeys.includes(key.text)
}

/** The keys that ztunnel knows (`l4WhenAttributes`). */
const connectionKeys: readonly string[] = [
  'destination.ip',
  'destination.port',
  'source.ip',
  'source.namespace',
  'source.principal',
]
