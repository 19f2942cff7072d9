/**
 * What linting costs, rule by rule, and how that grows with the number of objects: of many kinds as teams have them
 * (`mixed`), and in each shape of `shapes.mjs`: of one kind in one namespace, and of one kind or several in many
 * namespaces and in namespaces that nothing states.
 *
 *   npm run bench -- --lint 10000
 *   npm run bench -- --lint 10000 --kind Gateway
 *   npm run bench -- --lint 10000 --kind 'several kinds' --rounds 1
 */
import { spawnSync } from 'node:child_process'
import { deduplicate, dropSuperseded, sortByPlace } from '../src/lint/deduplicate.ts'
import { lint } from '../src/lint.ts'
import { rules } from '../src/rules/index.ts'
import { meshOf } from './releases.mjs'
import { shapes } from './shapes.mjs'

/**
 * What keeps the collector of garbage from running during most rules, in megabytes: its pauses would count for whatever
 * rule runs then, and the larger the mesh is, the longer each is.
 */
const HEAP = ['--min-semi-space-size=128', '--max-semi-space-size=128', '--initial-heap-size=5000']

/** Meshes of a tenth of the size that one mesh is compared with: both are the same number of objects. */
const PARTS = 10

/** Milliseconds: what a rule takes in less cannot be told from the noise of the collector and of other processes. */
const NOISE = 100

/** Above it a cost grows with more than the number of objects, which no rule may. */
const MOST = 1.15

/** Rows that are listed. */
const SHOWN = 25

/**
 * Does some work in a process with a large heap: in this one, or in another one with the same arguments.
 * @param {() => Promise<void>} work
 */
export async function inLargeHeap(work) {
  if (HEAP.every((flag) => process.execArgv.includes(flag))) return work()
  const { status } = spawnSync(process.execPath, [...HEAP, ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/**
 * Lints so many objects in one mesh, and as many in ten meshes, for each shape, and prints how the costs grow.
 * @param {number} count
 * @param {number} rounds
 * @param {string | undefined} only the kind whose shapes are looked at; none: all of them
 */
export async function benchLint(count, rounds, only) {
  /** @type {Growth[]} */
  const growths = []
  console.log(`\nlint of ${count} objects, ${rules.length} rules, at most ${rounds} rounds, processor time`)
  for (const [title, shape] of shapesOf(only)) {
    const growth = await measureShape(title, shape, count, rounds)
    console.log(`  ${growth.whole.toFixed(0).padStart(6)} ms  ${exponent(growth).toFixed(2)}  ${title}`)
    growths.push(growth)
  }
  printRules(growths)
}

/**
 * @typedef {object} Growth what one shape costs, in milliseconds
 * @property {string} title
 * @property {number} whole in one mesh
 * @property {number} parts in meshes of a tenth of the size together
 * @property {Row[]} rules
 */

/** What one rule costs in one shape. @typedef {{ title: string, id: string, whole: number, parts: number }} Row */

/** @typedef {import('./releases.mjs').Release} Release */
/** @typedef {import('./releases.mjs').Shape} Shape */

/** What is measured: each rule, then what is done with the findings of all. */
const measured = [...rules.map(({ id }) => id), 'findings of all rules, sorted']

/**
 * @param {string | undefined} only
 * @returns {[string, Shape][]}
 */
function shapesOf(only) {
  return Object.entries(shapes)
    .filter(([kind]) => only === undefined || kind === only)
    .flatMap(([kind, ofKind]) =>
      Object.entries(ofKind).map(
        ([name, shape]) => /** @type {[string, Shape]} */ ([`${kind}: ${name}`, shape]),
      ),
    )
}

/**
 * Costs of one shape. Where one seems to grow too fast it is measured again: of several rounds the least counts, since
 * what else goes on only adds to it.
 * @param {string} title
 * @param {Shape} shape
 * @param {number} count
 * @param {number} rounds at most
 * @returns {Promise<Growth>}
 */
async function measureShape(title, shape, count, rounds) {
  const part = count / PARTS
  const parts = Array.from({ length: PARTS }, (_, index) => shape(part, index * part))
  // Warms up, so that both are measured as the same machine code.
  await costs(parts.slice(0, 2))
  let growth = { whole: measured.map(() => Infinity), parts: measured.map(() => Infinity) }
  for (let round = 0; round < rounds && (round === 0 || rowsOf(title, growth).some(isAbove)); round++) {
    growth = {
      whole: least(growth.whole, await costs([shape(count, 0)])),
      parts: least(growth.parts, await costs(parts)),
    }
  }
  return { title, whole: sum(growth.whole), parts: sum(growth.parts), rules: rowsOf(title, growth) }
}

/**
 * @param {string} title
 * @param {{ whole: number[], parts: number[] }} growth by the index of what is measured
 * @returns {Row[]}
 */
function rowsOf(title, { whole, parts }) {
  return measured.map((id, index) => ({ title, id, whole: whole[index], parts: parts[index] }))
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function least(one, other) {
  return one.map((value, index) => Math.min(value, other[index]))
}

/**
 * Milliseconds of processor time of all that is measured, over meshes that nobody has asked yet, together. Each rule
 * goes through all meshes before the next one does, so that it finds as little in the caches of the processor as with
 * one large mesh.
 * @param {readonly (readonly Release[])[]} parts the releases of each mesh
 */
async function costs(parts) {
  const totals = measured.map(() => 0)
  const meshes = []
  for (const releases of parts) meshes.push(await meshOf(releases))
  const findings = rules.map((rule, index) =>
    timed(totals, index, () => meshes.map((mesh) => lint(mesh, [rule]))),
  )
  timed(totals, rules.length, () => {
    for (const index of meshes.keys()) {
      const found = findings.flatMap((ofMeshes) => ofMeshes[index])
      sortByPlace(dropSuperseded(deduplicate(found), rules))
    }
  })
  return totals
}

/**
 * Does some work and adds its processor time to one of the totals.
 * @template Answer
 * @param {number[]} totals
 * @param {number} index
 * @param {() => Answer} work
 */
function timed(totals, index, work) {
  const before = process.threadCpuUsage()
  const answer = work()
  const { user, system } = process.threadCpuUsage(before)
  totals[index] += (user + system) / 1000
  return answer
}

/**
 * The power of the number of objects that the costs grow with: 1 where ten times as many cost ten times as much.
 * @param {{ whole: number, parts: number }} growth
 */
function exponent({ whole, parts }) {
  return 1 + Math.log(whole / parts) / Math.log(PARTS)
}

/** @param {Row} row */
function isAbove(row) {
  return row.whole > NOISE && exponent(row) > MOST
}

/**
 * The rules whose costs grow most, worst first, and those that cost most; who asks first pays for what all share.
 * @param {Growth[]} growths
 */
function printRules(growths) {
  const rows = growths.flatMap((growth) => growth.rules).filter(({ whole }) => whole > NOISE)
  const worst = rows.toSorted((one, other) => exponent(other) - exponent(one))
  const above = rows.filter(isAbove).length
  console.log(`\nrules by how their costs grow from a tenth of the objects to all; ${above} above ${MOST}`)
  printRows(worst.slice(0, Math.max(above, SHOWN)))
  console.log('\nrules that cost most')
  printRows(rows.toSorted((one, other) => other.whole - one.whole).slice(0, SHOWN))
}

/** @param {Row[]} rows */
function printRows(rows) {
  for (const row of rows)
    console.log(
      `  ${exponent(row).toFixed(2)}  ${row.whole.toFixed(0).padStart(6)} ms  ${row.id}, ${row.title}`,
    )
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
