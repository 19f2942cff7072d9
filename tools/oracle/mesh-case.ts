// The meshes of `test/oracle/meshes` and what is asked of them. NAME.yaml is a
// stream: the first document is a `MeshQuestions`, the others are the manifests.
// NAME.json holds the decisions that a real Envoy took, with the versions.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { istioModule, type IstioRelease } from './build.ts'
import { envoyVersion } from './envoy/wheel.ts'
import { RecordFolder } from './record-files.ts'
import type { Token } from './tokens.ts'

const folder = new RecordFolder<RecordedDecisions>(
  join(dirname(fileURLToPath(import.meta.url)), '../../test/oracle/meshes'),
  2,
)

export interface MeshQuestions {
  readonly meshConfig?: unknown
  /** The names of the keys that istiod can fetch, by `jwksUri`. */
  readonly keys?: Readonly<Record<string, string>>
  /** Tokens by the names that `each` uses. */
  readonly tokens?: Readonly<Record<string, Token>>
  /** The oldest release whose webhook accepts the manifests; absent where each of `releases` does. */
  readonly since?: IstioRelease
  readonly requests: readonly MeshRequest[]
}

/** Requests as written. One with `each` becomes all combinations of its values; their names end with the values. */
interface WrittenRequest extends MeshRequest {
  readonly each?: Readonly<Partial<Record<EachField, readonly string[]>>>
}

type EachField = 'path' | 'method' | 'host' | 'token' | 'as' | 'from' | 'proxy' | 'sni' | 'to'

/** A request that reaches a proxy. */
export interface MeshRequest {
  readonly name: string
  /** The Pod or Deployment whose proxy it reaches: NAMESPACE/NAME. */
  readonly proxy: string
  /** From the application, to the application, through a tunnel (HBONE) to a waypoint, or at a port of a gateway. */
  readonly listener: 'outbound' | 'inbound' | 'waypoint' | number
  /** ADDRESS:PORT that the connection, or the tunnel, comes from and goes to. */
  readonly from?: string
  readonly to?: string
  /** The SPIFFE identity of a client with mTLS. */
  readonly as?: string
  /** The server name in the handshake of a client that originates TLS. */
  readonly sni?: string
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: Token
  /** Tokens elsewhere than in `Authorization`, or more of them. */
  readonly tokens?: readonly LocatedToken[]
  /** True for upstreams that show certificates of nobody. */
  readonly isUpstreamForged?: boolean
}

/** A token and where it stands: in a header, `Authorization` by default, in a parameter or in a cookie. */
export interface LocatedToken {
  readonly token: Token
  readonly header?: string
  /** What precedes it in the header. */
  readonly prefix?: string
  readonly parameter?: string
  readonly cookie?: string
}

/** What came of a request. */
export interface Decision {
  /** `null` where the connection was closed without an answer. */
  readonly status: number | null
  readonly location?: string
  /** Envoy's reason (RESPONSE_CODE_DETAILS); for RBAC the policy and the rule. */
  readonly details?: string
  readonly route?: string
  readonly cluster?: string
  /** How often the upstream saw it. */
  readonly tries: number
  /** The first try, as the upstream saw it. */
  readonly upstream?: UpstreamView
  /** The clusters that got a copy; absent if none did. */
  readonly mirrors?: readonly string[]
}

export interface UpstreamView {
  readonly method: string
  readonly path: string
  readonly host: string
  readonly isTls: boolean
  readonly sni?: string
  /** The names of headers that the client did not send, without those of Envoy's own. */
  readonly addedHeaders: readonly string[]
  readonly removedHeaders: readonly string[]
}

export interface MeshCase extends MeshQuestions {
  readonly name: string
  /** A YAML stream. */
  readonly manifests: string
}

export interface RecordedDecisions {
  /** By the name of the request. */
  readonly decisions: Readonly<Record<string, Decision>>
}

/** The meshes that a release accepts. */
export function meshCases(release?: IstioRelease): MeshCase[] {
  const cases = folder.names().map((name) => {
    const [questions = '', ...manifests] = folder.question(name).split(/^---\n/m)
    const { requests, ...rest }: MeshQuestions = parse(questions)
    const expanded = requests.flatMap((request) => expand(request, rest.tokens ?? {}))
    return {
      name,
      ...rest,
      requests: expanded,
      manifests: manifests.join('---\n'),
    }
  })
  return cases.filter(({ since }) => release === undefined || since === undefined || since === release)
}

function expand(writtenRequest: WrittenRequest, tokens: Readonly<Record<string, Token>>): MeshRequest[] {
  const { each, ...request } = writtenRequest
  let requests: readonly MeshRequest[] = [request]
  for (const [field, values] of Object.entries(each ?? {}))
    requests = requests.flatMap((base) =>
      values.map((value) =>
        withValue({ ...base, name: `${base.name} ${value}` }, field as EachField, value, tokens),
      ),
    )
  return [...requests]
}

function withValue(
  request: MeshRequest,
  field: EachField,
  value: string,
  tokens: Readonly<Record<string, Token>>,
): MeshRequest {
  if (field === 'host') return { ...request, headers: { ...request.headers, host: value } }
  if (field !== 'token') return { ...request, [field]: value }
  const token = tokens[value]
  return token === undefined ? request : { ...request, token }
}

/** The recorded decisions of a case in a release; `undefined` if nothing is recorded. */
export function recordedDecisions(name: string, release?: IstioRelease): RecordedDecisions | undefined {
  return folder.answers(name, release)
}

/** Writes the decisions on a case in a release. */
export function recordDecisions(
  name: string,
  decisions: Readonly<Record<string, Decision>>,
  release: IstioRelease | undefined,
): void {
  const versions = { istio: istioModule(release), envoy: envoyVersion }
  folder.write(name, { decisions }, versions, release)
}

/** The MeshConfig of a case as istiod reads it. */
export function meshConfigText({ meshConfig }: MeshQuestions): string {
  return meshConfig === undefined ? '' : stringify(meshConfig)
}
