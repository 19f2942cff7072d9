import { isIPOrRange } from '../../../syntax/address.ts'
import type { Node } from '../../../model/node.ts'
import { parseDocuments } from '../../../yaml/parse.ts'
import { quote } from '../../message/quote.ts'

/** What is wrong with the value of an annotation. */
export interface AnnotationValueDefect {
  readonly code: AnnotationValueCode
  /** The end of a sentence. */
  readonly text: string
}

/** What can be wrong with the value of an annotation. */
export type AnnotationValueCode =
  | 'not-a-boolean'
  | 'not-a-whole-number'
  | 'not-a-port'
  | 'not-an-address-range'
  | 'unknown-interception-mode'
  | 'config-not-yaml'
  | 'config-not-a-map'

/**
 * What is wrong with the value of an annotation of a pod; `null` where it can be, or where Istio looks at no value
 * (istio `pkg/kube/inject/validate.go`).
 */
export function annotationDefect(name: string, value: Node): AnnotationValueDefect | null {
  const check = checks.get(name)
  // What is no string, the API server refuses as a whole.
  return check && typeof value.scalar === 'string' ? check(value.text) : null
}

type Check = (text: string) => AnnotationValueDefect | null

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
function boolean(text: string): AnnotationValueDefect | null {
  return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text)
    ? null
    : { code: 'not-a-boolean', text: `is ${quote(text)}: write \`true\` or \`false\`` }
}

/** What Go's `strconv.ParseUint` reads in 32 bits. */
function count(text: string): AnnotationValueDefect | null {
  if (isWhole(text, 2 ** 32 - 1)) return null
  return { code: 'not-a-whole-number', text: `is ${quote(text)}, no whole number` }
}

function port(text: string): AnnotationValueDefect | null {
  return isWhole(text.trim(), 65535) ? null : { code: 'not-a-port', text: `is ${quote(text)}, no port` }
}

function ports(text: string): AnnotationValueDefect | null {
  const wrong = text.trim() === '' ? undefined : text.split(',').find((one) => port(one) !== null)
  if (wrong === undefined) return null
  const advice = 'write numbers with commas between'
  return { code: 'not-a-port', text: `holds ${quote(wrong.trim())}, no port; ${advice}` }
}

function ranges(text: string): AnnotationValueDefect | null {
  const wrong =
    text === '' ? undefined : text.split(',').find((one) => !one.includes('/') || !isIPOrRange(one))
  if (wrong === undefined) return null
  const example = 'such as `10.0.0.0/8`'
  return { code: 'not-an-address-range', text: `holds ${quote(wrong)}, no range of addresses ${example}` }
}

function unlessAll(check: Check): Check {
  return (text) => (text === '*' ? null : check(text))
}

function interceptionMode(text: string): AnnotationValueDefect | null {
  if (['REDIRECT', 'TPROXY', 'NONE'].includes(text)) return null
  const advice = 'it takes `REDIRECT`, `TPROXY` or `NONE`'
  return { code: 'unknown-interception-mode', text: `is ${quote(text)}: ${advice}` }
}

/** A text that is a map, or nothing at all. */
function proxyConfig(text: string): AnnotationValueDefect | null {
  const [document] = parseDocuments(text, '')
  if (document && document.problems.length > 0)
    return { code: 'config-not-yaml', text: `is no YAML: ${document.problems[0]!.message}` }
  const root = document?.root
  const isEmpty = !root || (root.kind === 'scalar' && root.value === null)
  if (isEmpty || root.kind === 'map') return null
  return { code: 'config-not-a-map', text: 'is no map: write the fields of a ProxyConfig' }
}

function isWhole(text: string, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) <= most
}
