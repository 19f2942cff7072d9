import { isEmptyList } from '../../message/empty-lists.ts'
import { hostDefect } from '../../../syntax/host-syntax.ts'
import { isWildcard } from '../../../istio/hosts/hosts.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { isAddress } from '../helpers/endpoint-address.ts'
import { connectionPoolRefused, type ConnectionPoolCode } from './connection-pool.ts'
import { loadBalancerRefused, type LoadBalancerCode } from './load-balancer.ts'
import { isText, maxPort, outOfRange, portNumber } from '../../shared/scalar-checks.ts'

/** The reasons for which the webhook refuses a traffic policy. */
export type TrafficPolicyCode = 'empty-policy' | 'proxy-protocol-with-tunnel' | EntryCode | TunnelCode

type EntryCode = 'empty-port-settings' | 'missing-policy-port' | LevelCode
type LevelCode = OutlierCode | ConnectionPoolCode | LoadBalancerCode
type OutlierCode = 'out-of-range' | 'local-failures-not-split'
type TunnelCode =
  | 'tunnel-protocol'
  | 'missing-tunnel-host'
  | 'tunnel-host-wildcard'
  | 'tunnel-host-syntax'
  | 'missing-port-number'
  | 'out-of-range'

/** Reports what the webhook refuses in a traffic policy, except its TLS, which egress/tls-fields checks (istio validateTrafficPolicy). */
export function* policyRefused(policy: Node): Generator<Problem<TrafficPolicyCode>> {
  if (policy.kind !== 'map') return
  const tunnel = policy.get('tunnel')
  const proxyProtocol = policy.get('proxyProtocol')
  if (!blocks.some((name) => isPresent(policy.get(name)) && !isEmptyList(policy.get(name))))
    yield webhookProblem('empty-policy', policy, 'a traffic policy sets nothing')
  if (tunnel.kind === 'map' && proxyProtocol.kind === 'map') {
    const message = '`proxyProtocol` and `tunnel` exclude each other: leave one of the two out'
    yield webhookProblem('proxy-protocol-with-tunnel', proxyProtocol, message, {
      node: tunnel,
      note: 'the tunnel',
    })
  }
  yield* levelRefused(policy)
  yield* tunnelRefused(tunnel)
  for (const entry of policy.items('portLevelSettings')) yield* entryRefused(entry)
}

const portBlocks = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls']
const blocks = [...portBlocks, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget']

function* entryRefused(entry: Node): Generator<Problem<EntryCode>> {
  if (entry.isNull)
    yield webhookProblem('empty-port-settings', entry, 'an entry of `portLevelSettings` is empty')
  if (entry.kind !== 'map') return
  if (!isPresent(entry.get('port')))
    yield webhookProblem(
      'missing-policy-port',
      entry.get('port'),
      'an entry of `portLevelSettings` names no port',
    )
  if (!portBlocks.some((name) => isPresent(entry.get(name)))) {
    yield webhookProblem(
      'empty-port-settings',
      entry,
      'an entry of `portLevelSettings` sets nothing for its port',
    )
  }
  yield* levelRefused(entry)
}

/** Checks the blocks that both a policy and its settings for ports can have. */
function* levelRefused(level: Node): Generator<Problem<LevelCode>> {
  const outlier = level.get('outlierDetection')
  yield* outlierRefused(outlier)
  yield* connectionPoolRefused(level.get('connectionPool'))
  yield* loadBalancerRefused(level.get('loadBalancer'), outlier)
}

function* outlierRefused(outlier: Node): Generator<Problem<OutlierCode>> {
  yield* outOfRange(outlier.get('maxEjectionPercent'), 0, 100)
  yield* outOfRange(outlier.get('minHealthPercent'), 0, 100)
  const local = outlier.get('consecutiveLocalOriginFailures')
  if ((local.number ?? 0) > 0 && outlier.get('splitExternalLocalOriginErrors').scalar !== true) {
    yield webhookProblem(
      'local-failures-not-split',
      local,
      '`consecutiveLocalOriginFailures` needs `splitExternalLocalOriginErrors: true`',
    )
  }
}

function* tunnelRefused(tunnel: Node): Generator<Problem<TunnelCode>> {
  if (tunnel.kind !== 'map') return
  const protocol = tunnel.get('protocol')
  if (isText(protocol) && !['', 'CONNECT', 'POST'].includes(protocol.text)) {
    yield webhookProblem(
      'tunnel-protocol',
      protocol,
      `tunnel protocol ${quote(protocol.text)} has to be \`CONNECT\` or \`POST\``,
    )
  }
  const host = tunnel.get('targetHost')
  const defect = hostDefect(host.text)
  if (!isPresent(host)) yield webhookProblem('missing-tunnel-host', host, 'a tunnel names no target host')
  else if (isText(host) && isWildcard(host.text))
    yield webhookProblem(
      'tunnel-host-wildcard',
      host,
      `target host ${quote(host.text)} is a wildcard: name one host`,
    )
  else if (isText(host) && defect && !isAddress(host.text))
    yield webhookProblem('tunnel-host-syntax', host, `target host ${quote(host.text)} ${defect.text}`)
  if (tunnel.get('targetPort').number === undefined)
    yield* portNumber(tunnel.get('targetPort'), 'the target of a tunnel')
  else yield* outOfRange(tunnel.get('targetPort'), 1, maxPort)
}
