import { expect, it } from 'vitest'
import type { Change, Consequence, Report } from '../../../src/core/report.ts'
import { comment } from '../../../src/report/comment/comment.ts'
import { commentOptions, richReport } from '../rich-report.ts'

const report = richReport()
const removed = report.changes.find(({ object }) => object.name === 'require-token')!

/** The lines about what merging does that name an object. */
function linesWith(name: string, fields: Partial<Report>): string[] {
  const text = comment({ ...report, ...fields }, commentOptions)
  return text.split('\n').filter((line) => line.startsWith('> - ') && line.includes(name))
}

it('names a removed protection once, and not one that another target has now', () => {
  const added: Change = { ...removed, type: 'added', target: 'mesh/policies' }
  const deletion = { ...report.deletions.at(-1)!, object: removed.object }
  const count = (fields: Partial<Report>): number => linesWith('require-token', fields).length
  expect(count({})).toBe(1)
  expect(count({ changes: [...report.changes, added] })).toBe(0)
  expect(count({ changes: [...report.changes, { ...added, environments: ['elsewhere'] }] })).toBe(1)
  expect(count({ deletions: [deletion] })).toBe(1)
})

it('lists the places of one likely consequence in one pair of brackets', () => {
  const likely = report.consequences.find(({ confidence }) => confidence === 'likely')!
  const elsewhere = { ...likely, at: { ...likely.at, file: 'apps/stock/values.yaml', line: 3 } }
  const [line] = linesWith('reach every host', { consequences: [likely, elsewhere] })
  expect(line).toMatch(
    /\(not certain, \[orders\/values-prod\.yaml:14\]\(\S+\) and \[stock\/values\.yaml:3\]\(\S+\)\)$/,
  )
})

it('says once below the list what several consequences depend on, and in each what few do', () => {
  const likely = report.consequences.find(({ confidence }) => confidence === 'likely')!
  const inputs = ['the labels of the pods', 'which files are applied, `a.yaml` or `b.yaml`', 'the date']
  const words =
    '(depends on the labels of the pods; which files are applied, `a.yaml` or `b.yaml`; and 1 more)'
  const consequences = ['one', 'two', 'three'].map((host): Consequence => ({
    ...likely,
    missing: inputs,
    sentence: `lets all reach \`${host}\` ${words} (it also adds what cannot be checked: \`c.yaml\`)`,
  }))
  const own = { ...likely, missing: ['the time'], sentence: 'lets all reach `four` (depends on the time)' }
  const written = comment({ ...report, consequences: [...consequences, own] }, commentOptions)
  expect(written.split(words.slice(1, -1))).toHaveLength(2)
  expect(written).toContain(`\n>\n> <sup>1</sup> ${words.slice(1, -1)}\n`)
  for (const host of ['one', 'two', 'three'])
    expect(written).toMatch(
      new RegExp(
        `^> - .+ lets all reach \`${host}\`<sup>1</sup> \\(it also adds what cannot be checked: \`c.yaml\`\\) in .+not certain`,
        'm',
      ),
    )
  expect(written).toContain('lets all reach `four` (depends on the time)')
  const few = comment({ ...report, consequences: [...consequences.slice(1), own] }, commentOptions)
  expect(few.split(words)).toHaveLength(3)
  expect(few).not.toContain('<sup>')
})
