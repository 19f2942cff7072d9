import { joinAnd } from '../../core/join-words.ts'
import { secondTokenText, tokenText } from '../access/token-request.ts'
import type { AccessWitness } from '../access/witness.ts'
import type { Claims } from '../request/request.ts'
import { withoutPort } from '../request/routing/virtual-hosts.ts'

/** The method and URL of a witness, with marks in the place of its tokens: `GET https://shop.example.com/admin`. */
export function requestLine({ request }: AccessWitness, url: string): string {
  return `${request.method} ${url.replace(tokenText, '<token>').replace(secondTokenText, '<second token>')}`
}

/**
 * What a witness has besides its method, URL and token: headers, a Host with a port, and a name in the TLS handshake that is
 * not that of the host. With a space before it: `` with `x-team: red` ``; empty without any.
 * @param url a URL, or only a path
 */
export function witnessDetails({ request, connection }: AccessWitness, url: string): string {
  const { authority, headers } = request
  const hasToken = (text: string): boolean => text.includes(tokenText) || text.includes(secondTokenText)
  const usual = URL.canParse(url) ? new URL(url).hostname : null
  const hasPort = usual !== null && withoutPort(authority) !== authority
  const hasOtherName = url.startsWith('https:') && !['', withoutPort(authority)].includes(connection.sni)
  const details = [
    ...[...headers].flatMap(([name, value]) => (hasToken(value) ? [] : [`\`${name}: ${value}\``])),
    ...(hasPort && authority !== `${usual}:${connection.destination.port}` ? [`Host \`${authority}\``] : []),
    ...(hasOtherName ? [`\`${connection.sni}\` in the TLS handshake`] : []),
  ]
  return details.length === 0 ? '' : ` with ${joinAnd(details)}`
}

/** A token by its issuer and its other claims: `` a token of `https://id.example` (`aud: shop`, `realm.role: [a, b]`) ``. */
export function tokenDescription({ iss, ...others }: Claims): string {
  const texts = claimTexts(others).map((text) => `\`${text}\``)
  return `a token of \`${String(iss)}\`${texts.length === 0 ? '' : ` (${texts.join(', ')})`}`
}

/** Each claim with its path and value. */
function claimTexts(claims: Claims, path = ''): string[] {
  return Object.entries(claims).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [`${path}${name}: [${value.join(', ')}]`]
    if (typeof value === 'object' && value !== null) return claimTexts(value as Claims, `${path}${name}.`)
    return [`${path}${name}: ${String(value)}`]
  })
}
