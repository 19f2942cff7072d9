import { hostCovers } from '../../istio/hosts/hosts.ts'
import { quotedText, type TextPattern } from '../request/match/text-match.ts'
import { withoutPort } from '../request/routing/virtual-hosts.ts'
import type { Axis } from './request-space.ts'
import type { SpaceDraft } from './space-draft.ts'

/**
 * Adds the hosts of a gateway to the axis of hosts. A proxy uses the most specific domain for a host. So one name of
 * each domain represents all hosts that no other domain covers. Policies about hosts divide them further.
 */
export function addHostAxis(draft: SpaceDraft, domains: readonly string[]): void {
  const distinct = [...new Set(domains.map((domain) => domain.toLowerCase()))]
  if (!draft.hasTexts('host')) draft.addAxis(hostAxis(distinct))
  else for (const domain of distinct) draft.text('host', domainPattern(domain), `\`${domain}\``)
}

/** A sample of hosts that no domain covers. */
export const otherHost = 'other.example'

function hostAxis(domains: readonly string[]): Axis {
  const hasOther = !domains.some((domain) => hostCovers(domain, otherHost))
  const samples = [...new Set([...(hasOther ? [otherHost] : []), ...domains.map(hostInDomain)])]
  const sets = domains.map((domain) => ({
    label: `\`${domain}\``,
    has: (name: string) => covers(domain, name),
  }))
  const all = hasOther ? [{ label: unservedHosts, has: (name: string) => name === otherHost }, ...sets] : sets
  return {
    name: 'host',
    samples,
    labels: all.map(({ label }) => label),
    matching: all.map(({ has }) => samples.flatMap((name, atom) => (has(name) ? [atom] : []))),
  }
}

/** The label of the hosts that no domain of a gateway covers. */
const unservedHosts = 'hosts that it does not serve'

function covers(domain: string, name: string): boolean {
  return domain === name || hostCovers(domain, name)
}

/** The server name (SNI) that a client of a host sends: the host in lower case, without a port. */
export function nameOfHost(host: string): string {
  return withoutPort(host).toLowerCase()
}

/**
 * A host that a domain of a gateway covers: `any-name.shop.example` for `*.shop.example`, `otherHost` for `*`, and any other
 * domain itself.
 */
export function hostInDomain(domain: string): string {
  if (domain === '*') return otherHost
  return domain.startsWith('*') ? `any-name${domain.slice(1)}` : domain
}

/** The authorities of a domain, with or without a port. */
export function domainPattern(domain: string): TextPattern {
  const name = domain.startsWith('*') ? `.+${quotedText(domain.slice(1))}` : quotedText(domain)
  return { form: 'regex', text: `(?i)${domain === '*' ? '.+' : name}(:[0-9]+)?` }
}
