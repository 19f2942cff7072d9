import { joinOr, shortNameList } from '../../core/join-words.ts'
import {
  claimsWords,
  hostWords,
  listWords,
  methodsAfter,
  namedWords,
  serverNameWords,
  tokenWords,
} from '../../core/access-class-words.ts'
import type { AccessRequestPart } from '../../core/access-answer.ts'
import type { ConsequenceCodes } from '../../model/consequence.ts'
import type { AccessChange } from '../access/access-change.ts'
import type { ShownWitness } from './access-witness.ts'

/**
 * The sentence of a consequence for some classes of requests, with an example.
 * @param wheres the places where the classes were found
 */
export function accessSentence(
  code: ConsequenceCodes['access'],
  change: AccessChange,
  wheres: readonly string[],
  { example, ends, witness }: ShownWitness,
): string {
  const end = code === 'refused-later' ? `${ends.head} by ${witness.head.hops.at(-1)}` : ends.head
  return `${openings[code](shortNameList(wheres), change)}: ${example} was ${ends.base}, and ${willBe(end)}`
}

/** What becomes of a request: `will be let through`, `will not be connected`. */
export function willBe(end: string): string {
  return end.startsWith('not ') ? `will ${end.replace(/^not /, 'not be ')}` : `will be ${end}`
}

const openings = {
  'token-lost': (where) => `lets requests without a token reach ${where}, which needed one`,
  opened: (where, change) => `lets ${callerWords(change)} reach ${where} without a token`,
  'deny-narrowed': (where, change) =>
    `lets ${callerWords(change)} reach ${where} without a token, which a DENY rule no longer refuses`,
  'deny-inverted': (where, change) =>
    `turns a DENY rule round, which lets ${callerWords(change)} reach ${where} without a token`,
  'refused-later': (where, { entries }) =>
    `no longer refuses requests without a token for ${where} at ${shortNameList(entries)}, which proxies behind it may still do`,
  redirected: (where) =>
    `no longer refuses requests without a token for ${where}, and answers them with a redirect`,
  'opened-with-token': (where, change) => `lets requests ${tokenOf(change)} reach ${where}`,
  'caller-allowed': (where, change) => `lets ${callerWords(change)} reach ${where}`,
  served: (where, change) =>
    `serves ${isRedirected(change) ? 'a redirect for ' : ''}${where} to ${callerWords(change)}${withToken(change)}`,
  'token-demanded': (where) => `refuses requests without a token for ${where}`,
  closed: (where, change) => `no longer lets ${callerWords(change)}${withToken(change)} reach ${where}`,
  undecided: (where) => `may change who gets in at ${where}`,
} satisfies Record<ConsequenceCodes['access'], (where: string, change: AccessChange) => string>

/** True if the side that does not refuse the requests answers with a redirect (RFC 9110, section 15.4). */
export function isRedirected({ base, head }: AccessChange): boolean {
  const { texts } = head.verdict === 'refused' ? base : head
  return texts.length > 0 && texts.every((text) => redirects.has(text))
}

const redirects: ReadonlySet<string> = new Set(['301', '302', '303', '307', '308'])

function partOf({ phrases }: AccessChange, axis: string): AccessRequestPart | undefined {
  const phrase = phrases.find((item) => item.axis === axis)
  return phrase && { part: axis, of: phrase.of, except: phrase.except }
}

/** ``with a token of `https://login.example.com` (`aud` is `shop`)``. */
function tokenOf(change: AccessChange): string {
  const token = partOf(change, 'token')
  const claims = change.phrases.filter(({ axis }) => /^(second )?claim /.test(axis))
  const claimParts = claims.map(({ axis, of, except }) => ({ part: axis, of, except }))
  return `${token ? tokenWords(token) : 'with a token'}${claimsWords(claimParts)}`
}

/** The description of the token of a class; empty for requests without a token. */
export function classTokenWords(change: AccessChange): string {
  return change.isWithoutToken ? '' : tokenOf(change)
}

function withToken(change: AccessChange): string {
  return change.isWithoutToken ? '' : ` ${tokenOf(change)}`
}

/** The description of the callers of a class: `anyone`, `any pods`, `` calls from namespace `shop` ``. */
export function callerWords(change: AccessChange): string {
  const [identity, source, transport] = ['identity', 'source', 'transport'].map((axis) =>
    partOf(change, axis),
  )
  const address = source ?? partOf(change, 'remote')
  if (!change.isOfAnyone && address && address.of.length > 0) return `clients at ${joinOr(address.of)}`
  if (address && address.except.length > 0) return `clients at ${addressesBut(address.except)}`
  if (change.sites.every(({ kind }) => kind === 'gateway')) return 'anyone'
  if (!change.isOfAnyone && identity && identity.of.length > 0) return `calls from ${joinOr(identity.of)}`
  const isOfMesh = change.sites.every(({ kind }) => kind === 'waypoint')
  if (!isOfMesh && transport?.of.join() !== 'by mTLS') return 'any client'
  return identity && identity.except.length > 0
    ? `any pods but those of ${joinOr(identity.except)}`
    : 'any pods'
}

/** All addresses but some blocks: without all of IPv4, those of IPv6 are left. */
function addressesBut(except: readonly string[]): string {
  if (!except.includes(allOfIpv4)) return `any address but ${joinOr(except)}`
  const rest = except.filter((block) => block !== allOfIpv4)
  return `any IPv6 address${rest.length === 0 ? '' : ` but ${joinOr(rest)}`}`
}

const allOfIpv4 = '`0.0.0.0/0`'

/** A key of the requests of a change: equal for requests that differ only in their tokens and callers. */
export function requestKey(change: AccessChange): string {
  const shown = change.phrases.filter(
    ({ axis }) => !/^(token|(second )?claim .*|transport|identity)$/.test(axis),
  )
  return JSON.stringify(shown)
}

/**
 * The paths, hosts, server names, ports, methods, headers and query parameters of a class of requests, as Markdown:
 * `` all under `/docs/` of `shop.example.com` by POST ``. Where no host is named, or hosts are only excluded, the entry
 * points follow: `` any path at Deployment `shop/api` ``.
 */
export function destinationWords(change: AccessChange): string {
  const [path, host, port, method, serverName, address] = destinationAxes.map((axis) => partOf(change, axis))
  const named = change.phrases.filter(({ axis }) => /^(header|query) /.test(axis))
  const anyPath = serverName && !host ? 'anything' : 'any path'
  return [
    path ? listWords(path, '', 'any path') : anyPath,
    ...(host ? [hostWords(host)] : []),
    ...(serverName ? [serverNameWords(serverName)] : []),
    ...(host && host.of.length > 0 ? [] : [`at ${shortNameList(change.entries)}`]),
    ...(port ? [`(${listWords(port, '', 'any port')})`] : []),
    ...(method ? [methodsAfter(method)] : []),
    ...named.map(({ axis, of, except }) => namedWords({ part: axis, of, except })),
    ...(address ? [listWords(address, 'of pods at ', 'of pods at any address')] : []),
  ].join(' ')
}

const destinationAxes = ['path', 'host', 'port', 'method', 'sni', 'destination'] as const
