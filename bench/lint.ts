/**
 * The cost of each rule, and its growth with the number of objects, for each shape of `shapes.ts`: many kinds as teams
 * have them (`mixed`), one kind in one namespace, and one kind or several in many namespaces and in unstated ones.
 *
 *   npm run bench -- --lint 10000
 *   npm run bench -- --lint 10000 --kind Gateway
 *   npm run bench -- --lint 10000 --kind 'Gateway: one host'
 *   npm run bench -- --lint 10000 --kind 'several kinds' --rounds 1
 */
import { spawnSync } from 'node:child_process'
import { deduplicate, dropSuperseded, sortByLocation } from '../src/lint/deduplicate.ts'
import { lint } from '../src/lint.ts'
import type { Mesh } from '../src/model/mesh.ts'
import { rules } from '../src/rules/index.ts'
import { meshOf, type Release, type Shape } from './releases.ts'
import { shapes } from './shapes.ts'

/**
 * A heap, in megabytes, so large that the garbage collector does not run during most rules: its pauses would count for
 * whichever rule runs, and grow with the mesh.
 */
const HEAP = ['--min-semi-space-size=128', '--max-semi-space-size=128', '--initial-heap-size=5000']

/** One large mesh is compared with this many meshes that have as many objects together. */
const PARTS = 10

/** Milliseconds: a smaller cost is within the noise of the garbage collector and of other processes. */
const NOISE = 100

/** A larger exponent means that a cost grows faster than the number of objects. */
const MOST = 1.15

/** Rows that are listed. */
const SHOWN = 25

/** Runs `work` with the large heap: in this process, or by starting it again with the flags. */
export async function inLargeHeap(work: () => Promise<void>): Promise<void> {
  if (HEAP.every((flag) => process.execArgv.includes(flag))) return work()
  const { status } = spawnSync(process.execPath, [...HEAP, ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/**
 * Lints so many objects in one mesh, and as many in ten meshes, for each shape, and prints how the costs grow.
 * @param only the start of the titles of the shapes that are measured, such as a kind; all if undefined
 */
export async function benchLint(count: number, rounds: number, only: string | undefined): Promise<void> {
  const growths: Growth[] = []
  console.log(`\nlint of ${count} objects, ${rules.length} rules, at most ${rounds} rounds, processor time`)
  for (const [title, shape] of shapesOf(only)) {
    const growth = await measureShape(title, shape, count, rounds)
    console.log(`  ${growth.whole.toFixed(0).padStart(6)} ms  ${exponent(growth).toFixed(2)}  ${title}`)
    growths.push(growth)
  }
  printRules(growths)
}

/** The cost of one shape, in milliseconds. */
interface Growth {
  title: string
  /** In one mesh. */
  whole: number
  /** In `PARTS` meshes together. */
  parts: number
  rules: Row[]
}

/** The cost of one rule in one shape, in milliseconds. */
interface Row {
  title: string
  id: string
  whole: number
  parts: number
}

/** The measured steps: each rule, then the work on the findings of all rules. */
const measured = [...rules.map(({ id }) => id), 'findings of all rules, sorted']

function shapesOf(only: string | undefined): [string, Shape][] {
  return Object.entries(shapes)
    .flatMap(([kind, ofKind]) =>
      Object.entries(ofKind).map(([name, shape]) => [`${kind}: ${name}`, shape] as [string, Shape]),
    )
    .filter(([title]) => only === undefined || title.startsWith(only))
}

/**
 * The cost of one shape. It is measured again if it seems to grow too fast: the smallest cost of the rounds counts, since
 * other processes only add to it.
 * @param rounds the maximum
 */
async function measureShape(title: string, shape: Shape, count: number, rounds: number): Promise<Growth> {
  const part = count / PARTS
  const parts = Array.from({ length: PARTS }, (_, index) => shape(part, index * part))
  // Warms up, so that V8 has compiled the rules before both measurements.
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

/** @param growth costs by the index of the measured step */
function rowsOf(title: string, { whole, parts }: { whole: number[]; parts: number[] }): Row[] {
  return measured.map((id, index) => ({ title, id, whole: whole[index]!, parts: parts[index]! }))
}

function least(first: number[], second: number[]): number[] {
  return first.map((value, index) => Math.min(value, second[index]!))
}

/**
 * Milliseconds of processor time of each measured step, summed over new meshes. Each rule visits all meshes before the
 * next rule does, so that the processor's caches help it as little as with one large mesh.
 * @param parts the releases of each mesh
 */
async function costs(parts: readonly (readonly Release[])[]): Promise<number[]> {
  const totals = measured.map(() => 0)
  const meshes: Mesh[] = []
  for (const releases of parts) meshes.push(await meshOf(releases))
  const findings = rules.map((rule, index) =>
    timed(totals, index, () => meshes.map((mesh) => lint(mesh, [rule]))),
  )
  timed(totals, rules.length, () => {
    for (const index of meshes.keys()) {
      const ofMesh = findings.flatMap((ofMeshes) => ofMeshes[index]!)
      sortByLocation(dropSuperseded(deduplicate(ofMesh), rules))
    }
  })
  return totals
}

/** Runs `work` and adds its processor time to a total. */
function timed<Answer>(totals: number[], index: number, work: () => Answer): Answer {
  const before = process.threadCpuUsage()
  const answer = work()
  const { user, system } = process.threadCpuUsage(before)
  totals[index]! += (user + system) / 1000
  return answer
}

/** The exponent of the growth: 1 if ten times as many objects cost ten times as much. */
function exponent({ whole, parts }: { whole: number; parts: number }): number {
  return 1 + Math.log(whole / parts) / Math.log(PARTS)
}

function isAbove(row: Row): boolean {
  return row.whole > NOISE && exponent(row) > MOST
}

/** Prints the rules that grow most and those that cost most; the first user of a shared index pays for it. */
function printRules(growths: Growth[]): void {
  const rows = growths.flatMap((growth) => growth.rules).filter(({ whole }) => whole > NOISE)
  const worst = rows.toSorted((a, b) => exponent(b) - exponent(a))
  const above = rows.filter(isAbove).length
  console.log(`\nrules by how their costs grow from a tenth of the objects to all; ${above} above ${MOST}`)
  printRows(worst.slice(0, Math.max(above, SHOWN)))
  console.log('\nrules that cost most')
  printRows(rows.toSorted((a, b) => b.whole - a.whole).slice(0, SHOWN))
}

function printRows(rows: Row[]): void {
  for (const row of rows)
    console.log(
      `  ${exponent(row).toFixed(2)}  ${row.whole.toFixed(0).padStart(6)} ms  ${row.id}, ${row.title}`,
    )
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
