/**
 * What linting costs, rule by rule, and how that grows with the number of objects: of many kinds as teams have them,
 * and of one kind in one namespace in each shape of `kind-shapes.mjs`.
 *
 *   npm run bench -- --lint 10000
 *   npm run bench -- --lint 10000 --kind Gateway
 */
import { lint } from '../src/lint.ts'
import { manifestsOf } from '../src/model/manifest.ts'
import { createMesh, nothing } from '../src/model/mesh.ts'
import { rules } from '../src/rules/index.ts'
import { knownKinds } from '../src/run/known-kinds.ts'
import { parseDocuments } from '../src/yaml/parse.ts'
import { shapes } from './kind-shapes.mjs'
import { mixedManifests } from './mixed-manifests.mjs'

/** Meshes of a tenth of the size that one mesh is compared with: both are the same number of objects. */
const PARTS = 10

/** Milliseconds: what a rule takes in less cannot be told from the noise of the collector and of other processes. */
const NOISE = 40

/** Above it a cost grows with more than the number of objects, which no rule may. */
const MOST = 1.15

/** Rows that are listed. */
const SHOWN = 25

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
  for (const [title, textOf] of shapesOf(only)) {
    const growth = await measureShape(title, textOf, count, rounds)
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

/** The text of so many objects, the first one of some index. @typedef {(count: number, start: number) => string} TextOf */

/**
 * @param {string | undefined} only
 * @returns {[string, TextOf][]}
 */
function shapesOf(only) {
  const kinds = Object.entries(shapes).filter(([kind]) => only === undefined || kind === only)
  return [
    ...(only === undefined ? [/** @type {[string, TextOf]} */ (['mixed', mixedManifests])] : []),
    ...kinds.flatMap(([kind, makers]) =>
      Object.entries(makers).map(
        ([name, maker]) =>
          /** @type {[string, TextOf]} */ ([
            `${kind}: ${name}`,
            (count, start) => Array.from({ length: count }, (_, index) => maker(start + index)).join(''),
          ]),
      ),
    ),
  ]
}

/**
 * Costs of one shape. Where one seems to grow too fast it is measured again: of several rounds the least counts, since
 * what else goes on only adds to it.
 * @param {string} title
 * @param {TextOf} textOf
 * @param {number} count
 * @param {number} rounds at most
 * @returns {Promise<Growth>}
 */
async function measureShape(title, textOf, count, rounds) {
  const part = count / PARTS
  const texts = Array.from({ length: PARTS }, (_, index) => textOf(part, index * part))
  // Warms up, so that both are measured as the same machine code.
  await costs(texts.slice(0, 2))
  let growth = { whole: rules.map(() => Infinity), parts: rules.map(() => Infinity) }
  for (let round = 0; round < rounds && (round === 0 || rowsOf(title, growth).some(isAbove)); round++) {
    growth = {
      whole: least(growth.whole, await costs([textOf(count, 0)])),
      parts: least(growth.parts, await costs(texts)),
    }
  }
  return { title, whole: sum(growth.whole), parts: sum(growth.parts), rules: rowsOf(title, growth) }
}

/**
 * @param {string} title
 * @param {{ whole: number[], parts: number[] }} growth by the index of the rule
 * @returns {Row[]}
 */
function rowsOf(title, { whole, parts }) {
  return rules.map(({ id }, index) => ({ title, id, whole: whole[index], parts: parts[index] }))
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function least(one, other) {
  return one.map((value, index) => Math.min(value, other[index]))
}

/**
 * Milliseconds of processor time of each rule over meshes that nobody has asked yet, together.
 * @param {string[]} texts a mesh each
 */
async function costs(texts) {
  const totals = rules.map(() => 0)
  for (const text of texts) {
    const manifests = manifestsOf(parseDocuments(text, 'bench.yaml'), 'bench', 'default')
    const mesh = createMesh({ ...nothing, manifests, kinds: await knownKinds(manifests, []) })
    for (const [index, rule] of rules.entries()) {
      const before = process.threadCpuUsage()
      lint(mesh, [rule])
      const { user, system } = process.threadCpuUsage(before)
      totals[index] += (user + system) / 1000
    }
  }
  return totals
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
