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

/** The codes of defects of annotation values. */
export type AnnotationValueCode =
  | 'not-a-boolean'
  | 'not-a-whole-number'
  | 'not-a-port'
  | 'not-an-address-range'
  | 'unknown-interception-mode'
  | 'config-not-yaml'
  | 'config-not-a-map'

/**
 * Says what is wrong with the value of an annotation of a pod; `null` if it is valid, or if Istio does not check it
 * (istio `pkg/kube/inject/validate.go`).
 */
export function annotationDefect(name: string, value: Node): AnnotationValueDefect | null {
  const check = checks.get(name)
  // The API server refuses the object if the value is no string.
  return check && typeof value.scalar === 'string' ? check(value.text) : null
}

type Check = (text: string) => AnnotationValueDefect | null

const checks: ReadonlyMap<string, Check> = new Map([
  ['prometheus.istio.io/merge-metrics', booleanDefect],
  ['proxy.istio.io/config', proxyConfigDefect],
  ['readiness.status.sidecar.istio.io/failureThreshold', countDefect],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', countDefect],
  ['readiness.status.sidecar.istio.io/periodSeconds', countDefect],
  ['sidecar.istio.io/interceptionMode', interceptionModeDefect],
  ['status.sidecar.istio.io/port', portDefect],
  ['traffic.sidecar.istio.io/excludeInboundPorts', portsDefect],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', rangesDefect],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', portsDefect],
  ['traffic.sidecar.istio.io/includeInboundPorts', starOr(portsDefect)],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', starOr(rangesDefect)],
])

/** Accepts what Go's `strconv.ParseBool` accepts. */
function booleanDefect(text: string): AnnotationValueDefect | null {
  return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text)
    ? null
    : { code: 'not-a-boolean', text: `is ${quote(text)}: write \`true\` or \`false\`` }
}

/** Accepts what Go's `strconv.ParseUint` accepts with 32 bits. */
function countDefect(text: string): AnnotationValueDefect | null {
  if (isWholeNumber(text, 2 ** 32 - 1)) return null
  return { code: 'not-a-whole-number', text: `is ${quote(text)}: write a whole number` }
}

function portDefect(text: string): AnnotationValueDefect | null {
  return isWholeNumber(text.trim(), 65535)
    ? null
    : { code: 'not-a-port', text: `is ${quote(text)}: write a port number` }
}

function portsDefect(text: string): AnnotationValueDefect | null {
  const invalid = text.trim() === '' ? undefined : text.split(',').find((item) => portDefect(item) !== null)
  if (invalid === undefined) return null
  const advice = 'write port numbers separated by commas'
  return { code: 'not-a-port', text: `has ${quote(invalid.trim())}, which is no port; ${advice}` }
}

function rangesDefect(text: string): AnnotationValueDefect | null {
  const invalid =
    text === '' ? undefined : text.split(',').find((item) => !item.includes('/') || !isIPOrRange(item))
  if (invalid === undefined) return null
  const example = 'such as `10.0.0.0/8`'
  return { code: 'not-an-address-range', text: `has ${quote(invalid)}, which is no address range ${example}` }
}

function starOr(check: Check): Check {
  return (text) => (text === '*' ? null : check(text))
}

function interceptionModeDefect(text: string): AnnotationValueDefect | null {
  if (['REDIRECT', 'TPROXY', 'NONE'].includes(text)) return null
  const advice = 'write `REDIRECT`, `TPROXY` or `NONE`'
  return { code: 'unknown-interception-mode', text: `is ${quote(text)}: ${advice}` }
}

/** Accepts YAML of a map, and an empty document. */
function proxyConfigDefect(text: string): AnnotationValueDefect | null {
  const [document] = parseDocuments(text, '')
  if (document && document.problems.length > 0)
    return { code: 'config-not-yaml', text: `is no YAML: ${document.problems[0]!.message}` }
  const root = document?.root
  const isEmpty = !root || (root.kind === 'scalar' && root.value === null)
  if (isEmpty || root.kind === 'map') return null
  return { code: 'config-not-a-map', text: 'is no map: write the fields of a ProxyConfig' }
}

function isWholeNumber(text: string, max: number): boolean {
  return /^\d+$/.test(text) && Number(text) <= max
}
