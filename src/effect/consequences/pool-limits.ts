import { durationWords } from '../../core/duration-words.ts'
import { groupedDigits } from '../../core/grouped-digits.ts'
import { joinAnd } from '../../core/join-words.ts'
import type { WinningRule } from '../../istio/routing/merged-rules.ts'
import { meshTrafficPolicy } from '../../istio/routing/mesh-traffic-policy.ts'
import { effectivePolicy } from '../../istio/routing/traffic-policy.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { durationMilliseconds } from '../request/routing/retries.ts'

/** What bounds calls, in words, and the field that sets it; without a field it is Istio's default. */
export interface PoolLimit {
  readonly words: string
  readonly node?: Node
}

/** The limits of calls by name. Both sides of a comparison have the same names. */
export type PoolLimits = ReadonlyMap<string, PoolLimit>

/** The blocks of a traffic policy that bound calls. */
type Blocks = Readonly<Record<'http' | 'tcp' | 'outlier' | 'budget', Node | undefined>>

/**
 * The limits by which a client calls a port of a host: connections, requests and retries at once, times, and when pods are
 * taken out (istio `pilot/pkg/networking/core/cluster_traffic_policy.go`, applyConnectionPool and applyOutlierDetection).
 *
 * @param rule the DestinationRule that the client gets; `undefined` for none
 */
export function poolLimits(
  mesh: Mesh,
  rule: WinningRule | undefined,
  port: number,
  subset: string,
): PoolLimits {
  const blocks = blocksOf(mesh, rule, port, subset)
  return new Map([
    ...Object.entries(counts).map(
      ([name, { block, field, nouns }]) => [name, countLimit(blocks[block]?.get(field), nouns)] as const,
    ),
    ['retries', retryLimit(blocks)],
    ['connect', connectLimit(mesh, blocks)],
    ['idle', idleLimit(blocks)],
    ['duration', durationLimit(blocks.tcp?.get('maxConnectionDuration'))],
    ['ejection', ejectionLimit(blocks.outlier)],
    ...ejectionFields.map((field) => [field, fieldLimit(blocks.outlier, field)] as const),
  ])
}

function blocksOf(mesh: Mesh, rule: WinningRule | undefined, port: number, subset: string): Blocks {
  const settings = rule ? effectivePolicy(rule, port, subset).settings : new Map<string, Node>()
  const ofMesh = meshTrafficPolicy(mesh)
  const hasPool = [...settings.keys()].some((name) => name.startsWith('connectionPool.'))
  const pool = (protocol: 'http' | 'tcp'): Node | undefined =>
    hasPool ? settings.get(`connectionPool.${protocol}`) : ofMesh?.at('connectionPool', protocol)
  const outlier = settings.get('outlierDetection') ?? ofMesh?.get('outlierDetection')
  return { http: pool('http'), tcp: pool('tcp'), outlier, budget: settings.get('retryBudget') }
}

type Nouns = readonly [single: string, several: string]

interface Count {
  readonly block: 'http' | 'tcp'
  readonly field: string
  readonly nouns: Nouns
}

const counts = {
  connections: { block: 'tcp', field: 'maxConnections', nouns: ['connection', 'connections'] },
  pending: {
    ...{ block: 'http', field: 'http1MaxPendingRequests' },
    nouns: ['waiting request', 'waiting requests'],
  },
  requests: {
    ...{ block: 'http', field: 'http2MaxRequests' },
    nouns: ['request at once', 'requests at once'],
  },
  perConnection: {
    ...{ block: 'http', field: 'maxRequestsPerConnection' },
    nouns: ['request for each connection', 'requests for each connection'],
  },
  streams: {
    ...{ block: 'http', field: 'maxConcurrentStreams' },
    nouns: ['stream for each connection', 'streams for each connection'],
  },
} as const satisfies Readonly<Record<string, Count>>

/** Istio reads 0 as "not set", and sets 2^32 - 1 then. */
function countLimit(node: Node | undefined, [single, several]: Nouns): PoolLimit {
  if (!isSet(node) || node.number === 0) return { words: `any number of ${several}` }
  const { number } = node
  const words =
    number === 1 ? `1 ${single}` : `${number === undefined ? quoted(node) : groupedDigits(number)} ${several}`
  return { words: `at most ${words}`, node }
}

/** Envoy ignores the number of retries where there is a budget. */
function retryLimit({ http, budget }: Blocks): PoolLimit {
  if (!isSet(budget)) return countLimit(http?.get('maxRetries'), ['retry at once', 'retries at once'])
  const percent = budget.get('percent')
  const least = budget.get('minRetryConcurrency')
  const share = isSet(percent) ? (percent.number ?? quoted(percent)) : 20
  const always = isSet(least) && least.number !== 0 ? (least.number ?? quoted(least)) : 3
  return {
    words: `retries for at most ${share}% of the requests at once, and ${always} in any case`,
    node: budget,
  }
}

function connectLimit({ configSources }: Mesh, { tcp }: Blocks): PoolLimit {
  const ofMesh = configSources.length === 1 ? configSources[0]!.config.get('connectTimeout') : undefined
  const node = [tcp?.get('connectTimeout'), ofMesh].find(isSet)
  return { words: `${node ? lengthOf(node) : '10s'} to connect`, ...(node && { node }) }
}

/** Istio sets one limit for HTTP and other connections: that of `http`, else that of `tcp`. */
function idleLimit({ http, tcp }: Blocks): PoolLimit {
  const node = [http?.get('idleTimeout'), tcp?.get('idleTimeout')].find(isSet)
  const words = `connections that are kept for ${node ? lengthOf(node) : '3600s'} without requests`
  return { words, ...(node && { node }) }
}

function durationLimit(node: Node | undefined): PoolLimit {
  return isSet(node)
    ? { words: `connections that are used for at most ${lengthOf(node)}`, node }
    : { words: 'connections that are used for any time' }
}

/** When pods get no calls for a time. Envoy's defaults: 5 errors, 30s, 10 percent of the pods. */
function ejectionLimit(outlier: Node | undefined): PoolLimit {
  const none = 'no pods taken out after errors'
  if (!isSet(outlier)) return { words: none }
  const [errors, gatewayErrors] = ['consecutive5xxErrors', 'consecutiveGatewayErrors'].map((field) =>
    outlier.get(field),
  ) as [Node, Node]
  const kinds = [
    ...(errors.number === 0 ? [] : [`${isSet(errors) ? numberOf(errors) : 5} errors`]),
    ...(isSet(gatewayErrors) && gatewayErrors.number !== 0
      ? [`${numberOf(gatewayErrors)} errors of a gateway`]
      : []),
  ]
  if (kinds.length === 0) return { words: none, node: outlier }
  const [time, percent] = [outlier.get('baseEjectionTime'), outlier.get('maxEjectionPercent')]
  const share = isSet(percent) && percent.number !== 0 ? numberOf(percent) : 10
  const words = `at most ${share}% of the pods taken out for ${isSet(time) ? lengthOf(time) : '30s'} after ${joinAnd(kinds)} in a row`
  return { words, node: outlier }
}

/** Further fields of an outlier detection, said by their names. */
const ejectionFields = [
  ...(['interval', 'minHealthPercent', 'splitExternalLocalOriginErrors'] as const),
  ...(['consecutiveLocalOriginFailures'] as const),
] as const

function fieldLimit(outlier: Node | undefined, field: string): PoolLimit {
  const node = outlier?.get(field)
  const name = `\`outlierDetection.${field}\``
  return isSet(node) ? { words: `${name} ${quoted(node)}`, node } : { words: `the default of ${name}` }
}

function isSet(node: Node | undefined): node is Node {
  return node !== undefined && node.exists && !node.isNull
}

function numberOf(node: Node): string {
  return node.number === undefined ? quoted(node) : groupedDigits(node.number)
}

function lengthOf(node: Node): string {
  const milliseconds = durationMilliseconds(node)
  return milliseconds === null ? quoted(node) : durationWords(milliseconds)
}

function quoted(node: Node): string {
  return `\`${node.text || String(node.scalar)}\``
}
