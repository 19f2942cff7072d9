import { isIPOrRange } from '../../model/address.ts'
import type { Node } from '../../model/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { quote } from '../quote.ts'

/**
 * What is wrong with the value of an annotation of a pod, as the end of a sentence; `null` where it can be, or where
 * Istio looks at no value (istio `pkg/kube/inject/validate.go`).
 */
export function annotationDefect(name: string, value: Node): string | null {
  const check = checks.get(name)
  // What is no string, the API server refuses as a whole.
  return check && typeof value.scalar === 'string' ? check(value.text) : null
}

type Check = (text: string) => string | null

const checks: ReadonlyMap<string, Check> = new Map([
  ['prometheus.istio.io/merge-metrics', boolean],
  ['proxy.istio.io/config', proxyConfig],
  ['readiness.status.sidecar.istio.io/failureThreshold', count],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', count],
  ['readiness.status.sidecar.istio.io/periodSeconds', count],
  ['sidecar.istio.io/interceptionMode', interceptionMode],
  ['status.sidecar.istio.io/port', port],
  ['traffic.sidecar.istio.io/excludeInboundPorts', ports],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', ranges],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', ports],
  ['traffic.sidecar.istio.io/includeInboundPorts', unlessAll(ports)],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', unlessAll(ranges)],
])

/** What Go's `strconv.ParseBool` reads. */
function boolean(text: string): string | null {
  return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text)
    ? null
    : `is ${quote(text)}: write \`true\` or \`false\``
}

/** What Go's `strconv.ParseUint` reads in 32 bits. */
function count(text: string): string | null {
  return isWhole(text, 2 ** 32 - 1) ? null : `is ${quote(text)}, no whole number`
}

function port(text: string): string | null {
  return isWhole(text.trim(), 65535) ? null : `is ${quote(text)}, no port`
}

function ports(text: string): string | null {
  const wrong = text.trim() === '' ? undefined : text.split(',').find((one) => port(one) !== null)
  return wrong === undefined
    ? null
    : `holds ${quote(wrong.trim())}, no port; write numbers with commas between`
}

function ranges(text: string): string | null {
  const wrong =
    text === '' ? undefined : text.split(',').find((one) => !one.includes('/') || !isIPOrRange(one))
  return wrong === undefined ? null : `holds ${quote(wrong)}, no range of addresses such as \`10.0.0.0/8\``
}

function unlessAll(check: Check): Check {
  return (text) => (text === '*' ? null : check(text))
}

function interceptionMode(text: string): string | null {
  return ['REDIRECT', 'TPROXY', 'NONE'].includes(text)
    ? null
    : `is ${quote(text)}: it takes \`REDIRECT\`, \`TPROXY\` or \`NONE\``
}

/** A text that is a map, or nothing at all. */
function proxyConfig(text: string): string | null {
  const [document] = parseDocuments(text, '')
  if (document && document.problems.length > 0) return `is no YAML: ${document.problems[0]!.message}`
  const root = document?.root
  const isEmpty = !root || (root.kind === 'scalar' && root.value === null)
  return isEmpty || root.kind === 'map' ? null : 'is no map: write the fields of a ProxyConfig'
}

function isWhole(text: string, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) <= most
}
