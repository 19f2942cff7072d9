import { durationWords } from '../../core/duration-words.ts'
import { joinAnd } from '../../core/join-words.ts'
import { targetTitle } from '../../core/target-title.ts'
import type {
  AllowlistProblem,
  AnyHostAnswer,
  EgressAnswer,
  EgressChangeAnswer,
  EgressDifferenceAnswer,
  ExitAnswer,
  MeshEgressAnswer,
  OutsideAllowlist,
} from '../../core/egress-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { sharedReasons, type SharedReasons } from '../shared-reasons.ts'
import { count } from '../words.ts'

/** The name of a mesh, as plain text: its environment; without one, its targets, joined by commas. */
export function meshName({
  environment,
  targets,
}: Pick<MeshEgressAnswer, 'environment' | 'targets'>): string {
  return environment ?? targets.map((id) => (id === '**' ? 'all files together' : targetTitle(id))).join(', ')
}

/**
 * The host, port and address of an exit (`ExitDestination`): `pay.example.com:443` for the address that DNS returns (`''`),
 * `*.files.example.net:443 at any address` for `any`, `db.example.net:5432 at 192.0.2.7` for another one.
 */
export function destinationName({
  host,
  port,
  address,
}: Pick<ExitAnswer, 'host' | 'port' | 'address'>): string {
  const at = address === '' ? '' : address === 'any' ? ' at any address' : ` at ${address}`
  return `${host}:${port}${at}`
}

/**
 * How a call leaves, as clauses: `called as http on port 80; mediated: TLS added and verified; timeout 15s`. Then tries,
 * proxies on the way, mirroring and missing inputs follow, each if there is any.
 */
export function handlingWords(exit: ExitAnswer): string {
  const { called, mode, timeout, retries, via, isMirror, isInMesh, missing } = exit
  return [
    calledWords(exit),
    mode === 'mediated' ? `mediated: ${tlsWords(exit)}` : passedWords(exit),
    ...(timeout === null ? [] : [`timeout ${durationWords(timeout)}`]),
    ...(retries && called.protocol === 'http'
      ? [`up to ${count(1 + retries.attempts, 'try').replace('trys', 'tries')}`]
      : []),
    ...(via.length === 0 ? [] : [`through ${joinAnd(via)}`]),
    ...(isMirror ? ['a copy of requests'] : []),
    ...(isInMesh ? ['counts as a host of the mesh'] : []),
    ...(missing.length === 0 ? [] : [`depends on ${missing.join(', ')}`]),
  ].join('; ')
}

function calledWords({ host, called }: ExitAnswer): string {
  const name = called.authority ?? called.serverName ?? called.host
  const target = name === host ? `port ${called.port}` : `${name}:${called.port}`
  return `called as ${called.protocol} on ${target}`
}

function tlsWords({ tls, isVerified }: ExitAnswer): string {
  if (tls === 'tls') return isVerified ? 'TLS added and verified' : 'TLS added, not verified'
  return tls === 'plain' ? 'leaves as plain text' : tls === 'mtls' ? 'mTLS of the mesh' : 'TLS not known'
}

function passedWords({ tls, called }: ExitAnswer): string {
  const passed = called.protocol === 'tls' ? 'passes as TLS of the application' : 'passes unchanged'
  return tls === 'tls' ? `${passed}, with TLS added` : passed
}

/** Why pods reach any host. */
export function anyHostWords({ reason, missing }: AnyHostAnswer): string {
  const why = {
    'no-proxy': 'no proxy handles their calls',
    ztunnel: 'ztunnel lets all calls pass',
    policy: 'the `outboundTrafficPolicy` allows undeclared hosts',
  }[reason]
  return missing.length === 0 ? why : `${why}, depending on ${missing.join(', ')}`
}

/** `opened`; `possibly opened` if missing inputs decide. */
export function changeWord({ kind, missing }: Pick<EgressChangeAnswer, 'kind' | 'missing'>): string {
  return missing.length === 0 ? kind : `possibly ${kind}`
}

/** How calls leave in base and in head, without the parts that are the same. */
export function changedHandling({ head, base }: Pick<EgressChangeAnswer, 'head' | 'base'>): {
  readonly before: readonly string[]
  readonly after: readonly string[]
} {
  const [after, before] = [head, base].map((exits) => [...new Set(exits.map(handlingWords))]) as [
    string[],
    string[],
  ]
  const [inHead, inBase] = [new Set(after), new Set(before)]
  return {
    before: before.filter((words) => !inHead.has(words)),
    after: after.filter((words) => !inBase.has(words)),
  }
}

/** The verdict on a difference as a sentence; the reasons why there may be more follow it. */
export function verdictWords({ verdict, because, changes, anyHost }: EgressDifferenceAnswer): string {
  if (verdict === 'nothing-new') return 'Nothing new can be reached.'
  if (verdict === 'unknown') return 'Whether anything new can be reached is unknown because'
  const hosts = changes.filter(({ kind }) => kind === 'opened').length
  const isAny = anyHost.some(({ kind }) => kind === 'opened')
  const words = [...(isAny ? ['any host'] : []), ...(hosts > 0 ? [count(hosts, 'destination')] : [])]
  return `New: ${joinAnd(words)}.${because.length > 0 ? ' There may be more because' : ''}`
}

/** The name of something that is not on the allow-list: `any host`, or a destination. */
export function outsideName({ host, port, address }: OutsideAllowlist): string {
  return port === null ? 'any host' : destinationName({ host, port, address })
}

/** Describes the problem of an entry of the allow-list. */
export function allowlistWords({ kind, host, until, owner }: AllowlistProblem): string {
  const answers = owner === null ? '' : ` (${owner})`
  return kind === 'expired'
    ? `the entry \`${host}\`${answers} of the allow-list counted until ${until}: it allows nothing any more`
    : `the entry \`${host}\`${answers} of the allow-list allows nothing that is reached`
}

/** True if a host is reached that is not on the allow-list, or if an entry of the list has expired. */
export function egressFails({ meshes, allowlist }: EgressAnswer): boolean {
  return [...allowlist, ...meshes.flatMap(({ outside }) => outside ?? [])].some(
    ({ severity }) => severity === 'error',
  )
}

/** True if unread or unknown inputs may allow more than an answer lists. */
export function isEgressUnknown({ meshes, unread }: EgressAnswer): boolean {
  const reasons = meshes.flatMap((mesh) => [...mesh.unread, ...(mesh.difference?.because ?? [])])
  return [...unread, ...reasons].length > 0
}

/** `FILE:LINE` of the value that causes the field, else of the field itself, maybe in a template; `''` for `null`. */
export function placeWords(place: RequestPlace | null): string {
  if (!place) return ''
  const { file, line } = place.value ?? place
  return `${file}:${line}`
}

/** The unread inputs of an answer. */
export type Unread = Pick<MeshEgressAnswer, 'unread'>

/** The unread inputs, one sentence each, up to a limit; the JSON has all. */
export function unreadWords({ unread }: Unread): string[] {
  const more = unread.length - maxUnread
  return [...unread.slice(0, maxUnread), ...(more > 0 ? [`and ${more} more`] : [])]
}

const maxUnread = 10

/** The title of unread inputs. */
export const unreadTitle = 'not read, so that more or less may be reached'

/** The unread inputs of the meshes of an answer, or the reasons for doubt; those of several meshes once. */
export function sharedUnread({ meshes }: EgressAnswer): SharedReasons {
  return sharedReasons(meshes.map(({ difference, unread }) => (difference ? difference.because : unread)))
}
