/**
 * Holds the comparison of who gets in against the simulator of requests, on random meshes in two versions:
 *
 *   npm run prove -- [--requests 100000] [--seed 1]
 */
import { parseArgs } from 'node:util'
import { Random } from '../oracle/random.ts'
import { checkPair } from './check-pair.ts'
import { randomPair } from './random-pair.ts'

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const wanted = Number(values.requests)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
const total = { meshes: 0, requests: 0, undecided: 0, changes: 0, wrong: 0 }

/** More meshes than this have too few requests each. */
const requestsPerEntry = 25

for (let index = 0; total.requests < wanted; index++) {
  const random = new Random(seed + index)
  const check = checkPair(randomPair(random), random, { requests: requestsPerEntry })
  total.meshes++
  total.requests += check.requests
  total.undecided += check.undecided
  total.changes += check.changes
  total.wrong += check.problems.length
  for (const problem of check.problems) console.log(`seed ${seed + index}: ${problem}`)
}

console.log(
  `seed ${seed}: ${total.meshes} pairs of meshes, ${total.requests} requests, ${total.changes} classes of requests that differ, ` +
    `${total.undecided} entry points past a bound; ${total.wrong} disagreements with the simulator`,
)
process.exitCode = total.wrong > 0 ? 1 : 0
