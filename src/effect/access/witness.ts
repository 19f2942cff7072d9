import type { Claims, Connection, HttpRequest, ReceivedRequest } from '../request/request.ts'
import { isAlwaysIdentified } from './box-clients.ts'
import type { RequestBox } from './boxes.ts'
import { nameOfHost } from './gateway-hosts.ts'
import type { AxisValue, Axis, RequestSpace } from './request-space.ts'
import { requestWithToken, tokensOf } from './token-request.ts'
import { noToken, type TokenSample } from './token-sample.ts'

/** A sample request as it arrives at a proxy. */
export interface AccessWitness extends ReceivedRequest {
  /** The claims of its token; `null` without a valid token. */
  readonly claims: Claims | null
  /** Those of a second token; `null` without a valid one. */
  readonly secondClaims?: Claims | null
}

/** The place where requests arrive. */
export interface WitnessSite {
  readonly port: number
  readonly host: string
  /** The number of trusted proxies in front, each of which adds an entry to X-Forwarded-For. */
  readonly forwarders: number
  /** Set if all connections use the same transport. */
  readonly transport: Connection['transport'] | undefined
}

/** Makes a request of one atom on each axis. */
export function witnessAt(
  space: RequestSpace,
  atomOf: (axis: Axis) => number,
  site: WitnessSite,
): AccessWitness {
  const { read, named } = sampleReader(space, atomOf)
  const sample = read('token', noToken)
  const { second = noToken } = sample
  const claims = sample.issuer === null ? null : claimsOf(sample, named<readonly string[]>('claim'))
  const secondClaims = second.issuer === null ? null : claimsOf(second, named('second claim'))
  const query = stated(named('query')).map(([name, value]) => `${name}=${value}`)
  const path = read('path', '/')
  const forwarded = forwardedBy(read<string | undefined>('remote', undefined), site)
  const request: HttpRequest = {
    method: read('method', 'GET'),
    authority: read('host', site.host),
    target: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: new Map([...stated(named('header')), ...forwarded]),
  }
  return {
    connection: connectionOf(read, space, { ...site, host: request.authority }, read('source', undefined)),
    request: requestWithToken(request, sample),
    verification: { now: 0, tokens: tokensOf(sample, claims ?? {}, secondClaims ?? {}) },
    claims,
    secondClaims,
  }
}

/** Reads the samples of chosen atoms. */
interface SampleReader {
  /** The sample on an axis; `otherwise` without the axis. */
  read<Sample>(axis: string, otherwise: Sample): Sample
  /** The samples on all axes of a kind, by the name behind the kind: `x-user` of `header x-user`. */
  named<Sample>(kind: string): (readonly [name: string, Sample])[]
}

function sampleReader(space: RequestSpace, atomOf: (axis: Axis) => number): SampleReader {
  return {
    read<Sample>(name: string, otherwise: Sample): Sample {
      const axis = space.axis(name)
      return axis ? (axis.samples[atomOf(axis)] as Sample) : otherwise
    },
    named: <Sample>(kind: string) =>
      space.axes
        .filter(({ name }) => name.startsWith(`${kind} `))
        .map((axis) => [axis.name.slice(kind.length + 1), axis.samples[atomOf(axis)] as Sample] as const),
  }
}

function stated(
  fields: readonly (readonly [name: string, value: string | undefined])[],
): (readonly [name: string, value: string])[] {
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** The X-Forwarded-For header with the client address, as the trusted proxies in front write it. */
function forwardedBy(
  client: string | undefined,
  { forwarders }: WitnessSite,
): (readonly [name: string, value: string])[] {
  if (client === undefined) return []
  const others = Array.from({ length: forwarders - 1 }, () => '10.0.0.1')
  return [['x-forwarded-for', [client, ...others].join(', ')]]
}

/**
 * A request of a box. If several atoms are possible, it uses the one that people expect. A client that may ask for any
 * host asks for the server name of its TLS handshake, if the box has one.
 */
export function witnessOfBox(space: RequestSpace, box: RequestBox, site: WitnessSite): AccessWitness {
  const atomsOf = (axis: Axis): readonly number[] | undefined => box.atoms.get(space.axes.indexOf(axis))
  const witness = witnessAt(
    space,
    (axis) => expectedAtom(axis, atomsOf(axis) ?? [...axis.samples.keys()], site),
    site,
  )
  const [host, serverName] = ['host', 'sni'].map((name) => space.axis(name))
  const isNamed = serverName !== undefined && atomsOf(serverName) !== undefined
  const { sni } = witness.connection
  if (!isNamed || sni === '' || (host && atomsOf(host))) return witness
  return { ...witness, request: { ...witness.request, authority: sni } }
}

/** The preferred atoms of witnesses, by axis. */
const expected: Readonly<Record<string, (sample: AxisValue, site: WitnessSite) => boolean>> = {
  method: (sample) => sample === 'GET',
  token: (sample) => (sample as TokenSample).place === null,
  port: (sample, { port }) => sample === port,
  host: (sample, { host }) => sample === host,
}

function expectedAtom({ name, samples }: Axis, atoms: readonly number[], site: WitnessSite): number {
  const isExpected = expected[name]
  return (isExpected && atoms.find((atom) => isExpected(samples[atom], site))) ?? atoms[0]!
}

function connectionOf(
  read: <Sample>(name: string, otherwise: Sample) => Sample,
  space: RequestSpace,
  { port, host, transport: only }: WitnessSite,
  source: string | undefined,
): Connection {
  const peer = read<Connection['transport']>('transport', only ?? 'plain')
  const transport = only ?? peer
  const ownName = space.hasNamesOfHosts ? nameOfHost(host) : ''
  const identity = read('identity', 'spiffe://cluster.local/ns/any-namespace/sa/any-account')
  return {
    transport,
    sni: transport === 'plain' ? '' : (read<string | undefined>('sni', undefined) ?? ownName),
    principal: peer === 'mtls' || isAlwaysIdentified(space) ? identity : null,
    source,
    destination: { address: read<string | undefined>('destination', undefined), port: read('port', port) },
  }
}

/**
 * Claims by their paths. One text is a string; several texts, or a text with spaces that proxies would split, are a
 * list.
 */
function claimsOf(
  { issuer }: TokenSample,
  claims: readonly (readonly [path: string, texts: readonly string[]])[],
): Claims {
  const result: Record<string, unknown> = { iss: issuer }
  for (const [path, texts] of claims) {
    if (texts.length === 0) continue
    const names = path.split('][')
    const parent = names.slice(0, -1).reduce<Record<string, unknown>>((map, name) => {
      map[name] ??= {}
      return map[name] as Record<string, unknown>
    }, result)
    parent[names.at(-1)!] =
      texts.length === 1 && (path === 'sub' || !texts[0]!.includes(' ')) ? texts[0] : texts
  }
  return result
}
