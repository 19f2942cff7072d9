import { joinOr, shortNameList } from '../../core/join-words.ts'
import type {
  AccessChangeAnswer,
  AccessRequestPart,
  AccessWitnessAnswer,
  MeshAccessAnswer,
} from '../../core/access-answer.ts'
import {
  claimsWords,
  hostWords,
  isMethodList,
  listWords,
  methodsAfter,
  methodWords,
  namedWords,
  pathWords,
  tokenWords,
  serverNameWords,
} from '../../core/access-class-words.ts'

/** The requests of a change in words: `GET and POST for all under /admin/ of shop.example.com, without a token, from anywhere`. */
export function changedRequests({ requests }: Pick<AccessChangeAnswer, 'requests'>): string {
  const part = (name: string): AccessRequestPart | undefined =>
    requests.find((request) => request.part === name)
  const named = requests.filter(({ part: name }) => /^(header|query) /.test(name))
  const claims = requests.filter(({ part: name }) => /^(second )?claim /.test(name))
  const method = part('method')
  const what = [
    methodWords(method),
    pathWords(part('path')),
    hostWords(part('host')),
    ...(part('sni') ? [serverNameWords(part('sni')!)] : []),
    ...(part('port') ? [listWords(part('port')!, 'at ', 'at any port')] : []),
    ...(method && !isMethodList(method) ? [methodsAfter(method)] : []),
  ]
  const how = [
    ...(part('token') || claims.length > 0 ? [tokenAndClaims(part('token'), claims)] : []),
    ...named.map(namedWords),
    ...clientWords(part('transport'), part('identity')),
    ...(['source', 'remote', 'destination'] as const).flatMap((name) => {
      const address = part(name)
      return address ? [listWords(address, addressWords[name], `${addressWords[name]}any`)] : []
    }),
  ]
  const isFromAnywhere = !['transport', 'identity', 'source', 'remote'].some((name) => part(name))
  const subject = what.filter((text) => text !== '').join(' ')
  const rest = [...how, ...(isFromAnywhere ? ['from anywhere'] : [])].join(', ')
  return [subject, rest].filter((text) => text !== '').join(subject === 'requests' ? ' ' : ', ')
}

function tokenAndClaims(token: AccessRequestPart | undefined, claims: readonly AccessRequestPart[]): string {
  return `${token ? tokenWords(token) : 'with a token'}${claimsWords(claims)}`
}

const addressWords = {
  source: 'from the address ',
  remote: 'from clients at ',
  destination: 'to pods at ',
} as const

/** The callers in words: an identity of the mesh is one of mTLS. */
function clientWords(
  transport: AccessRequestPart | undefined,
  identity: AccessRequestPart | undefined,
): string[] {
  if (identity) return [listWords(identity, 'from ', 'from any client with mTLS')]
  if (!transport) return []
  if (transport.of.join() === 'in plain text,by mTLS') return ['from anywhere']
  if (transport.of.join() === 'by mTLS') return ['from anywhere in the mesh']
  return transport.of.length > 0 ? [joinOr(transport.of)] : [`unless ${joinOr(transport.except)}`]
}

/** `were 403 and are now let through`. */
export function outcomeWords({ base, head }: Pick<AccessChangeAnswer, 'base' | 'head'>): string {
  return `were ${joinOr(base.outcomes)} and are now ${joinOr(head.outcomes)}`
}

/**
 * A request in one line: `GET shop.example.com/admin/x at port 443, x-user: ann, token {…}, by TLS, from 192.0.2.1`.
 * Without headers, a token or an address these are omitted. The transport is `by mTLS as IDENTITY`, `by TLS` or
 * `without TLS`.
 */
export function witnessWords(witness: AccessWitnessAnswer): string {
  const { method, host, port, target, headers, transport, identity, address, claims, secondClaims } = witness
  return [
    `${method} ${host}${target} at port ${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(claims ? [`token ${JSON.stringify(claims)}`] : []),
    ...(secondClaims ? [`second token ${JSON.stringify(secondClaims)}`] : []),
    transport === 'mtls' ? `by mTLS as ${identity}` : transport === 'tls' ? 'by TLS' : 'without TLS',
    ...(address === null ? [] : [`from ${address}`]),
  ].join(', ')
}

/** The verdict of a comparison as a sentence; for a proof also what it does not compare. */
export function accessVerdict({
  verdict,
  changes,
  routes,
}: Pick<MeshAccessAnswer, 'verdict' | 'changes' | 'routes'>): string {
  const opened = changes.filter(({ kind }) => kind === 'opened').length
  const sentences = {
    equal: 'Every request is let through or refused as in base.',
    'nothing-new': 'Nothing new gets in: what is let through now was let through in base.',
    new: `New: ${opened} ${opened === 1 ? 'class of requests gets' : 'classes of requests get'} in.`,
    unknown: 'Not known to be equal because',
  } as const satisfies Record<MeshAccessAnswer['verdict'], string>
  const isProof = verdict === 'equal' || verdict === 'nothing-new'
  return isProof && routes.length > 0
    ? `${sentences[verdict]} ${uncomparedWords(routes)}`
    : sentences[verdict]
}

/** Names in a sentence; the JSON has all of them. */
const maxNames = 3

function uncomparedWords(routes: readonly string[]): string {
  const verb = routes.length === 1 ? 'differs' : 'differ'
  return `Where they are sent is not compared: ${shortNameList(routes, maxNames)} ${verb}.`
}
