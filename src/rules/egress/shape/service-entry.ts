import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../model/placeholder.ts'
import { exportRefused } from '../../export-refused.ts'
import { isGiven } from '../../given.ts'
import { selectorRefused } from '../../labels-refused.ts'
import type { Problem } from '../../rule.ts'
import { endpointRefused } from './endpoint.ts'
import { portsRefused } from './ports.ts'
import { refused } from './refused.ts'

/** What the webhook refuses or warns of in a ServiceEntry, where no other rule speaks of it (istio ValidateServiceEntry). */
export function* serviceEntryRefused(entry: Manifest): Generator<Problem> {
  const { spec } = entry
  const selector = spec.get('workloadSelector')
  const endpoints = spec.get('endpoints')
  yield* selectorRefused(selector.get('labels'))
  if (selector.kind === 'map' && endpoints.items().length > 0) {
    yield {
      ...refused(
        endpoints,
        '`endpoints` and `workloadSelector` exclude each other: leave one of the two out',
      ),
      related: [{ node: selector, note: 'selects the endpoints' }],
    }
  }
  yield* idleSelector(selector, spec.get('resolution'))
  yield* portsRefused(entry)
  yield* endpointsRefused(entry)
  yield* exportRefused(entry)
}

/** Istio accepts it, with a warning. */
function* idleSelector(selector: Node, resolution: Node): Generator<Problem> {
  if (selector.kind !== 'map' || (isGiven(resolution) && resolution.text !== 'NONE')) return
  const cause = isGiven(resolution) ? 'resolution `NONE`' : 'no `resolution`, which means NONE,'
  yield {
    node: selector,
    severity: 'warning',
    message: `${cause} leaves \`workloadSelector\` without effect: connections go where the application sends them; set STATIC`,
    ...(resolution.exists && { related: [{ node: resolution, note: 'how the hosts are resolved' }] }),
  }
}

/** Where the resolution takes endpoints at all; for the others egress/wildcard-resolution says so. */
function* endpointsRefused({ spec }: Manifest): Generator<Problem> {
  if (!['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(spec.get('resolution').text)) return
  const names = spec.items('ports').map((port) => port.get('name').text)
  const declared = names.some(isUnfilled) ? undefined : new Set(names)
  for (const endpoint of spec.items('endpoints')) {
    if (endpoint.kind === 'map') yield* endpointRefused(endpoint, declared)
    else if (endpoint.isNull) yield refused(endpoint, 'an endpoint is empty')
  }
}
