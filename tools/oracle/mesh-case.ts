// The meshes of `test/oracle/meshes` and what is asked of them. NAME.yaml is a
// stream: the first document is a `MeshQuestions`, the others are the manifests.
// NAME.json holds the decisions that a real Envoy took, with the versions.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { istioModule } from './build.ts'
import { envoyVersion } from './envoy/wheel.ts'
import type { Token } from './tokens.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../test/oracle/meshes')

export interface MeshQuestions {
  readonly meshConfig?: unknown
  /** The names of the keys that istiod can fetch, by `jwksUri`. */
  readonly keys?: Readonly<Record<string, string>>
  /** Tokens by the names that `each` uses. */
  readonly tokens?: Readonly<Record<string, Token>>
  readonly requests: readonly MeshRequest[]
}

/** Requests as they are written: one with `each` stands for all combinations of its values, which its names end with. */
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
  /** The name in the handshake of a client with TLS of its own. */
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
  readonly istio: string
  readonly envoy: string
  /** By the name of the request. */
  readonly decisions: Readonly<Record<string, Decision>>
}

export function meshCases(): MeshCase[] {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))
  return names.map((file) => {
    const [questions = '', ...manifests] = readFileSync(join(FOLDER, file), 'utf8').split(/^---\n/m)
    const { requests, ...rest }: MeshQuestions = parse(questions)
    const expanded = requests.flatMap((request) => expand(request, rest.tokens ?? {}))
    return {
      name: file.replace('.yaml', ''),
      ...rest,
      requests: expanded,
      manifests: manifests.join('---\n'),
    }
  })
}

function expand(
  { each, ...request }: WrittenRequest,
  tokens: Readonly<Record<string, Token>>,
): MeshRequest[] {
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

/** The recorded decisions of a case; `undefined` if nothing is recorded. */
export function recordedDecisions(name: string): RecordedDecisions | undefined {
  const file = join(FOLDER, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

export function recordDecisions(name: string, decisions: Readonly<Record<string, Decision>>): void {
  const recorded: RecordedDecisions = { istio: istioModule(), envoy: envoyVersion, decisions }
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(recorded, undefined, 2)}\n`)
}

/** The MeshConfig of a case as istiod reads it. */
export function meshConfigText({ meshConfig }: MeshQuestions): string {
  return meshConfig === undefined ? '' : stringify(meshConfig)
}
