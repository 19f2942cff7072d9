import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { groupBy } from '../../src/core/group.ts'
import { applyEdits } from '../../src/core/text-edit.ts'
import { chooseFixes } from '../../src/report/fixes-made.ts'
import { rules } from '../../src/rules/index.ts'
import { viewsOf, type Rule } from '../../src/rules/rule.ts'
import { report, type Files } from '../run/scene.ts'
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
  it('are there for each way in which a rule that proposes any looks at files', async () => {
    const shown = await Promise.all(
      cases.filter(({ name }) => !name.startsWith('none-')).map(({ rule, before }) => shownBy(rule, before)),
    )
    const needed = rules.filter(proposes).flatMap(waysOf)
    expect([...new Set(shown.flat())].toSorted()).toEqual(needed.toSorted())
    expect(needed.length).toBeGreaterThan(10)
  })
})

/** A rule proposes what its file sets. */
function proposes({ id }: Rule): boolean {
  return readFileSync(`src/rules/${id}.ts`, 'utf8').includes('set: [')
}

function waysOf(rule: Rule): string[] {
  const { id } = rule
  const views = viewsOf(rule)
  const ways = [
    ...(views.some((view) => view.startsWith('values/')) ? [`${id} in values`] : []),
    ...(views.some((view) => !view.startsWith('values/')) ? [`${id} in objects`] : []),
  ]
  // A limit of each try, which the fix is worked out from, is enough in an object.
  return ways.filter((way) => way !== 'routing/retries-without-timeout in objects')
}

function apply(files: Files, findings: readonly Finding[]): Files {
  const { edits, waiting } = chooseFixes({ findings } as Parameters<typeof chooseFixes>[0], { onlyNew: true })
  expect(waiting).toEqual([])
  const texts = [...groupBy(edits, ({ file }) => file)].map(([file, own]) => [
    file,
    applyEdits(files[file]!, own),
  ])
  return { ...files, ...Object.fromEntries(texts) }
}

/** `RULE in values`, `RULE in objects`: the ways of the fixes that are offered; objects are those of a chart. */
async function shownBy(rule: string, files: Files): Promise<string[]> {
  const { findings } = await report(files)
  return findings
    .filter((finding) => finding.rule === rule && finding.fix)
    .flatMap(({ cause }) => {
      if (cause !== 'source') return [`${rule} in objects`]
      return 'values.yaml' in files ? [`${rule} in values`] : []
    })
}
