import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasGo, helmSources, nativeHelm } from '../../engine/native-helm.mjs'
import { craftedCharts, filesOf } from './crafted-charts.ts'
import { newEngine } from './engine.ts'
import { compare, type Case, type Verdict } from './native.ts'

const goIsHere = hasGo()
if (!goIsHere) console.warn('Go is not installed: the engine is not compared with the native helm')

/** Installing the native helm takes minutes on the first run. */
const timeout = 900_000

const fine: readonly Verdict[] = ['equal', 'other order', 'random', 'both refuse']

/** Charts of Helm's tests where the engine is meant to differ. */
const known: Record<string, Verdict> = {
  'corrupted-compressed-chart.tgz': 'refused in other words', // Helm guesses what is in a broken archive
  'issue-7233': 'different', // its dependency is a folder beside it, which Helm wants built first
}

describe.skipIf(!goIsHere)('the engine and the native helm', () => {
  test('agree on crafted charts', () => expectAgreement(craftedCases()), timeout)
  test("agree on the charts of Helm's own tests", () => expectAgreement(upstreamCases()), timeout)
})

async function expectAgreement(cases: readonly Case[]): Promise<void> {
  const helm = nativeHelm()!
  const engine = newEngine()
  expect(cases.length).toBeGreaterThan(40)
  const different: string[] = []
  const verdicts = new Set<Verdict>()
  for (const given of cases) {
    const verdict = await compare(helm, engine, given)
    const name = basename(given.chart)
    if (!fine.includes(verdict) && known[name] !== verdict)
      different.push(`${verdict}: ${given.chart} ${given.flags.join(' ')}`)
    verdicts.add(verdict)
  }
  expect(different).toEqual([])
  expect([...verdicts]).toEqual(expect.arrayContaining(['equal', 'both refuse']))
}

/** Every crafted chart with each of its flag sets, and one that holds another one packed. */
function craftedCases(): Case[] {
  const root = mkdtempSync(join(tmpdir(), 'meshgate-charts-'))
  const cases = Object.entries(craftedCharts).flatMap(([name, crafted]) => {
    writeChart(join(root, name), filesOf(name, crafted))
    return (crafted.flags ?? [[]]).map((flags) => ({ chart: join(root, name), flags }))
  })
  const packing = join(root, 'packing')
  writeChart(packing, filesOf('packing', { files: { 'templates/a.yaml': 'kind: A\n' } }))
  spawnSync(nativeHelm()!, ['package', join(root, 'files'), '-d', join(packing, 'charts')])
  const packed = join(packing, 'charts', 'files-1.2.3.tgz')
  const names = ['Bad_Name', 'a'.repeat(54)].map((release) => ({
    chart: join(root, 'files'),
    flags: [],
    release,
  }))
  return [...cases, ...names, { chart: packing, flags: [] }, { chart: packed, flags: [] }]
}

function writeChart(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** The charts and archives in Helm's test data, but those of the unreleased chart API v3. */
function upstreamCases(): Case[] {
  const folders = [
    'pkg/cmd/testdata',
    'pkg/action/testdata',
    'pkg/chart/v2/loader/testdata',
    'pkg/chart/v2/util/testdata',
  ]
  const charts = folders.flatMap((folder) => chartsUnder(join(helmSources(), folder)))
  return charts.filter((chart) => !isV3(chart)).map((chart) => ({ chart, flags: ['--include-crds'] }))
}

function chartsUnder(path: string): string[] {
  if (path.endsWith('.tgz')) return [path]
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return []
  const names = readdirSync(path).toSorted()
  const inside = names.flatMap((name) => chartsUnder(join(path, name)))
  return names.includes('Chart.yaml') ? [path, ...inside] : inside
}

function isV3(chart: string): boolean {
  return !chart.endsWith('.tgz') && /apiVersion: v3/.test(readFileSync(join(chart, 'Chart.yaml'), 'utf8'))
}
