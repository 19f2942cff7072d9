import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { releasesOf } from '../../src/inspect/render-targets.ts'
import type { Report } from '../../src/core/report.ts'
import { outOfTime, type TimeBudget } from '../../src/core/time-budget.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { renderHelm } from '../../src/render/helm.ts'
import type { HostServices } from '../../src/inspect/types.ts'
import { chart, configMap, outline, report, shortTimeout, type Files } from './scene.ts'

const reason = "not checked: the run's time budget of 9 s was used up"

/** Time that is over once it was asked about so often; work that was begun is done. */
function budgetOf(questions: number): TimeBudget {
  let remaining = questions
  const isSpent = (): boolean => remaining-- <= 0
  return {
    seconds: 9,
    isSpent,
    within: (_, work) => {
      if (isSpent()) return false
      work()
      return true
    },
  }
}

/** Renders nothing, as a pool does once the time is over. */
const late: HostServices['render'] = (tree, targets) =>
  releasesOf(targets).map((target) =>
    renderHelm({ render: () => ({ status: 'ended', reason, isLate: true }) }, chartLoader(tree), { target }),
  )

const files: Files = {
  ...chart('web', configMap, { 'values.yaml': 'level: low\n' }),
  'pay.yaml': shortTimeout('pay'),
  'mail.yaml': shortTimeout('mail'),
}

const factsOf = ({ findings }: Report): string[] =>
  findings.map(({ rule, at, status }) => `${status} ${rule} ${at.file}:${at.line}`)

describe('a run whose time is used up', () => {
  it('while it renders lists the releases as not rendered, finds nothing wrong with them, and checks the rest', async () => {
    const result = await report(files, null, { host: { render: late } })
    expect(result.targets).toContainEqual(
      expect.objectContaining({ id: 'web', status: 'not-rendered', reason }),
    )
    expect(outline(result.findings.filter(({ severity }) => severity === 'error'))).toEqual([
      'new error mail.yaml:4 routing/timeout-covers-retries',
      'new error pay.yaml:4 routing/timeout-covers-retries',
    ])
    expect(result.summary.complete).toBe(false)
  })

  it('while it renders calls nothing removed or fixed', async () => {
    const base = { ...files, ...chart('web', '{{ fail "no" }}\n') }
    for (const before of [base, files]) {
      const result = await report(files, before, { host: { render: late } })
      expect(result.changes).toEqual([])
      expect(result.findings.filter(({ status }) => status === 'fixed')).toEqual([])
    }
  })

  it('before it checks lists all as not checked', async () => {
    const result = await report(files, files, { host: { budget: budgetOf(0) } })
    expect(result.findings).toEqual([])
    expect(result.skipped).toEqual(
      expect.arrayContaining(['web', 'pay.yaml', 'mail.yaml'].map((file) => ({ file, reason }))),
    )
    expect(result.summary.complete).toBe(false)
  })

  it('at any time has a report that says so, with nothing in it that a whole run does not find', async () => {
    const allFacts = factsOf(await report(files, null))
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 12 }), async (questions) => {
        const result = await report(files, null, { host: { budget: budgetOf(questions) } })
        const facts = factsOf(result)
        expect(allFacts).toEqual(expect.arrayContaining(facts))
        if (facts.length < allFacts.length) expect(result.summary.complete).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  it('is told in seconds', () => {
    expect(outOfTime({ seconds: 9 })).toBe(reason)
  })
})
