import { oncePerText } from '../core/once-per.ts'
import { isIP } from './address.ts'

/**
 * Why a text is no host name that Istio takes, as the end of a sentence ("... holds a port"); `null` if it is one.
 * Upper case, a trailing dot, single labels and a wildcard that begins the first label (`*`, `*.b`, `*a.b`) pass
 * (istio `pkg/config/validation/agent/validation.go`, ValidateWildcardDomain).
 */
export const hostDefect = oncePerText((host): string | null => {
  if (host === '') return 'is empty'
  const shape = shapes.find(([pattern]) => pattern.test(host))
  if (shape) return shape[1]
  if (isIP(host)) return 'is an IP address, not a name'
  if (host.length > maxHost) return `is longer than ${maxHost} characters`
  return labelDefect(host.replace(/\.$/, '').split('.'))
})

/** True for a wildcard that is only a part of the first label: `*a.b`, `*-a.b`. */
export function isPartialWildcard(host: string): boolean {
  return /^\*[^.]/.test(host)
}

/** True for a name of one label, such as `payments`; `*` is none. */
export function isSingleLabel(host: string): boolean {
  return !host.replace(/\.$/, '').includes('.') && host !== '*'
}

/** Bounds of RFC 1035, which Istio checks. */
const maxHost = 255
const maxLabel = 63

/** What people write in the place of a host, worst first. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\s/, 'holds white space'],
  [/^[a-z][a-z0-9+.-]*:\/\//i, 'holds a scheme: write the host alone'],
  [/^[^:[\]]+:\d+$|^\[.*\]:\d+$/, 'holds a port: write the host alone'],
  [/\//, 'holds a path: write the host alone'],
  [/_/, 'holds an underscore, which no host name may'],
]

function labelDefect(labels: readonly string[]): string | null {
  const [first = '', ...rest] = labels
  if (rest.some((label) => label.includes('*'))) return 'has its wildcard outside the first label'
  if (/[^*].*\*|\*.*\*/.test(first)) return 'has a wildcard that does not begin the first label'
  const names = first === '*' ? rest : [first.replace(/^\*-?/, ''), ...rest]
  if (names.includes('')) return 'has an empty label'
  if (names.some((name) => name.length > maxLabel)) return `has a label longer than ${maxLabel} characters`
  if (!names.every((name) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(name))) {
    return 'holds characters that no host name may'
  }
  return rest.length > 0 && /^\d+$/.test(names.at(-1) ?? '') ? 'ends in a number, as no domain does' : null
}
