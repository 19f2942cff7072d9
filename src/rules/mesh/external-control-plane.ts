import { isIP } from '../../syntax/address.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { parseUrl } from '../../syntax/url.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Source: istio `pkg/config/analysis/analyzers/externalcontrolplane`, without its DNS lookup. */
export const externalControlPlane = defineRule({
  id: 'mesh/external-control-plane',
  codes: ['no-url-or-service', 'not-a-url', 'ip-address'],
  severity: 'warning',
  istio: ['IST0163', 'IST0164'],
  summary: 'A webhook of Istio does not name a control plane that can be called.',
  why: 'A cluster with an external control plane calls it by the URL of the webhook: without a URL nothing is validated and no pod gets a sidecar. An IP address instead of a name has to be in the certificate of the control plane, and must not change.',
  fix: 'Write the URL of the external control plane, or the Service of a control plane in the cluster.',
  on: {
    *MutatingWebhookConfiguration(configuration) {
      if (configuration.name.startsWith('istio-sidecar-injector')) yield* webhookProblems(configuration)
    },

    *ValidatingWebhookConfiguration(configuration) {
      if (/^(istio-validator|istiod-default-validator$)/.test(configuration.name))
        yield* webhookProblems(configuration)
    },
  },
})

function* webhookProblems({ root }: Manifest): Generator<Problem<'no-url-or-service' | UrlCode>> {
  for (const webhook of root.items('webhooks')) {
    const client = webhook.get('clientConfig')
    const name = quote(webhook.get('name').text)
    const url = client.get('url')
    if (isPresent(url)) yield* urlProblems(url, name)
    else if (!isPresent(client.get('service')))
      yield {
        code: 'no-url-or-service',
        node: url.exists ? url : client,
        message: `webhook ${name} has neither a \`url\` nor a \`service\`: the API server calls nothing; name one of the two`,
      }
  }
}

type UrlCode = 'not-a-url' | 'ip-address'

function* urlProblems(url: Node, name: string): Generator<Problem<UrlCode>> {
  const host = parseUrl(url.text)?.host
  if (host === undefined || host === '')
    yield {
      code: 'not-a-url',
      node: url,
      message: `the \`url\` of webhook ${name} is ${quote(url.data)}, which is not a URL: write \`https://HOST:PORT/PATH\``,
    }
  else if (isIP(host))
    yield {
      code: 'ip-address',
      node: url,
      severity: 'info',
      message: `webhook ${name} calls the control plane by the address ${quote(host)}: use a host name, which stays valid when the address changes`,
    }
}
