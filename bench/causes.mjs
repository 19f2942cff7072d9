// What it costs to find the values line of each finding, and to try fixes, in a repository whose charts have key names
// of their own.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEngine } from '../src/host/engine/engine-pool.ts'
import { folderTree } from '../src/host/folder-tree.ts'
import { openRun } from '../src/host/open-run.ts'
import { setRunFlags } from '../src/host/engine/v8-flags.ts'
import { run } from '../src/run.ts'
import { measure } from './measure.mjs'
import { CLI } from './meshgate.mjs'
import { ENVIRONMENTS } from './repository.mjs'
import { median, printRow } from './table.mjs'

const CHART = fileURLToPath(new URL('charts/peers', import.meta.url))
const ENGINE = {
  worker: new URL('../dist/worker.js', import.meta.url),
  wasm: new URL('../dist/helm.wasm', import.meta.url),
}

/** Releases with defects. */
const BROKEN = 5

/**
 * Checks the repository in turn without and with causes, and with fixes, too, in this process and as people start it;
 * prints the added costs and the renders for each finding.
 * Throws unless every planted defect is found at its line.
 * @param {number} rounds
 * @param {number} releases
 */
export async function benchCauses(rounds, releases) {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-causes-'))
  try {
    const planted = writeRepository(folder, releases)
    /** @type {Costs} */
    const costs = { without: [], causes: [], fixes: [] }
    /** @type {Started} */
    const started = { 'check --no-causes': [], check: [] }
    /** @type {Probes[]} */
    let counts = []
    for (let round = 0; round < rounds; round++) {
      costs.without.push((await check(folder, { withCauses: false, mostFixes: 0 })).cost)
      const { cost, report, probes } = await check(folder, { withCauses: true, mostFixes: 0 })
      costs.causes.push(cost)
      requirePlaces(report, planted)
      counts = probes
      costs.fixes.push((await check(folder, { withCauses: true, mostFixes: 20 })).cost)
      for (const [command, list] of Object.entries(started)) list.push(await measureCheck(command, folder))
    }
    print(costs, started, counts, planted.length, releases)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @param {string} command
 * @param {string} folder
 */
async function measureCheck(command, folder) {
  const cost = await measure((run) => run(process.execPath, [CLI, ...command.split(' ')], folder))
  if (cost.result.code !== 1) throw new Error(`${command} ended with exit code ${cost.result.code}`)
  return cost
}

/**
 * @param {string} folder
 * @param {{ withCauses: boolean, mostFixes: number }} wanted
 */
async function check(folder, { withCauses, mostFixes }) {
  const engine = startEngine(ENGINE)
  setRunFlags()
  const input = openRun({
    workspace: {
      head: folderTree(folder, null),
      headCommit: () => null,
      base: null,
      baseCommit: null,
      paths: [],
    },
    engine,
    schemaWorker: new URL('../dist/schema-worker.js', import.meta.url),
    causes: withCauses,
    mostFixes,
    version: '0.0.0',
  })
  const { provenance } = input.host
  /** @type {Map<string, import('../src/core/cause.ts').Provenance>} */
  const opened = new Map()
  /** @type {NonNullable<typeof provenance>} */
  const watched = (tree, target, shown) => {
    const own = /** @type {NonNullable<typeof provenance>} */ (provenance)(tree, target, shown)
    opened.set(target.id, own)
    return own
  }
  const [before, start] = [process.cpuUsage(), performance.now()]
  const host = { ...input.host, provenance: provenance && watched }
  const report = await run({ ...input, host })
  const { user, system } = process.cpuUsage(before)
  const cost = { wall: performance.now() - start, cpu: (user + system) / 1000 }
  const probes = [...opened].map(([target, { renders }]) => ({
    renders,
    findings: report.findings.filter(({ targets }) => targets.includes(target)).length,
  }))
  await engine.close()
  return { cost, report, probes }
}

/** @typedef {{ renders: number, findings: number }} Probes of a release with findings */

/** @typedef {Record<'without' | 'causes' | 'fixes', { wall: number, cpu: number }[]>} Costs milliseconds */

/** @typedef {Record<'check --no-causes' | 'check', import('./measure.mjs').Cost[]>} Started whole processes, by what they are started with */

/**
 * @typedef {object} Planted
 * @property {string} rule
 * @property {string} place `file:line`
 */

/**
 * @param {import('../src/core/report.ts').Report} report
 * @param {Planted[]} planted
 */
function requirePlaces({ findings }, planted) {
  const found = findings.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`).toSorted()
  const expected = planted.map(({ rule, place }) => `${rule} ${place}`).toSorted()
  if (found.join('\n') !== expected.join('\n'))
    throw new Error(`found:\n${found.join('\n')}\nplanted:\n${expected.join('\n')}`)
}

/**
 * @param {string} folder
 * @param {number} releases
 * @returns {Planted[]}
 */
function writeRepository(folder, releases) {
  return Array.from({ length: releases }, (_, index) => {
    const name = `team${String(index).padStart(2, '0')}`
    const chart = join(folder, 'releases', name, 'chart')
    mkdirSync(join(folder, 'releases', name), { recursive: true })
    cpSync(CHART, chart, { recursive: true })
    const metadata = readFileSync(join(chart, 'Chart.yaml'), 'utf8')
    writeFileSync(join(chart, 'Chart.yaml'), metadata.replace('NAME', name).replace('VERSION', '1.0.0'))
    return ENVIRONMENTS.flatMap((environment) =>
      writeValues(
        folder,
        `releases/${name}/values-${environment}.yaml`,
        `${name}.${environment}.example.com`,
        environment,
        index < BROKEN,
      ),
    )
  }).flat()
}

/**
 * Seven hosts; of a broken release one retry budget is too small in each environment, one host is a wildcard in the
 * first and the TLS of one is off in the other.
 * @param {string} folder
 * @param {string} file
 * @param {string} domain of all hosts: two releases that route one host would be a conflict
 * @param {string} environment
 * @param {boolean} isBroken
 * @returns {Planted[]}
 */
function writeValues(folder, file, domain, environment, isBroken) {
  const lines = ['outbound:']
  /** @type {Planted[]} */
  const planted = []
  /** @type {(rule: string) => void} */
  const plant = (rule) => planted.push({ rule, place: `${file}:${lines.length}` })
  for (let peer = 0; peer < 7; peer++) {
    const isWild = isBroken && peer === 2 && environment === ENVIRONMENTS[0]
    lines.push(`  api${peer}:`, `    fqdn: "${isWild ? '*' : `api${peer}`}.${domain}"`)
    if (isWild) plant('egress/mediated-host-wildcard')
    if (isBroken && peer === 3 && environment === ENVIRONMENTS[1]) {
      lines.push('    tls: DISABLE')
      plant('egress/tls-disabled')
    }
    lines.push(`    deadline: ${isBroken && peer === 1 ? 5 : 15}`)
    if (isBroken && peer === 1) plant('routing/timeout-covers-retries')
    lines.push('    times: 3', '    each: 3s')
  }
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  return planted
}

/**
 * @param {Costs} costs
 * @param {Started} started
 * @param {Probes[]} probes
 * @param {number} findings
 * @param {number} releases
 */
function print(costs, started, probes, findings, releases) {
  const each = median(probes.map((one) => one.renders / one.findings))
  console.log(`\n${findings} findings in ${releases} releases of 2 environments, each at its values line`)
  printRow('in one process', 'wall', 'cpu')
  printAdded(costs)
  printRow('as people start it')
  printAdded(started)
  const whole = median(probes.map(({ renders }) => renders))
  console.log(`  medians: ${each.toFixed(1)} renders for a finding, ${whole} for a release with findings`)
}

/**
 * Rows of medians, and what each adds to the first.
 * @param {Record<string, { wall: number, cpu: number | null }[]>} costs
 */
function printAdded(costs) {
  const [[first, base], ...others] = Object.entries(costs).map(([name, list]) => [name, medians(list)])
  printRow(first, seconds(base.wall), seconds(base.cpu))
  for (const [name, { wall, cpu }] of others) {
    printRow(name, seconds(wall), seconds(cpu))
    printRow('  added', share(wall / base.wall), share(cpu / base.cpu))
  }
}

/** @param {{ wall: number, cpu: number | null }[]} list */
function medians(list) {
  return { wall: median(list.map(({ wall }) => wall)), cpu: median(list.map(({ cpu }) => cpu ?? Number.NaN)) }
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

/** @param {number} ratio */
function share(ratio) {
  return `${Math.round((ratio - 1) * 100)} %`
}
