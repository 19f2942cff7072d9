import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { exportRefused, type ExportCode } from '../../shared/export-refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { selectorRefused, type SelectorCode } from '../../shared/labels-refused.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { endpointRefused, type EndpointCode } from './endpoint.ts'
import { portsRefused, type PortCode } from './ports.ts'

/** Reports what the webhook refuses in a ServiceEntry, or warns of, and no other rule reports (istio ValidateServiceEntry). */
export function* serviceEntryRefused(entry: Manifest): Generator<Problem<Code>> {
  const { spec } = entry
  const selector = spec.get('workloadSelector')
  const endpoints = spec.get('endpoints')
  yield* selectorRefused(selector, 'labels')
  if (selector.kind === 'map' && endpoints.items().length > 0) {
    const message = '`endpoints` and `workloadSelector` exclude each other: leave one of the two out'
    const related = { node: selector, note: 'selects the endpoints' }
    yield webhookProblem('endpoints-with-selector', endpoints, message, related)
  }
  yield* selectorWithoutEffect(selector, spec.get('resolution'))
  yield* portsRefused(entry)
  yield* endpointsRefused(entry)
  yield* exportRefused(entry)
}

type Code =
  | 'endpoints-with-selector'
  | 'selector-without-resolution'
  | 'empty-endpoint'
  | SelectorCode
  | PortCode
  | EndpointCode
  | ExportCode

/** Reports a selector that has no effect, which Istio accepts with a warning. */
function* selectorWithoutEffect(
  selector: Node,
  resolution: Node,
): Generator<Problem<'selector-without-resolution'>> {
  if (selector.kind !== 'map' || (isPresent(resolution) && resolution.text !== 'NONE')) return
  const cause = isPresent(resolution) ? 'resolution `NONE`' : 'no `resolution`, which means NONE,'
  yield {
    code: 'selector-without-resolution',
    node: selector,
    severity: 'warning',
    message: `${cause} leaves \`workloadSelector\` without effect: connections go where the application sends them; set STATIC`,
    ...(resolution.exists && { related: [{ node: resolution, note: 'how the hosts are resolved' }] }),
  }
}

/** Checks endpoints, if the resolution accepts any. For other resolutions egress/wildcard-resolution reports endpoints. */
function* endpointsRefused({ spec }: Manifest): Generator<Problem<'empty-endpoint' | EndpointCode>> {
  if (!['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(spec.get('resolution').text)) return
  const names = spec.items('ports').map((port) => port.get('name').text)
  const declared = names.some(isUnfilled) ? undefined : new Set(names)
  for (const endpoint of spec.items('endpoints')) {
    if (endpoint.kind === 'map') yield* endpointRefused(endpoint, declared)
    else if (endpoint.isNull) yield webhookProblem('empty-endpoint', endpoint, 'an endpoint is empty')
  }
}
