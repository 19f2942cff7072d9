import { oncePerText } from '../core/once-per.ts'
import { isIP } from './address.ts'

/** What can be wrong with a host name. */
export type HostCode =
  | 'no-host'
  | 'white-space'
  | 'scheme'
  | 'port'
  | 'path'
  | 'underscore'
  | 'ip-address'
  | 'too-long'
  | 'wildcard-outside-first-label'
  | 'wildcard-inside-label'
  | 'empty-label'
  | 'label-too-long'
  | 'forbidden-character'
  | 'numeric-domain'

/** Why a text is no host name. */
export interface HostDefect {
  readonly code: HostCode
  /** The end of a sentence about the host: "holds a port". */
  readonly text: string
}

/**
 * Why a text is no host name that Istio takes; `null` if it is one.
 * Upper case, a trailing dot, single labels and a wildcard that begins the first label (`*`, `*.b`, `*a.b`) pass
 * (istio `pkg/config/validation/agent/validation.go`, ValidateWildcardDomain).
 */
export const findHostDefect = oncePerText((host): HostDefect | null => {
  if (host === '') return { code: 'no-host', text: 'is empty' }
  const shape = shapes.find(({ pattern }) => pattern.test(host))
  if (shape) return shape
  if (isIP(host)) return { code: 'ip-address', text: 'is an IP address, not a name' }
  if (host.length > maxHost) return { code: 'too-long', text: `is longer than ${maxHost} characters` }
  return labelDefect(host.replace(/\.$/, '').split('.'))
})

/** The text of `findHostDefect`, for messages whose code says only that the host is none. */
export function hostDefect(host: string): string | null {
  return findHostDefect(host)?.text ?? null
}

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
const shapes: readonly (HostDefect & { readonly pattern: RegExp })[] = [
  { pattern: /\s/, code: 'white-space', text: 'holds white space' },
  {
    pattern: /^[a-z][a-z0-9+.-]*:\/\//i,
    code: 'scheme',
    text: 'holds a scheme: write the host alone',
  },
  {
    pattern: /^[^:[\]]+:\d+$|^\[.*\]:\d+$/,
    code: 'port',
    text: 'holds a port: write the host alone',
  },
  { pattern: /\//, code: 'path', text: 'holds a path: write the host alone' },
  { pattern: /_/, code: 'underscore', text: 'holds an underscore, which no host name may' },
]

function labelDefect(labels: readonly string[]): HostDefect | null {
  const [first = '', ...rest] = labels
  const names = first === '*' ? rest : [first.replace(/^\*-?/, ''), ...rest]
  return wildcardDefect(first, rest) ?? nameDefect(names) ?? domainDefect(rest)
}

function wildcardDefect(first: string, rest: readonly string[]): HostDefect | null {
  if (rest.some((label) => label.includes('*'))) {
    return { code: 'wildcard-outside-first-label', text: 'has its wildcard outside the first label' }
  }
  return /[^*].*\*|\*.*\*/.test(first)
    ? { code: 'wildcard-inside-label', text: 'has a wildcard that does not begin the first label' }
    : null
}

function nameDefect(names: readonly string[]): HostDefect | null {
  if (names.includes('')) return { code: 'empty-label', text: 'has an empty label' }
  if (names.some((name) => name.length > maxLabel)) {
    return { code: 'label-too-long', text: `has a label longer than ${maxLabel} characters` }
  }
  return names.every((name) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(name))
    ? null
    : { code: 'forbidden-character', text: 'holds characters that no host name may' }
}

function domainDefect(domain: readonly string[]): HostDefect | null {
  return /^\d+$/.test(domain.at(-1) ?? '')
    ? { code: 'numeric-domain', text: 'ends in a number, as no domain does' }
    : null
}
