import type { Mesh } from '../../model/mesh.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { editableField, meshConfigViews } from './helpers/config-fields.ts'

/** Source: istio.io/api `mesh/v1alpha1/config.proto`. */
export const ignoredMeshField = defineRule({
  id: 'mesh/ignored-field',
  codes: ['inbound-retries', 'outbound-tls'],
  severity: 'warning',
  summary: 'A field of the MeshConfig that has no effect with its other fields.',
  why: 'Of `defaultInboundHttpRetryPolicy` only `attempts`, `retryOn` and `backoff` count, since an inbound route leads to the one application of its pod. `outboundTrafficPolicy.tls` is only for the mode ALLOW_ANY_DYNAMIC_DNS: in every other mode requests to unknown hosts leave as the application sends them.',
  fix: 'Remove the field, or set the mode that uses it.',
  across: meshConfigViews(check),
})

function* check(
  source: MeshConfigSource,
  mesh: Mesh,
): Generator<Problem<'inbound-retries' | 'outbound-tls'>> {
  const outbound = source.config.get('outboundTrafficPolicy')
  const [mode, tls] = [outbound.get('mode'), outbound.get('tls')]
  if (tls.kind === 'map' && !mode.isUnfilled && mode.text !== 'ALLOW_ANY_DYNAMIC_DNS')
    yield {
      code: 'outbound-tls',
      node: editableField(source, tls),
      at: 'key',
      message: `\`outboundTrafficPolicy.tls\` has no effect with mode \`${mode.text || 'REGISTRY_ONLY'}\`: only \`ALLOW_ANY_DYNAMIC_DNS\` uses it`,
      about: 'outboundTrafficPolicy.tls',
    }
  if (atLeast(mesh, 1, 32)) yield* inboundRetries(source)
}

/** The source is the documentation of the field. */
function* inboundRetries(source: MeshConfigSource): Generator<Problem<'inbound-retries'>> {
  const policy = source.config.get('defaultInboundHttpRetryPolicy')
  for (const name of ['perTryTimeout', 'retryRemoteLocalities', 'retryIgnorePreviousHosts']) {
    const field = policy.get(name)
    if (field.exists && !field.isNull)
      yield {
        code: 'inbound-retries',
        node: editableField(source, field),
        at: 'key',
        confidence: 'likely',
        message: `Istio does not read \`${name}\` of \`defaultInboundHttpRetryPolicy\`: an inbound route leads to a single application; remove it`,
        about: `defaultInboundHttpRetryPolicy.${name}`,
      }
  }
}
