import { isSet } from '../../message/empty-lists.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { dryRunUnsupported } from '../../shared/dry-run.ts'
import { connectionPoolRefused } from '../../egress/webhook/connection-pool.ts'
import { isText, portNumber } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { selectorRefused } from '../../shared/labels-refused.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { destinationRefused } from './destination.ts'
import { emptyItemsRefused } from './items.ts'
import { egressRefused } from './sidecar-egress.ts'
import { ingressRefused } from './sidecar-ingress.ts'

/** Reports what the webhook refuses in a Sidecar, except what other rules report (istio ValidateSidecar). */
export function* sidecarRefused(sidecar: Manifest): Generator<RoutingWebhookProblem> {
  const { spec } = sidecar
  yield* dryRunUnsupported(sidecar)
  yield* selectorRefused(spec.get('workloadSelector'), 'labels')
  const fields = ['egress', 'ingress', 'outboundTrafficPolicy', 'inboundConnectionPool']
  if (!fields.some((field) => isSet(spec.get(field)))) {
    const message = 'an empty Sidecar: write `egress`, `ingress` or `outboundTrafficPolicy`'
    yield webhookProblem('empty-sidecar', spec, message)
  }
  for (const list of ['ingress', 'egress']) yield* emptyItemsRefused(spec.get(list))
  yield* ingressRefused(spec.items('ingress'))
  yield* connectionPoolRefused(spec.get('inboundConnectionPool'))
  yield* egressRefused(spec.items('egress'), sidecar.namespace)
  yield* outboundRefused(spec.get('outboundTrafficPolicy'))
}

/** Reports an invalid `egressProxy`; an `outboundTrafficPolicy` without a mode is REGISTRY_ONLY. */
function* outboundRefused(policy: Node): Generator<RoutingWebhookProblem> {
  const [mode, proxy] = [policy.get('mode'), policy.get('egressProxy')]
  if (!isPresent(proxy)) return
  if (!isPresent(mode) || (isText(mode) && mode.text !== 'ALLOW_ANY')) {
    const message = '`egressProxy` works only with `mode: ALLOW_ANY`'
    yield webhookProblem('proxy-without-allow-any', proxy, message, { node: mode, note: 'the mode' })
    return
  }
  yield* destinationRefused(proxy)
  const [host, port] = [proxy.get('host'), proxy.get('port')]
  if (host.text.startsWith('*')) {
    const message = `host ${quote(host.text)} is a wildcard: name one host`
    yield webhookProblem('wildcard-proxy-host', host, message)
  }
  if (!isPresent(port)) yield* portNumber(port, '`egressProxy`')
}
