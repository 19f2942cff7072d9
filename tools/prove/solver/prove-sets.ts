/**
 * Holds the comparison of who gets in against Z3, on random sets of policies in two versions:
 *
 *   npm run prove-sets -- [--seed 40] [--small 20] [--large 2]
 *
 * A small set has 50 policies, a large one 1,000. Ends with 77 where Z3 cannot be got, and with 1 where they do not agree, or
 * where of several pairs all decide alike or none does: such a seed shows too little.
 */
import { parseArgs } from 'node:util'
import { Random } from '../../oracle/random.ts'
import { checkSets } from './check-set.ts'
import { changedSet, randomSet } from './policy-set.ts'
import { z3Program } from './z3.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '40' },
    small: { type: 'string', default: '20' },
    large: { type: 'string', default: '2' },
  },
})

const z3 = availableZ3()
if (z3 === undefined) process.exitCode = 77
else {
  const areAlike = [checkSize(z3, 50, Number(values.small)), checkSize(z3, 1000, Number(values.large))]
  process.exitCode = areAlike.includes(false) ? 1 : 0
}

function availableZ3(): string | undefined {
  try {
    return z3Program()
  } catch (error) {
    console.error(`SKIPPED: the comparison with Z3: ${String(error)}`)
    return undefined
  }
}

/** Checks pairs of sets of one size; false if the two do not agree about one. */
function checkSize(program: string, size: number, count: number): boolean {
  const total = { questions: 0, unanswered: 0, undecided: 0, equal: 0, wrong: 0 }
  for (let index = 0; index < count; index++) {
    const seed = Number(values.seed) + index
    const random = new Random(seed)
    const base = randomSet(random, size)
    const check = checkSets(program, random, { base, head: changedSet(random, base) })
    total.questions += check.questions
    total.unanswered += check.unanswered
    total.undecided += Number(check.isUndecided)
    total.equal += Number(check.isEqual)
    total.wrong += check.problems.length
    for (const problem of check.problems) console.log(`${size} policies, seed ${seed}: ${problem}`)
  }
  console.log(
    `${count} pairs of ${size} policies (--seed ${values.seed}): ${total.equal} decide alike, ${total.questions} questions, ` +
      `${total.unanswered} not answered by Z3, ${total.undecided} pairs past a bound; ${total.wrong} disagreements`,
  )
  const showsBoth = count < 2 || (total.equal > 0 && total.equal < count)
  if (!showsBoth)
    console.error(`of the pairs of ${size} policies all decide alike, or none: take another seed`)
  return total.wrong === 0 && showsBoth
}
