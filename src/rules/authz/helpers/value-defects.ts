import { isIPOrRange } from '../../../syntax/address.ts'

/** Why Istio's webhook refuses a value. */
export interface PolicyValueDefect {
  readonly code: PolicyValueCode
  /** The end of a sentence. */
  readonly text: string
}

/** What can be wrong with a value of a field. */
export type PolicyValueCode =
  | 'not-an-address'
  | 'not-a-port'
  | 'segment-after-rest'
  | 'braces-in-path'
  | 'template-segment'
  | 'service-account-wildcard'
  | 'service-account-length'
  | 'service-account-syntax'
  | 'trust-domain-slash'
  | 'trust-domain-wildcard'

/**
 * Why Istio's webhook refuses a value of a field; `null` if it takes it. The value is not empty (istio
 * `pkg/config/security/security.go`).
 */
export function valueDefect(field: string, value: string): PolicyValueDefect | null {
  return Object.hasOwn(checks, field) ? checks[field]!(value) : null
}

/** By the field of a source or an operation, or by the key of a condition. */
const checks: Readonly<Record<string, (value: string) => PolicyValueDefect | null>> = {
  ipBlocks: address,
  remoteIpBlocks: address,
  'source.ip': address,
  'remote.ip': address,
  'destination.ip': address,
  ports: port,
  'destination.port': port,
  paths: template,
  serviceAccounts: serviceAccount,
  'source.serviceAccount': serviceAccount,
  trustDomains: trustDomain,
  'source.trustDomain': trustDomain,
}

function address(value: string): PolicyValueDefect | null {
  if (isIPOrRange(value)) return null
  return { code: 'not-an-address', text: 'is neither an IP address nor a range such as `10.0.0.0/8`' }
}

function port(value: string): PolicyValueDefect | null {
  if (/^\d+$/.test(value) && Number(value) <= 65_535) return null
  return { code: 'not-a-port', text: 'is no port: write a number of 0 to 65535' }
}

/** Braces are for `{*}` and `{**}` alone, each a whole segment; `{**}` takes all that follows. */
function template(path: string): PolicyValueDefect | null {
  const segments = path.replace(/^\/+|\/+$/g, '').split('/')
  const isTemplate = /\{\*\*?\}/.test(path)
  const rest = segments.indexOf('{**}')
  if (rest >= 0 && segments.slice(rest + 1).some((segment) => wildcards.has(segment))) {
    return { code: 'segment-after-rest', text: 'goes on after `{**}`, which takes the rest of the path' }
  }
  const literals = segments.filter((segment) => !wildcards.has(segment))
  if (literals.some((segment) => /[{}]/.test(segment))) {
    const text = 'holds braces: only `{*}` and `{**}` stand in a path, each as a whole segment'
    return { code: 'braces-in-path', text }
  }
  const isWrong = isTemplate && literals.some((segment) => !/^[\w.~%!$&'()+,;:@=-]+$/.test(segment))
  if (!isWrong) return null
  return { code: 'template-segment', text: 'is a path template with a segment that is no plain text' }
}

const wildcards = new Set(['{*}', '{**}'])

function serviceAccount(value: string): PolicyValueDefect | null {
  if (value.includes('*'))
    return { code: 'service-account-wildcard', text: 'holds a wildcard: name the service account' }
  if (value.length > longestServiceAccount)
    return { code: 'service-account-length', text: `is longer than ${longestServiceAccount} characters` }
  const parts = value.split('/')
  if (parts.length < 3 && !parts.includes('')) return null
  return { code: 'service-account-syntax', text: 'is no `account` and no `namespace/account`' }
}

const longestServiceAccount = 320

function trustDomain(value: string): PolicyValueDefect | null {
  if (value.includes('/')) return { code: 'trust-domain-slash', text: 'is no trust domain: it holds a slash' }
  if (/^\*?[^*]+$|^[^*]+\*$|^\*$/.test(value)) return null
  return { code: 'trust-domain-wildcard', text: 'has a wildcard that is not one at an end' }
}
