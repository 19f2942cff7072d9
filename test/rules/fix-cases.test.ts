import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { groupBy } from '../../src/core/group.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { applyEdits } from '../../src/core/text-edit.ts'
import { chooseFixes } from '../../src/report/fixes-made.ts'
import { inspect } from '../../src/run/inspect.ts'
import { report, scope, type Files } from '../run/scene.ts'
import { loadCases } from './cases.ts'
import { loadFixCases } from './fix-cases.ts'

const cases = loadFixCases()

describe.each(cases)('$rule fix $name', ({ rule, name, before, after }) => {
  it('makes of the files what is written beside them, and the finding is gone', async () => {
    const { findings } = await report(before)
    const own = findings.filter((finding) => finding.rule === rule)
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ fix }) => fix !== undefined)).toEqual(own.map(() => !name.startsWith('none-')))
    const fixed = apply(before, own)
    expect(fixed).toEqual(after)
    const left = name.startsWith('none-') ? [] : (await report(fixed)).findings
    expect(left.filter((finding) => finding.rule === rule)).toEqual([])
  })
})

describe('cases of fixes', () => {
  it('are there for every view of a rule that proposes any', async () => {
    const all = [...loadCases().map(({ files }) => files), ...cases.map(({ before }) => before)]
    const proposed = new Set((await Promise.all(all.map(proposals))).flat())
    const shown = await Promise.all(
      cases.filter(({ name }) => !name.startsWith('none-')).map(({ rule, before }) => shownBy(rule, before)),
    )
    expect([...proposed].toSorted()).toEqual([...new Set(shown.flat())].toSorted())
    expect(proposed.size).toBeGreaterThan(10)
  })
})

function apply(files: Files, findings: readonly Finding[]): Files {
  const { edits, waiting } = chooseFixes({ findings } as Parameters<typeof chooseFixes>[0], { onlyNew: true })
  expect(waiting).toEqual([])
  const texts = [...groupBy(edits, ({ file }) => file)].map(([file, own]) => [
    file,
    applyEdits(files[file]!, own),
  ])
  return { ...files, ...Object.fromEntries(texts) }
}

/** `RULE in values`, `RULE in objects`: what rules propose to write, wherever it can be carried back to. */
async function proposals(files: Files): Promise<string[]> {
  const { findings } = await inspect(memoryTree(files), {}, scope)
  return findings
    .filter(({ found }) => found.fix)
    .map(({ rule, found }) => `${rule} in ${found.view.startsWith('values/') ? 'values' : 'objects'}`)
}

/** The same of the fixes that are offered; those in objects have to be carried back through a chart. */
async function shownBy(rule: string, files: Files): Promise<string[]> {
  const { findings } = await report(files)
  const isChart = 'Chart.yaml' in files
  return findings
    .filter((finding) => finding.rule === rule && finding.fix)
    .flatMap(({ provenance: from }) => {
      if (from !== 'source') return [`${rule} in objects`]
      return isChart || 'values.yaml' in files ? [`${rule} in values`] : []
    })
}
