import { Ajv } from 'ajv'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { styleText } from 'node:util'
import { expect, it } from 'vitest'
import schema from '../../schemas/report.schema.json' with { type: 'json' }
import type { Report } from '../../src/core/report.ts'
import { annotations } from '../../src/report/annotations.ts'
import { comment } from '../../src/report/comment/comment.ts'
import { diffText } from '../../src/report/diff-text.ts'
import { gitlab } from '../../src/report/gitlab.ts'
import { json } from '../../src/report/json.ts'
import { junit } from '../../src/report/junit.ts'
import { sarif } from '../../src/report/sarif/sarif.ts'
import { rules } from '../../src/rules/index.ts'
import { markdown } from '../../src/report/markdown.ts'
import { summary } from '../../src/report/comment/summary.ts'
import { text } from '../../src/report/text.ts'
import { workflowCommands } from '../../src/report/workflow-commands.ts'
import { hugeReport, labelsReport, smallReport } from './comment/sizes.ts'
import { commentOptions, gate, richReport } from './rich-report.ts'

const report = richReport()
const quietReport: Report = {
  ...report,
  summary: {
    errors: 0,
    warnings: 0,
    infos: 0,
    new: { errors: 0, warnings: 0, infos: 0 },
    fixed: 0,
    suppressed: 0,
    targets: { rendered: 0, unchanged: 0, read: 0, failed: 0, notRendered: 0, leftOut: 0 },
    changes: { added: 0, removed: 0, changed: 0 },
    deletions: { deleted: 0, orphaned: 0, kept: 0, moved: 0, unknown: 0, unseen: 0 },
    complete: false,
    coverage: { releases: 0, rendered: 0, notRendered: {}, manifestFiles: 0 },
  },
  targets: [],
  environments: [],
  matrix: [],
  consequences: [],
  comparisons: [],
  deletions: [],
  findings: [],
  changes: [],
  checkChanges: [],
  noLongerChecked: [],
  newlyChecked: [],
  skipped: [],
}
const unaffectedReport: Report = { ...quietReport, unaffected: { changedFiles: 2 } }
const coloured = (style: Parameters<typeof styleText>[0], line: string): string =>
  styleText(style, line, { validateStream: false })

const outputs: Record<string, () => string> = {
  'comment.md': () => comment(report, commentOptions),
  'comment-small.md': () => comment(smallReport(), commentOptions),
  'comment-labels.md': () => comment(labelsReport(36), commentOptions),
  'comment-huge.md': () => comment(hugeReport(), commentOptions),
  'summary.md': () => summary(report, commentOptions),
  'plain.md': () => markdown(report, { gate, version: '0.1.0', docsUrl: 'https://example.org/rules' }),
  'text.txt': () => text(report, { gate, seconds: 0.93 }),
  'text-coloured.txt': () => text(report, { gate, paint: coloured }),
  'comment-empty.md': () => comment(quietReport, commentOptions),
  'text-empty.txt': () => text(quietReport, { gate }),
  'comment-unaffected.md': () => comment(unaffectedReport, commentOptions),
  'text-unaffected.txt': () => text(unaffectedReport, { gate, paint: coloured }),
  'diff.txt': () => diffText(report),
  'report.json': () => json(report),
  'report.sarif': () => sarif(report, { rules, docsUrl: 'https://example.org/rules' }),
  'junit.xml': () => junit(report, { gate }),
  'gitlab.json': () => gitlab(report, { gate }),
  'commands.txt': () => {
    const { shown, hidden } = annotations(report, { annotate: 'all', onlyNew: true })
    return workflowCommands(shown, hidden)
  },
}

it.each([report, unaffectedReport])('is made from a report that the schema allows', (example) => {
  const validate = new Ajv({ allErrors: true }).compile(schema)
  validate(example)
  expect(validate.errors).toBeNull()
})

it.each(Object.keys(outputs))('writes %s as it is committed', (name) => {
  const file = new URL(`golden/${name}`, import.meta.url)
  const output = outputs[name]!()
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, output)
  expect(existsSync(file)).toBe(true)
  expect(output).toBe(readFileSync(file, 'utf8'))
})
