import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { helmSources, nativeHelm } from '../../engine/native-helm.ts'
import { craftedCases, writeCrafted } from './crafted-charts.ts'
import { newEngine } from './engine.ts'
import { craftedExceptions, upstreamExceptions, type Exceptions } from './exceptions.ts'
import { goIsHere, isCi } from './go-is-here.ts'
import { caseName, runNatives, type Case, type Outcome } from './native.ts'
import { engineRenders } from './engine-renders.ts'
import { record, recorded } from './recording.ts'
import { templateTestCases, upstreamCases } from './upstream-charts.ts'
import { classes, verdictOn, type Verdict } from './verdict.ts'

const canCompare = goIsHere()

/** Installing the native helm takes minutes on the first run. */
const timeout = 900_000

describe('the engine and the native helm', () => {
  test(
    'agree on at least 200 crafted cases',
    async () => {
      expect(craftedCases.length).toBeGreaterThanOrEqual(200)
      expect(new Set(craftedCases.map(caseName)).size).toBe(craftedCases.length)
      const helm = nativeHelm()
      const outcomes = helm ? await craftedNatives(helm) : recorded()
      expectLive(helm ? 0 : outcomes.size)
      expect([...outcomes.keys()].toSorted()).toEqual(craftedCases.map(caseName).toSorted())
      const verdicts = await verdictsOn(craftedFolder(), craftedCases, outcomes)
      console.log(countsOf(verdicts))
      expectAgreement(verdicts, craftedExceptions)
      expect([...verdicts.values()]).toEqual(expect.arrayContaining(['equal', 'both refuse']))
    },
    timeout,
  )

  test.skipIf(!canCompare)(
    "agree on the charts and cases of Helm's own tests",
    async () => {
      const sources = helmSources()
      const cases = [...templateTestCases, ...upstreamCases(sources)]
      expect(cases.length).toBeGreaterThan(40)
      const outcomes = await runNatives(nativeHelm()!, sources, cases, isRandom(upstreamExceptions))
      expectAgreement(await verdictsOn(sources, cases, outcomes), upstreamExceptions)
    },
    timeout,
  )
})

/** What the native helm makes of the crafted cases, which is what the recording says or becomes. */
async function craftedNatives(helm: string): Promise<Map<string, Outcome>> {
  const folder = craftedFolder()
  const outcomes = await runNatives(helm, folder, craftedCases, isRandom(craftedExceptions))
  if (process.env['UPDATE_RECORDED'] === '1') record(outcomes)
  expect(comparable(recorded()), 'UPDATE_RECORDED=1 records what the native helm says now').toEqual(
    comparable(outcomes),
  )
  return outcomes
}

/** Says how many outcomes were read from the recording: in CI none may be. */
function expectLive(fromRecording: number): void {
  console.log(`${fromRecording} of ${craftedCases.length} crafted cases are compared with a recording`)
  if (isCi(process.env['CI'])) expect(fromRecording).toBe(0)
}

function craftedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-charts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeCrafted(folder)
  return folder
}

function isRandom(exceptions: Exceptions): (testCase: Case) => boolean {
  return (testCase) => exceptions[caseName(testCase)]?.verdict === 'equal but for random lines'
}

/** Outcomes without what Helm's own map order decides. */
function comparable(outcomes: ReadonlyMap<string, Outcome>): Record<string, string> {
  const entries = [...outcomes].map(([name, outcome]) => [
    name,
    'error' in outcome ? outcome.error.split('\n').toSorted().join('\n') : outcome.lines,
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

async function verdictsOn(
  folder: string,
  cases: readonly Case[],
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Map<string, Verdict>> {
  const render = engineRenders(newEngine(), folder)
  const verdicts = new Map<string, Verdict>()
  for (const testCase of cases) {
    const outcome = outcomes.get(caseName(testCase))!
    verdicts.set(caseName(testCase), verdictOn(outcome, await render(testCase)))
  }
  return verdicts
}

/** How many cases have which verdict. */
function countsOf(verdicts: ReadonlyMap<string, Verdict>): string {
  const counts = new Map<Verdict, number>()
  for (const verdict of verdicts.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')
}

/** Every verdict beyond the three classes is listed, and every listed one occurs. */
function expectAgreement(verdicts: ReadonlyMap<string, Verdict>, exceptions: Exceptions): void {
  const beyond = [...verdicts].filter(([, verdict]) => !classes.includes(verdict))
  const listed = Object.entries(exceptions).map(([name, { verdict }]) => [name, verdict])
  expect(Object.fromEntries(beyond)).toEqual(Object.fromEntries(listed))
}
