import { expect, test } from 'vitest'
import { accessDifference } from '../../../src/effect/access/access-difference.ts'
import { compileMesh, type CompiledMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { randomPair, type RandomPair } from '../../../tools/prove/random-pair.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { askedFor } from '../request/meshes.ts'

/*
 * Whole ways of requests in ambient mode, in random meshes in two versions: where a request gets in on one side alone, the
 * comparison has a difference at some waypoint or ztunnel, or a reason why it does not know.
 */

const seed = 20_261_130
const callers = ['shop/client', 'ops/robot']
const hosts = ['api.shop', 'web.shop', 'robot.ops']
const paths = ['/', '/a', '/a/b', '/api/v1/x']

interface EntryDifference {
  readonly index: number
  readonly request: string
}

test('a request that only one version lets in is among what differs', () => {
  let found = 0
  const unsaid: EntryDifference[] = []
  for (let index = 0; index < 450; index++) {
    const pair = randomPair(new Random(seed + index))
    if (!hasWaypoint(pair)) continue
    const differing = differingRequests(pair)
    found += differing.length
    const { changes, reservations, routes, undecided } = accessDifference(pair.head, pair.base)
    if (changes.length + reservations.length + routes.length + undecided.length === 0)
      unsaid.push(...differing.map((request): EntryDifference => ({ index, request })))
  }
  expect(found).toBeGreaterThan(15)
  expect(unsaid).toEqual([])
})

function hasWaypoint({ base }: RandomPair): boolean {
  return base
    .ofKind('KubernetesGateway')
    .some(({ spec }) => spec.get('gatewayClassName').text === 'istio-waypoint')
}

/** The requests that certainly get in on one side, and certainly not on the other side. */
function differingRequests({ head, base }: RandomPair): string[] {
  const [ofHead, ofBase] = [compileMesh(head), compileMesh(base)]
  return callers.flatMap((caller) =>
    hosts.flatMap((host) =>
      paths.flatMap((path) => {
        const [after, before] = [verdict(ofHead, host, path, caller), verdict(ofBase, host, path, caller)]
        const isCertain = after !== 'depends' && before !== 'depends'
        return isCertain && after !== before ? [`${caller} http://${host}${path}: ${before} -> ${after}`] : []
      }),
    ),
  )
}

function verdict(compiled: CompiledMesh, host: string, path: string, caller: string): string {
  return decideRequest(compiled, askedFor(`http://${host}${path}`, caller))?.verdict ?? 'depends'
}
