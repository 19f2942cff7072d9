/**
 * The cost of deciding requests in the mesh of `mixed-manifests.ts`, without that of building the mesh:
 *
 *   npm run bench -- --requests 10000
 */
import { compileMesh } from '../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../src/effect/request/hops/decide-request.ts'
import type { AskedRequest } from '../src/effect/request/hops/hop-chain.ts'
import { meshOf } from './releases.ts'
import { shapes } from './shapes.ts'

/** Decisions of each measurement. */
const DECISIONS = 1000

/** Teams whose pods call. */
const CALLERS = 20

/** Decides requests from outside and in a mesh of so many objects; the first round compiles routes and policies. */
export async function benchRequests(objects: number, rounds: number): Promise<void> {
  const mesh = await meshOf(shapes['mixed']!['as teams have them']!(objects, 0))
  const teams = mesh.ofKind('Namespace').length
  const compiled = compileMesh(mesh)
  console.log(`\n${DECISIONS} requests to ${teams} teams in a mesh of ${objects} objects, processor time`)
  for (const [title, ask] of Object.entries({ 'from outside': fromOutside, 'in the mesh': inMesh })) {
    const costs = Array.from({ length: rounds }, () => {
      const before = process.threadCpuUsage()
      for (let index = 0; index < DECISIONS; index++) decideRequest(compiled, ask(index, index % teams))
      const { user, system } = process.threadCpuUsage(before)
      return ((user + system) / 1000).toFixed(0)
    })
    console.log(`  ${title}: ${costs.join(', ')} ms`)
  }
}

function fromOutside(_: number, team: number): AskedRequest {
  return { ...asked(`web.team${team}.example.com`), scheme: 'https', port: 443, address: '203.0.113.1' }
}

function inMesh(index: number, team: number): AskedRequest {
  const caller = { namespace: `team${index % CALLERS}`, serviceAccount: 'default' }
  return { ...asked(`ledger.team${team}`), caller }
}

function asked(host: string): AskedRequest {
  return {
    request: { method: 'GET', authority: host, target: '/v1/orders', headers: new Map() },
    scheme: 'http',
    host,
    port: 80,
    caller: null,
    address: undefined,
    gatewayPods: null,
    circumstances: { now: 0, tokens: new Map() },
  }
}
