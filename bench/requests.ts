/**
 * The cost of deciding requests in the mesh of `mixed-manifests.ts`, with sidecars and in ambient mode with a waypoint for
 * each team, without that of building the mesh:
 *
 *   npm run bench -- --requests 10000
 */
import { compileMesh, type CompiledMesh } from '../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../src/effect/request/hops/decide-request.ts'
import type { ClientRequest } from '../src/effect/request/hops/hop-chain.ts'
import { meshOf } from './releases.ts'
import { shapes } from './shapes.ts'

/** Decisions of each measurement. */
const DECISIONS = 1000

/** Teams whose pods call. */
const CALLERS = 20

/** Decides requests from outside and in a mesh of so many objects; the first round compiles routes and policies. */
export async function benchRequests(objects: number, rounds: number): Promise<void> {
  const releases = shapes['mixed']!['as teams have them']!(objects, 0)
  const mesh = await meshOf(releases)
  const teams = mesh.ofKind('Namespace').length
  const ambient = await meshOf(
    releases.map((release) => ({ ...release, objects: inAmbientMode(release.objects) })),
  )
  console.log(`\n${DECISIONS} requests to ${teams} teams in a mesh of ${objects} objects, processor time`)
  const compiled = compileMesh(mesh)
  measure('from outside', compiled, fromOutside, { rounds, teams })
  measure('in the mesh', compiled, inMesh, { rounds, teams })
  measure('in the mesh, in ambient mode', compileMesh(ambient), inMesh, { rounds, teams })
}

function measure(
  title: string,
  compiled: CompiledMesh,
  ask: (index: number, team: number) => ClientRequest,
  { rounds, teams }: { readonly rounds: number; readonly teams: number },
): void {
  const costs = Array.from({ length: rounds }, () => {
    const before = process.threadCpuUsage()
    for (let index = 0; index < DECISIONS; index++) decideRequest(compiled, ask(index, index % teams))
    const { user, system } = process.threadCpuUsage(before)
    return ((user + system) / 1000).toFixed(0)
  })
  console.log(`  ${title}: ${costs.join(', ')} ms`)
}

/** Each Namespace is in ambient mode, and has a waypoint for its Services. */
function inAmbientMode(objects: string): string {
  const documents = objects.split('---\n')
  return documents
    .flatMap((document) => {
      const [, name] = /^kind: Namespace\nmetadata: \{ name: (\w+)/m.exec(document) ?? []
      if (name === undefined) return [document]
      const labels = 'istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint'
      return [document.replace(`name: ${name}`, `name: ${name}, labels: { ${labels} }`), waypoint(name)]
    })
    .join('---\n')
}

function waypoint(namespace: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: ${namespace} }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
`
}

function fromOutside(_: number, team: number): ClientRequest {
  return { ...requestFor(`web.team${team}.example.com`), scheme: 'https', port: 443, address: '203.0.113.1' }
}

function inMesh(index: number, team: number): ClientRequest {
  const caller = { namespace: `team${index % CALLERS}`, serviceAccount: 'default' }
  return { ...requestFor(`ledger.team${team}`), caller }
}

function requestFor(host: string): ClientRequest {
  return {
    request: { method: 'GET', authority: host, target: '/v1/orders', headers: new Map() },
    scheme: 'http',
    host,
    port: 80,
    caller: null,
    address: undefined,
    gatewayPods: null,
    verification: { now: 0, tokens: new Map() },
  }
}
