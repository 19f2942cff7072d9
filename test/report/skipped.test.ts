import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatReport } from '../../src/report/formats.ts'
import { rules } from '../../src/rules/index.ts'
import type { Report } from '../../src/core/report.ts'
import { comment } from '../../src/report/comment/comment.ts'
import { skippedGroups } from '../../src/report/skipped.ts'
import { text } from '../../src/report/text.ts'
import { hostileText } from './hostile.ts'
import { commentOptions, gate, richReport } from './rich-report.ts'

const template = 'a Go template outside of a chart, which only its own tool can render'
const skipped = [
  { file: 'links/a.yaml', reason: 'links to `../a.yaml`, outside the repository' },
  ...Array.from({ length: 41 }, (_, index) => ({ file: `tpl/${index}.yaml`, reason: template })),
  { file: 'links/b.yaml', reason: 'links to `../b.yaml`, outside the repository' },
  { file: 'vendor', reason: 'another Git repository: its files are not in this one' },
]
const report: Report = { ...richReport(), targets: [], skipped }

describe('what was not checked', () => {
  it('is grouped by reason, the most frequent first', () => {
    expect(skippedGroups(skipped).map(({ files, reason }) => [files.length, reason])).toEqual([
      [41, template],
      [2, 'links to `…`, outside the repository'],
      [1, 'another Git repository: its files are not in this one'],
    ])
  })

  it('is one line for each reason in a terminal', () => {
    const lines = text(report, { gate }).split('\n')
    expect(lines.filter((line) => line.startsWith('not checked: '))).toEqual([
      `not checked: 41 files (tpl/0.yaml, tpl/1.yaml, tpl/2.yaml, tpl/3.yaml, tpl/4.yaml, 36 more): ${template}`,
      'not checked: 2 files (links/a.yaml, links/b.yaml): links to `…`, outside the repository',
      'not checked: vendor: another Git repository: its files are not in this one',
    ])
  })

  it('is folded in a comment, one line for each reason', () => {
    const [, folded = ''] = comment(report, commentOptions).split(/(?=<details><summary>[^<]*not checked)/)
    expect(folded).toMatch(
      /^<details><summary>.*44 files not checked · not everything is compared<\/summary>/,
    )
    expect(folded.split('\n').filter((line) => line.includes(' not checked: '))).toEqual([
      expect.stringMatching(/^- 41 files \(`tpl\/0.yaml`, .*, 21 more\) not checked: a Go template/),
      '- 2 files (`links/a.yaml`, `links/b.yaml`) not checked: links to `…`, outside the repository',
      '- `vendor` not checked: another Git repository: its files are not in this one',
    ])
  })

  it('is folded in the log of a step', () => {
    const lines = formatReport(report, 'github', { gate, rules }).trimEnd().split('\n')
    const folded = lines.slice(lines.findIndex((line) => line.startsWith('::group::incomplete')))
    expect(folded[0]).toMatch(/^::group::incomplete: .*44 files were not checked$/)
    expect(folded.slice(1)).toEqual([
      expect.stringMatching(/^not checked: 41 files /),
      expect.stringMatching(/^not checked: 2 files /),
      expect.stringMatching(/^not checked: vendor: /),
      expect.stringMatching(/^whether anything else can be reached outside is not known in stage: /),
      '::endgroup::',
      '::group::3 environments',
      expect.stringMatching(/^target +dev +prod +stage$/),
      expect.stringMatching(/^payments +unchanged +3 changes +unchanged$/),
      expect.stringMatching(/^orders /),
      expect.stringMatching(/^shop /),
      expect.stringMatching(/^legacy /),
      '::endgroup::',
    ])
  })

  it('loses no file, whatever its name and reason are', () => {
    const file = fc.record({ file: hostileText, reason: hostileText })
    fc.assert(
      fc.property(fc.array(file, { maxLength: 30 }), (files) => {
        const names = skippedGroups(files).flatMap((group) => group.files)
        expect(names.toSorted()).toEqual(files.map((each) => each.file).toSorted())
        const output = formatReport({ ...report, skipped: files }, 'github', { gate, rules })
        const commands = output.split(/\r\n|\n|\r/).filter((line) => line.trimStart().startsWith('::'))
        expect(commands.filter((line) => !/^::(error|warning|notice) |^::(end)?group::/.test(line))).toEqual(
          [],
        )
        // What was not checked, and the table of environments.
        expect(commands.filter((line) => line.startsWith('::endgroup')).length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
