import { expect, it } from 'vitest'
import { findAllowedRequests } from '../../../src/effect/access/allowed-requests.ts'
import { allWorkloadEntries } from '../../../src/effect/access/all-workload-entries.ts'
import { allListenerEntries } from '../../../src/effect/access/gateway-entries.ts'
import { meshPair } from '../../../src/effect/access/mesh-pair.ts'
import { statedChanges } from '../../../src/effect/access/object-changes.ts'
import { filterFor, type DescribedRequests } from '../../../src/effect/access/request-filter.ts'
import { witnessAt } from '../../../src/effect/access/witness.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { randomPair } from '../../../tools/prove/random-pair.ts'

/*
 * What must never get in, in random meshes, against the simulator of requests: it lets each witness through, and where none
 * is found it refuses each random request that is asked about.
 */

const seed = 20_261_130

const described: readonly DescribedRequests[] = [
  {},
  { token: 'none' },
  { paths: ['/api/*'], methods: ['GET', 'POST'] },
  { paths: ['/admin', '/admin/*'], notMethods: ['GET'] },
  { hosts: ['*.example.com'], notPaths: ['/public*'] },
  { token: 'none', notPaths: ['/', '/health*'] },
]

it('agrees with the simulator of requests', () => {
  let [proofs, witnesses, requests] = [0, 0, 0]
  const isMeant = (): boolean => true
  for (let index = 0; index < 12; index++) {
    const random = new Random(seed + index)
    const { head } = randomPair(random)
    const pair = meshPair(head, head, statedChanges([]))
    const filter = filterFor(random.pick(described))
    for (const entry of [
      ...allWorkloadEntries(pair, { isIncluded: isMeant }),
      ...allListenerEntries(pair, isMeant),
    ]) {
      const prepared = entry.prepare(filter)
      const admitted = findAllowedRequests(prepared).admitted().next().value
      expect(admitted?.isReplayed ?? true).toBe(true)
      if (admitted) {
        witnesses++
        continue
      }
      proofs++
      const { space, requests: compared, head: side } = prepared
      for (let request = 0; request < 40; request++) {
        const point = space.axes.map(({ samples }) => random.below(samples.length))
        if (space.diagram.valueAt(compared, point) === 0) continue
        const witness = witnessAt(space, (axis) => point[space.axes.indexOf(axis)] ?? 0, side.site)
        const { outcome, missing } = side.replay(witness)
        if (missing.length > 0) continue
        requests++
        expect({ index, entry: entry.name, text: outcome.text }).not.toMatchObject({ text: 'let through' })
      }
    }
  }
  expect(proofs).toBeGreaterThan(5)
  expect(witnesses).toBeGreaterThan(20)
  expect(requests).toBeGreaterThan(100)
})
