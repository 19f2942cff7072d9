import { expect, it } from 'vitest'
import type { Finding, Fix, Report } from '../../src/core/report.ts'
import { chooseFixes, fixesText } from '../../src/report/fixes-made.ts'
import { finding, place, richReport } from './rich-report.ts'

function reportOf(...findings: Finding[]): Report {
  return { ...richReport(), findings }
}

function withFix(text: string, column: number, endColumn: number, safety: Fix['safety'] = 'safe'): Finding {
  const edits = [{ ...place('web/values.yaml', 4, column, endColumn), text }]
  return finding({
    at: place('web/values.yaml', 4, column, endColumn),
    fix: { title: `write ${text}`, edits, diff: '', safety, verified: true, also: [] },
  })
}

const safeOnes = { onlyNew: true, unsafeFixes: false }

it('of two fixes that edit the same characters the first is made, and the other waits', () => {
  const chosen = chooseFixes(reportOf(withFix('12s', 14, 17), withFix('50s', 14, 17)), safeOnes)
  expect(chosen.edits.map(({ text }) => text)).toEqual(['12s'])
  expect(fixesText(chosen, 'fixed')).toBe(
    'fixed: write 12s (web/values.yaml:4)  routing/duration\n' +
      'not yet: write 50s (web/values.yaml:4)  routing/duration; another fix edits the same place, so run this again\n',
  )
})

it('makes an edit that two findings ask for once, and edits of other characters beside it', () => {
  const fixes = [withFix('12s', 14, 17), withFix('12s', 14, 17), withFix('reset', 20, 24)]
  const { made, waiting, edits } = chooseFixes(reportOf(...fixes), safeOnes)
  expect([made.length, waiting.length, edits.map(({ text }) => text)]).toEqual([3, 0, ['12s', 'reset']])
})

it('leaves unsafe fixes to a person, also where they would stand in the way of a safe one', () => {
  const fixes = [withFix('60s', 14, 17, 'unsafe'), withFix('12s', 14, 17)]
  const chosen = chooseFixes(reportOf(...fixes), safeOnes)
  expect(chosen.edits.map(({ text }) => text)).toEqual(['12s'])
  expect(fixesText(chosen, 'would fix')).toBe(
    'would fix: write 12s (web/values.yaml:4)  routing/duration\n' +
      'not made: write 60s (web/values.yaml:4)  routing/duration; unsafe: decide whether it is meant, `--unsafe-fixes` makes it\n',
  )
  const all = chooseFixes(reportOf(...fixes), { ...safeOnes, unsafeFixes: true })
  expect([all.edits.map(({ text }) => text), all.undecided]).toEqual([['60s'], []])
})
