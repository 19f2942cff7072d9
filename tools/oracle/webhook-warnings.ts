// Who says what the webhook warns of (`Warningf` and `WrapWarning` in istio `pkg/config/validation`).
import type { Json, JsonMap } from './mutate.ts'

/** A warning of the webhook, and the rule that says it; or the reason why none does. */
export interface WebhookWarning {
  readonly pattern: RegExp
  /** The rules, one of which reports the object. */
  readonly rules?: readonly string[]
  readonly unsaid?: string
  /** True for an object of which the warning is not true. */
  readonly isUntrue?: (object: JsonMap) => boolean
}

/** All warnings of the pinned version about single objects. */
export const webhookWarnings: readonly WebhookWarning[] = [
  {
    pattern: /^EnvoyFilter exposes internal/,
    unsaid: 'it is the same for every EnvoyFilter, and says nothing about the one at hand',
  },
  {
    pattern: /^Envoy filter: (?:unknown field|can't unmarshal)|^unknown field|^can't unmarshal|^proto:/,
    unsaid: "the definitions of Envoy's own messages are not part of meshgate",
  },
  {
    pattern: /^address is unset with network/,
    unsaid:
      'a workload of another network is reached through the gateway of that network and needs no address',
  },
  {
    pattern: /will deny all traffic to TCP ports/,
    unsaid:
      'authz/http-on-tcp says it where a port of the workload is not HTTP; elsewhere the policy denies what it says',
  },
  {
    pattern: /^large direct_responses/,
    unsaid: 'it is about the memory of istiod, and no proxy does anything else than the route says',
  },
  {
    pattern: /^tagOverrides\.name may not be empty/,
    unsaid: 'the tag has no name by which anything could read it, so that nothing depends on it',
  },
  { pattern: /^using deprecated type_url/, rules: ['extension/envoy-filter', 'extension/patch-match'] },
  {
    pattern: /^using deprecated types by name without typed_config/,
    unsaid:
      'extension/patch-match says it of filters that are added; what is merged takes the type of the filter there',
  },
  { pattern: /^using deprecated filter name/, rules: ['extension/patch-match'] },
  { pattern: /proxyVersion match exceeds/, rules: ['extension/patch-match'] },
  { pattern: /filter match has no effect/, rules: ['extension/patch-match'] },
  {
    pattern: /workload selector specified without labels/,
    rules: [
      'authz/peer-authentication-webhook',
      'authz/webhook',
      'egress/webhook',
      'extension/envoy-filter',
      'extension/telemetry',
      'extension/traffic-extension',
      'extension/wasm-plugin',
      'jwt/webhook',
      'workload/proxy-config',
      'routing/webhook',
    ],
  },
  { pattern: /^outlier detection policy must be provided/, rules: ['egress/webhook'] },
  { pattern: /^tls\.httpsRedirect should only/, rules: ['routing/webhook'] },
  { pattern: /^TLS version below TLSV1_2/, rules: ['routing/webhook'] },
  { pattern: /^ignoring (?:invalid|duplicate) cipher suites/, rules: ['routing/webhook'] },
  { pattern: /mode does not use certificates/, rules: ['routing/webhook'] },
  { pattern: /up to 2 server certificates/, rules: ['schema/invalid', 'routing/webhook'] },
  { pattern: /^sidecar: HTTP connection pool settings/, rules: ['routing/webhook'] },
  { pattern: /^duplicated egress host/, rules: ['routing/webhook'] },
  { pattern: /^`\*\/\*` host select all/, rules: ['routing/webhook'] },
  { pattern: /is deprecated, use|^using deprecated setting/, rules: ['schema/deprecated'] },
  { pattern: /contains private key material/, rules: ['jwt/jwks-inline'] },
  {
    pattern: /^virtualService rule (?:#\d+|".*?") match (?:#\d+|".*?") of prefix /,
    rules: ['routing/unreachable-route'],
    isUntrue: (object) => hasDelegates(object) || hasConditionsNotCompared(object),
  },
  {
    pattern: /^virtualService rule (?:#\d+|".*?") /,
    rules: ['routing/unreachable-route'],
    isUntrue: hasDelegates,
  },
  { pattern: /goes against SNI spec/, rules: ['routing/sni-hosts'] },
  { pattern: /^using legacy gatewayName/, rules: ['routing/webhook'] },
  { pattern: /^abort configured/, rules: ['routing/webhook'] },
  { pattern: /^partial wildcard/, rules: ['egress/host-invalid'] },
  { pattern: /^addresses are required for ports/, rules: ['egress/tcp-without-address'] },
  { pattern: /^workloadSelector should not be set/, rules: ['egress/webhook'] },
  { pattern: /more than one host specified simultaneously/, rules: ['egress/webhook'] },
  { pattern: /^multiple (?:tracing|providers) is not/, rules: ['extension/telemetry'] },
]

/**
 * The warnings that no message of meshgate says: those of which no rule reports the object, and those that the table does not
 * have.
 *
 * @param object what the webhook was asked about
 * @param messages `RULE: MESSAGE`
 */
export function unsaidWarnings(
  object: JsonMap,
  warnings: readonly string[],
  messages: readonly string[],
): string[] {
  return warnings.filter((warning) => {
    const entry = webhookWarnings.find(({ pattern }) => pattern.test(warning))
    if (entry?.unsaid !== undefined || entry?.isUntrue?.(object)) return false
    return !entry?.rules?.some((rule) => messages.some((message) => message.startsWith(`${rule}: `)))
  })
}

/** True for a VirtualService with a delegating route. The webhook does not know the conditions that the delegate adds. */
function hasDelegates(object: JsonMap): boolean {
  return httpRoutes(object).some((route) => route.delegate !== undefined)
}

/**
 * True for a VirtualService with a condition that the webhook does not compare, or takes for an empty text, where it compares
 * prefixes: one of a header or parameter that only has to be present or that has a regular expression, no method, which it
 * takes for GET, or one of the fields that it leaves out (`genMatchHTTPRoutes` in istio
 * `pkg/config/validation/validation.go`).
 */
function hasConditionsNotCompared(object: JsonMap): boolean {
  const matches = httpRoutes(object).flatMap((route) => maps(route.match))
  return matches.some(
    (match) =>
      fieldsNotCompared.some((field) => match[field] !== undefined) ||
      [match.headers, match.withoutHeaders, match.queryParams]
        .flatMap((conditions) => (isMap(conditions) ? Object.values(conditions) : []))
        .some((condition) => !isMap(condition) || (!condition.exact && !condition.prefix)),
  )
}

const fieldsNotCompared = ['method', 'scheme', 'sourceLabels', 'sourceNamespace', 'gateways', 'ignoreUriCase']

function httpRoutes({ spec }: JsonMap): JsonMap[] {
  return isMap(spec) ? maps(spec.http) : []
}

function maps(list: Json | undefined): JsonMap[] {
  return Array.isArray(list) ? list.filter(isMap) : []
}

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
