import { isIPOrRange } from '../../model/address.ts'

/**
 * Why Istio's webhook refuses a value of a field, as the end of a sentence; `null` if it takes it. The value is not
 * empty (istio `pkg/config/security/security.go`).
 */
export function valueDefect(field: string, value: string): string | null {
  return Object.hasOwn(checks, field) ? checks[field]!(value) : null
}

/** By the field of a source or an operation, or by the key of a condition. */
const checks: Readonly<Record<string, (value: string) => string | null>> = {
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

function address(value: string): string | null {
  return isIPOrRange(value) ? null : 'is neither an IP address nor a range such as `10.0.0.0/8`'
}

function port(value: string): string | null {
  return /^\d+$/.test(value) && Number(value) <= 65_535 ? null : 'is no port: write a number of 0 to 65535'
}

/** Braces are for `{*}` and `{**}` alone, each a whole segment; `{**}` takes all that follows. */
function template(path: string): string | null {
  const segments = path.replace(/^\/+|\/+$/g, '').split('/')
  const isTemplate = /\{\*\*?\}/.test(path)
  const rest = segments.indexOf('{**}')
  if (rest >= 0 && segments.slice(rest + 1).some((segment) => wildcards.has(segment))) {
    return 'goes on after `{**}`, which takes the rest of the path'
  }
  const literals = segments.filter((segment) => !wildcards.has(segment))
  if (literals.some((segment) => /[{}]/.test(segment))) {
    return 'holds braces: only `{*}` and `{**}` stand in a path, each as a whole segment'
  }
  const isWrong = isTemplate && literals.some((segment) => !/^[\w.~%!$&'()+,;:@=-]+$/.test(segment))
  return isWrong ? 'is a path template with a segment that is no plain text' : null
}

const wildcards = new Set(['{*}', '{**}'])

function serviceAccount(value: string): string | null {
  if (value.includes('*')) return 'holds a wildcard: name the service account'
  if (value.length > longestServiceAccount) return `is longer than ${longestServiceAccount} characters`
  const parts = value.split('/')
  return parts.length < 3 && !parts.includes('') ? null : 'is no `account` and no `namespace/account`'
}

const longestServiceAccount = 320

function trustDomain(value: string): string | null {
  if (value.includes('/')) return 'is no trust domain: it holds a slash'
  return /^\*?[^*]+$|^[^*]+\*$|^\*$/.test(value) ? null : 'has a wildcard that is not one at an end'
}
