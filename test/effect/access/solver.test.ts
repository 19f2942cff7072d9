import { describe, expect, it } from 'vitest'
import type { PolicyOrRule } from '../../../src/effect/access/side-filters.ts'
import { checkSets } from '../../../tools/prove/solver/check-set.ts'
import { changedSet, randomSet } from '../../../tools/prove/solver/policy-set.ts'
import { keptZ3 } from '../../../tools/prove/solver/z3.ts'
import { Random } from '../../../tools/oracle/random.ts'

/*
 * The comparison of sets of policies against Z3, which `npm run prove-sets` gets and asks about more sets, and larger ones.
 */

const z3 = keptZ3()

/** Pairs of small sets, some of which decide equally. */
function checks(count: number, isKept?: (element: PolicyOrRule) => boolean) {
  return Array.from({ length: count }, (_, seed) => {
    const random = new Random(seed)
    const base = randomSet(random, 5)
    return checkSets(z3!, random, { base, head: changedSet(random, base) }, isKept)
  })
}

describe.skipIf(z3 === undefined)('sets of policies', () => {
  it('decide alike where Z3 finds no request, and otherwise where it finds one', () => {
    const found = checks(8)
    expect(found.flatMap(({ problems }) => problems)).toEqual([])
    expect(found.filter(({ isEqual }) => isEqual).length).toBeGreaterThan(0)
    expect(found.filter(({ isEqual }) => !isEqual).length).toBeGreaterThan(0)
  })

  it.each<[string, (element: PolicyOrRule) => boolean]>([
    ['DENY rules', (element) => !('action' in element && element.action === 'DENY')],
    ['ALLOW rules', (element) => !('action' in element && element.action === 'ALLOW')],
  ])('are decided otherwise than by Z3 if %s are left out', (_, isKept) => {
    expect(checks(10, isKept).flatMap(({ problems }) => problems).length).toBeGreaterThan(0)
  })
})
