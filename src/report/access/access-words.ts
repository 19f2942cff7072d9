import type {
  AccessChangeAnswer,
  AccessRequestPart,
  AccessWitnessAnswer,
  MeshAccessAnswer,
} from '../../core/access-answer.ts'
import { someNames } from '../egress/egress-words.ts'
import { and } from '../words.ts'

/** The requests of a change in words: `GET and POST for all under /admin/ of shop.example.com, without a token, from anywhere`. */
export function changedRequests({ requests }: Pick<AccessChangeAnswer, 'requests'>): string {
  const part = (name: string): AccessRequestPart | undefined => requests.find((one) => one.part === name)
  const named = requests.filter(({ part: name }) => /^(claim|header|query|flag) /.test(name))
  const what = [
    methodWords(part('method')),
    pathWords(part('path')),
    hostWords(part('host')),
    ...(part('port') ? [listWords(part('port')!, 'at ', 'at any port')] : []),
  ]
  const how = [
    ...(part('token') ? [tokenWords(part('token')!)] : []),
    ...named.map(namedWords),
    ...clientWords(part('transport'), part('identity')),
    ...(['source', 'remote', 'destination'] as const).flatMap((name) => {
      const address = part(name)
      return address ? [listWords(address, addressWords[name], `${addressWords[name]}any`)] : []
    }),
  ]
  const isFromAnywhere = !['transport', 'identity', 'source', 'remote'].some((name) => part(name))
  return [
    what.filter((text) => text !== '').join(' '),
    ...how,
    ...(isFromAnywhere ? ['from anywhere'] : []),
  ].join(', ')
}

const addressWords = {
  source: 'from the address ',
  remote: 'from clients at ',
  destination: 'to pods at ',
} as const

function methodWords(part: AccessRequestPart | undefined): string {
  if (!part) return 'requests'
  return part.of.length > 0 ? plain(part.of) : `requests by any method but ${plain(part.except)}`
}

function plain(labels: readonly string[]): string {
  return and(labels.map((label) => label.replaceAll('`', '')))
}

function pathWords(part: AccessRequestPart | undefined): string {
  return part ? listWords(part, 'for ', 'for any path') : ''
}

function hostWords(part: AccessRequestPart | undefined): string {
  if (!part) return ''
  // What a gateway does not serve is no host of it.
  if (part.of.length === 0 && part.except.join() === 'hosts that it does not serve')
    return 'of any host that it serves'
  return listWords(part, 'of ', 'of any host')
}

function listWords({ of, except }: AccessRequestPart, before: string, any: string): string {
  return of.length > 0 ? `${before}${or(of)}` : `${any} but ${or(except)}`
}

function or(labels: readonly string[]): string {
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`
}

function tokenWords({ of, except }: AccessRequestPart): string {
  return of.length > 0 ? or(of) : `unless ${or(except)}`
}

function namedWords({ part, of, except }: AccessRequestPart): string {
  const [kind, ...rest] = part.split(' ')
  const name = `the ${kind} \`${rest.join(' ').replaceAll('][', '.')}\``
  const isAbsent = of.length === 1 ? of[0] === 'absent' : of.length === 0 && except.join() === 'any text'
  if (isAbsent) return `without ${name}`
  return of.length > 0 ? `with ${name} ${or(of)}` : `where ${name} is not ${or(except)}`
}

/** Who calls: an identity of the mesh is one of mTLS. */
function clientWords(
  transport: AccessRequestPart | undefined,
  identity: AccessRequestPart | undefined,
): string[] {
  if (identity) return [listWords(identity, 'from ', 'from any client with mTLS')]
  if (!transport) return []
  if (transport.of.join() === 'without mTLS,by mTLS') return ['from anywhere']
  if (transport.of.join() === 'by mTLS') return ['from anywhere in the mesh']
  return transport.of.length > 0 ? [or(transport.of)] : [`unless ${or(transport.except)}`]
}

/** `were 403 and are now let through`. */
export function outcomeWords({ base, head }: Pick<AccessChangeAnswer, 'base' | 'head'>): string {
  return `were ${or(base.outcomes)} and are now ${or(head.outcomes)}`
}

/** A request as a person writes it: `GET shop.example.com/admin/x with a token {...}`. */
export function witnessWords(witness: AccessWitnessAnswer): string {
  const { method, host, port, target, headers, transport, identity, address, claims } = witness
  return [
    `${method} ${host}${target} at port ${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(claims ? [`token ${JSON.stringify(claims)}`] : []),
    transport === 'mtls' ? `by mTLS as ${identity}` : transport === 'tls' ? 'by TLS' : 'without TLS',
    ...(address === null ? [] : [`from ${address}`]),
  ].join(', ')
}

/** What a comparison amounts to; of a proof, what it leaves aside. */
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
  return isProof && routes.length > 0 ? `${sentences[verdict]} ${asideWords(routes)}` : sentences[verdict]
}

/** Names in a sentence; the JSON has all of them. */
const maxNames = 3

function asideWords(routes: readonly string[]): string {
  const verb = routes.length === 1 ? 'differs' : 'differ'
  return `Where they are sent is not compared: ${someNames(routes, maxNames)} ${verb}.`
}
