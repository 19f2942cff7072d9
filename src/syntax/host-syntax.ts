import { oncePerText } from '../core/once-per.ts'
import { isIP } from './address.ts'

/** The kinds of mistakes in a host name. */
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

/** What is wrong with a host name. */
export interface HostDefect {
  readonly code: HostCode
  /** The end of a sentence about the host: "contains a port". */
  readonly text: string
}

/**
 * Why Istio refuses a host name; `null` if it accepts it. Upper case, a trailing dot, single labels and a wildcard that
 * begins the first label (`*`, `*.b`, `*a.b`) are accepted (istio `pkg/config/validation/agent/validation.go`,
 * ValidateWildcardDomain).
 */
export const hostDefect = oncePerText((host): HostDefect | null => {
  if (host === '') return { code: 'no-host', text: 'is empty' }
  const mistake = commonMistakes.find(({ pattern }) => pattern.test(host))
  if (mistake) return mistake
  if (isIP(host)) return { code: 'ip-address', text: 'is an IP address, not a name' }
  if (host.length > maxHost) return { code: 'too-long', text: `is longer than ${maxHost} characters` }
  const defect = labelDefect(host.replace(/\.$/, '').split('.'))
  // Istio checks the text after the last dot, which is empty here.
  return defect?.code === 'numeric-domain' && host.endsWith('.') ? null : defect
})

/** True for a host that begins with `*` and another character than `.`: `*a.b`, `*-a.b`; false for `*`, `*.b` and `a*.b`. */
export function isPartialWildcard(host: string): boolean {
  return /^\*[^.]/.test(host)
}

/** True for a name of one label, such as `payments`; false for `*`, with or without a dot behind it. */
export function isSingleLabel(host: string): boolean {
  const name = host.replace(/\.$/, '')
  return !name.includes('.') && name !== '*'
}

/** Limits of RFC 1035, which Istio checks. */
const maxHost = 255
const maxLabel = 63

/** Texts that people write instead of a host name; the first match is reported. */
const commonMistakes: readonly (HostDefect & { readonly pattern: RegExp })[] = [
  { pattern: /\s/, code: 'white-space', text: 'contains white space' },
  {
    pattern: /^[a-z][a-z0-9+.-]*:\/\//i,
    code: 'scheme',
    text: 'contains a scheme: write only the host',
  },
  {
    pattern: /^[^:[\]]+:\d+$|^\[.*\]:\d+$/,
    code: 'port',
    text: 'contains a port: write only the host',
  },
  { pattern: /\//, code: 'path', text: 'contains a path: write only the host' },
  { pattern: /_/, code: 'underscore', text: 'contains an underscore, which host names cannot have' },
]

function labelDefect(labels: readonly string[]): HostDefect | null {
  const [first = '', ...furtherLabels] = labels
  const names = first === '*' ? furtherLabels : [first.replace(/^\*-?/, ''), ...furtherLabels]
  return wildcardDefect(first, furtherLabels) ?? nameDefect(names) ?? domainDefect(furtherLabels)
}

function wildcardDefect(first: string, furtherLabels: readonly string[]): HostDefect | null {
  if (furtherLabels.some((label) => label.includes('*'))) {
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
    : { code: 'forbidden-character', text: 'contains characters that host names cannot have' }
}

function domainDefect(domain: readonly string[]): HostDefect | null {
  return /^\d+$/.test(domain.at(-1) ?? '')
    ? { code: 'numeric-domain', text: 'ends in a number, which no domain does' }
    : null
}
