import { table } from '../../../core/table.ts'
import { isIPOrRange } from '../../../syntax/address.ts'

/** Why the webhook of Istio refuses a value. */
export interface PolicyValueDefect {
  readonly code: PolicyValueCode
  /** The end of a sentence. */
  readonly text: string
}

/** The reasons for which the webhook refuses a value. */
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
 * Why the webhook of Istio refuses a value; `null` if it accepts it (istio `pkg/config/security/security.go`).
 *
 * @param field a field of a source or an operation, or the key of a condition
 * @param value not empty
 */
export function valueDefect(field: string, value: string): PolicyValueDefect | null {
  return Object.hasOwn(checks, field) ? checks[field]!(value) : null
}

/** The check of a value, by the field of a source or an operation, or by the key of a condition. */
const checks = table<(value: string) => PolicyValueDefect | null>({
  ipBlocks: address,
  remoteIpBlocks: address,
  'source.ip': address,
  'remote.ip': address,
  'destination.ip': address,
  ports: port,
  'destination.port': port,
  paths: pathTemplate,
  serviceAccounts: serviceAccount,
  'source.serviceAccount': serviceAccount,
  trustDomains: trustDomain,
  'source.trustDomain': trustDomain,
})

function address(value: string): PolicyValueDefect | null {
  if (isIPOrRange(value)) return null
  return { code: 'not-an-address', text: 'is neither an IP address nor a range such as `10.0.0.0/8`' }
}

function port(value: string): PolicyValueDefect | null {
  if (/^\d+$/.test(value) && Number(value) <= 65_535) return null
  return { code: 'not-a-port', text: 'is not a port: write a number from 0 to 65535' }
}

/** Checks a path template: `{*}` and `{**}` each have to be a whole segment, and `{**}` the last wildcard. */
function pathTemplate(path: string): PolicyValueDefect | null {
  const segments = path.replace(/^\/+|\/+$/g, '').split('/')
  const isTemplate = /\{\*\*?\}/.test(path)
  const restIndex = segments.indexOf('{**}')
  if (restIndex >= 0 && segments.slice(restIndex + 1).some((segment) => wildcards.has(segment))) {
    return {
      code: 'segment-after-rest',
      text: 'has a wildcard after `{**}`, which already matches the rest of the path',
    }
  }
  const literals = segments.filter((segment) => !wildcards.has(segment))
  if (literals.some((segment) => /[{}]/.test(segment))) {
    const text = 'has braces: a path may only contain `{*}` and `{**}`, each as a whole segment'
    return { code: 'braces-in-path', text }
  }
  const isWrong = isTemplate && literals.some((segment) => !/^[\w.~%!$&'()+,;:@=-]+$/.test(segment))
  if (!isWrong) return null
  return {
    code: 'template-segment',
    text: 'is a path template with a segment that has characters which Istio does not accept',
  }
}

const wildcards = new Set(['{*}', '{**}'])

function serviceAccount(value: string): PolicyValueDefect | null {
  if (value.includes('*'))
    return { code: 'service-account-wildcard', text: 'has a wildcard: name the service account' }
  if (value.length > maxServiceAccountLength)
    return { code: 'service-account-length', text: `is longer than ${maxServiceAccountLength} characters` }
  const parts = value.split('/')
  if (parts.length < 3 && !parts.includes('')) return null
  return { code: 'service-account-syntax', text: 'is neither `account` nor `namespace/account`' }
}

const maxServiceAccountLength = 320

function trustDomain(value: string): PolicyValueDefect | null {
  if (value.includes('/'))
    return { code: 'trust-domain-slash', text: 'is not a trust domain: it has a slash' }
  if (/^\*?[^*]+$|^[^*]+\*$|^\*$/.test(value)) return null
  return { code: 'trust-domain-wildcard', text: 'has a wildcard that is not at its beginning or end' }
}
