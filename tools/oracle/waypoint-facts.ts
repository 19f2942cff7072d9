// What meshgate's model says of a waypoint, in the form of `mesh-facts.ts`.
import { parseAllDocuments } from 'yaml'
import type { CompiledMesh } from '../../src/effect/request/compiled-mesh.ts'
import type { MeshProxy } from '../../src/effect/request/proxy/proxy.ts'
import { decideAtWaypoint } from '../../src/effect/request/proxy/waypoint.ts'
import { servicesByHost } from '../../src/effect/request/registry/registry.ts'
import type { MeshContext } from '../../src/model/mesh-context.ts'
import type { ProxyFacts, Probe } from './mesh-facts.ts'
import { probes } from './mesh-facts.ts'
import type { JsonMap } from './mutate.ts'
import { compiledCluster } from './simulate.ts'

/** The kinds that decide before routes do. */
const policyKinds: ReadonlySet<unknown> = new Set([
  ...['AuthorizationPolicy', 'RequestAuthentication', 'EnvoyFilter', 'WasmPlugin'],
])

/** What a waypoint makes of the probes, by the ports and hosts of `asked`. */
export function waypointAnswers(
  { manifests, context }: { readonly manifests: string; readonly context: MeshContext },
  proxy: MeshProxy,
  requested: NonNullable<ProxyFacts['answers']>,
): NonNullable<ProxyFacts['answers']> {
  const documents = parseAllDocuments(manifests)
    .map((document): JsonMap | null => document.toJS())
    .filter((document) => document !== null)
    .filter(({ kind }) => !policyKinds.has(kind))
  const compiled = compiledCluster(documents, context)
  return Object.fromEntries(
    Object.keys(requested).map((key) => {
      const [port = '', host = ''] = key.split(' ')
      const answers = [...probes].map(([name, probe]) => [
        name,
        answerTo(compiled, proxy, { host, port: Number(port) }, probe),
      ])
      return [key, Object.fromEntries(answers)]
    }),
  )
}

function answerTo(
  compiled: CompiledMesh,
  proxy: MeshProxy,
  { host, port }: { readonly host: string; readonly port: number },
  { path, header }: Probe,
): string {
  const [service] = servicesByHost(compiled.mesh).get(host) ?? []
  const connection = {
    transport: 'mtls',
    sni: '',
    principal: 'spiffe://cluster.local/ns/a/sa/default',
    source: '10.44.0.9',
    destination: { address: undefined, port, host },
  } as const
  const headers = new Map(header === undefined ? [] : [['x-a', header]])
  const request = { method: 'GET', authority: host, target: path, headers }
  const { outcome, missing } = decideAtWaypoint(compiled.waypoint(proxy, service!), {
    connection,
    request,
    verification: { now: 0, tokens: new Map() },
  })
  if (missing.length > 0) return `depends on ${missing.join(', ')}`
  if (outcome.kind === 'closed') return 'closed'
  if (outcome.kind === 'answered') return String(outcome.status)
  const { to, timeout, retries } = outcome
  return `${to[0]!.cluster} ${(timeout ?? 0) / 1000}s ${retries?.attempts ?? 0}`
}
