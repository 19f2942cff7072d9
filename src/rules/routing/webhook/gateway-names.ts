import { hostDefect } from '../../../syntax/host-syntax.ts'
import { isWildcard } from '../../../istio/hosts/hosts.ts'
import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/**
 * Reports gateway names of a VirtualService or a match that the webhook refuses: it accepts `NAMESPACE/NAME` of two
 * DNS labels, or a name. It checks none after the first name without a namespace (istio validateGatewayNames).
 */
export function* gatewayNamesRefused(parent: Node): Generator<RoutingWebhookProblem> {
  for (const gateway of parent.items('gateways')) {
    const slash = gateway.text.indexOf('/')
    const defect = isText(gateway) ? nameDefect(gateway.text, slash) : null
    if (defect) yield webhookProblem(defect.code, gateway, `gateway ${quote(gateway.text)} ${defect.text}`)
    else if (slash < 0 && isText(gateway) && gateway.text.includes('.')) yield legacyName(gateway)
    if (slash < 0) return
  }
}

function legacyName(gateway: Node): RoutingWebhookProblem {
  const [name, namespace] = gateway.text.split('.')
  const message = `gateway ${quote(gateway.text)} is named in an old form: write ${quote(`${namespace}/${name}`)}`
  return { code: 'legacy-gateway-name', node: gateway, message, severity: 'info' }
}

/** The end of a sentence about the name of a Gateway, with its code. */
interface NameDefect {
  readonly code:
    | 'gateway-wildcard'
    | 'gateway-name-syntax'
    | 'gateway-dot-namespace'
    | 'gateway-namespace-syntax'
  readonly text: string
}

function nameDefect(name: string, slash: number): NameDefect | null {
  if (slash >= 0) return pathDefect(name.slice(0, slash), name.slice(slash + 1))
  if (isWildcard(name)) return { code: 'gateway-wildcard', text: 'contains a wildcard: name one Gateway' }
  const defect = hostDefect(name)
  if (defect) return { code: 'gateway-name-syntax', text: defect.text }
  if (!/^\d+$/.test(name)) return null
  const text = `is a number, which Istio takes only after a namespace: write ${quote(`NAMESPACE/${name}`)}`
  return { code: 'gateway-name-syntax', text }
}

/** The defect of a name with a `/`. */
function pathDefect(namespace: string, name: string): NameDefect | null {
  if (namespace === '.') {
    return { code: 'gateway-dot-namespace', text: `has \`.\` as its namespace: write ${quote(name)}` }
  }
  if (!isDnsLabel(namespace)) {
    const text = 'has no namespace before the `/`: write `NAMESPACE/NAME`'
    return { code: 'gateway-namespace-syntax', text }
  }
  if (isDnsLabel(name)) return null
  const text = 'has no name of a Gateway after the `/`: write `NAMESPACE/NAME`'
  return { code: 'gateway-name-syntax', text }
}
