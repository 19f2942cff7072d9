import { describe, expect, it } from 'vitest'
import type { PolicyOrRule } from '../../../src/effect/access/side-filters.ts'
import { accessDifference } from '../../../src/effect/access/access-difference.ts'
import type { MeshPair } from '../../../src/effect/access/mesh-pair.ts'
import { RuleRegion } from '../../../src/effect/access/rule-region.ts'
import { checkPair, neededAxes } from '../../../tools/prove/check-pair.ts'
import { randomPair } from '../../../tools/prove/random-pair.ts'
import { Random } from '../../../tools/oracle/random.ts'

/*
 * The comparison of random meshes in two versions against the simulator of requests, whose decisions are held against a real
 * Envoy. `npm run prove` asks about more requests.
 */

const seed = 20_261_129

describe('access', () => {
  it('is decided as the simulator of requests decides', () => {
    let requests = 0
    for (let index = 0; index < 16; index++) {
      const random = new Random(seed + index)
      const check = checkPair(randomPair(random), random, { requests: 25 })
      expect({ index, problems: check.problems }).toEqual({ index, problems: [] })
      requests += check.requests
    }
    expect(requests).toBeGreaterThan(1500)
  })

  it('does not differ where the meshes are the same', () => {
    for (let index = 0; index < 10; index++) {
      const { base } = randomPair(new Random(seed + index))
      const { head } = randomPair(new Random(seed + index))
      expect(accessDifference(base, base).changes).toEqual([])
      const again = randomPair(new Random(seed + index))
      expect(accessDifference(head, again.head)).toEqual({
        changes: [],
        compared: 0,
        undecided: [],
        reservations: [],
        added: [],
        routes: [],
      })
    }
  })

  it('disagrees with the simulator if one part of requests is taken for all', () => {
    const needed = new Set<string>()
    for (let index = 0; index < 24; index++) {
      const random = new Random(seed + index)
      for (const axis of neededAxes(randomPair(random), random, 20)) needed.add(axis)
    }
    const addresses = ['remote', 'source']
    const ofPairs = ['pair of tokens', 'second']
    const ofRequests = ['header', 'host', 'method', 'path', 'query', 'claim', 'token']
    expect([...needed].toSorted()).toEqual(
      [...ofRequests, ...ofPairs, ...addresses, 'identity', 'port', 'sni', 'transport'].toSorted(),
    )
  })

  it.each<[string, (element: PolicyOrRule) => boolean]>([
    ['DENY rules', (element) => !('action' in element && element.action === 'DENY')],
    ['ALLOW rules', (element) => !('action' in element && element.action === 'ALLOW')],
    ['rules about tokens', (element) => !('issuer' in element)],
  ])('disagrees with the simulator if %s are left out', (_, isKept) => {
    const problems = Array.from({ length: 16 }, (_item, index) => {
      const random = new Random(seed + index)
      return checkPair(randomPair(random), random, { requests: 25, isKept }).problems
    })
    expect(problems.flat().length).toBeGreaterThan(0)
  })

  it('is the same by all rules and pods as without those that match nothing that differs', () => {
    expect(problemsOfRegions()).toEqual([])
  })

  it('is another one by all rules and pods if those that may match what differs are left out', () => {
    const emptyRegion = new RuleRegion('', [], { names: ['cluster.local'], isStated: true })
    const problems = problemsOfRegions(() => emptyRegion)
    expect(problems.filter((problem) => problem.includes('of the rules that matter'))).not.toEqual([])
    expect(problems.filter((problem) => problem.startsWith('pods of '))).not.toEqual([])
  })
})

function problemsOfRegions(regionOf?: MeshPair['regionOf']): readonly string[] {
  return Array.from({ length: 60 }, (_, index) => {
    const random = new Random(seed + index)
    return checkPair(randomPair(random), random, { requests: 0, ...(regionOf && { regionOf }) }).problems
  }).flat()
}
