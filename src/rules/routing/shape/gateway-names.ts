import { hostDefect } from '../../../model/host-syntax.ts'
import { isWildcard } from '../../../model/hosts.ts'
import { isDnsLabel } from '../../../model/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isText } from '../../egress/shape/refused.ts'
import { quote } from '../../quote.ts'
import { refusedWithoutCode as refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'

/**
 * What the webhook refuses of the gateways that a VirtualService or a match names: `NAMESPACE/NAME` of two labels, or
 * a name. It looks at none behind the first that names no namespace (istio validateGatewayNames).
 */
export function* gatewayNamesRefused(holder: Node): Generator<Problem> {
  for (const gateway of holder.items('gateways')) {
    const slash = gateway.text.indexOf('/')
    const defect = isText(gateway) ? nameDefect(gateway.text, slash) : null
    if (defect) yield refused(gateway, `gateway ${quote(gateway.text)} ${defect}`)
    if (slash < 0) return
  }
}

function nameDefect(text: string, slash: number): string | null {
  if (slash < 0) return isWildcard(text) ? 'holds a wildcard: name one gateway' : hostDefect(text)
  const [namespace, name] = [text.slice(0, slash), text.slice(slash + 1)]
  if (namespace === '.') return `holds \`.\` for its namespace: write ${quote(name)}`
  if (!isDnsLabel(namespace)) return 'has no namespace before the `/`: write `NAMESPACE/NAME`'
  return isDnsLabel(name) ? null : 'has no name of a Gateway behind the `/`: write `NAMESPACE/NAME`'
}
