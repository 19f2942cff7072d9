import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { groupBy } from '../../src/core/group.ts'
import { applyEdits } from '../../src/core/text-edit.ts'
import { chooseFixes } from '../../src/report/fixes-made.ts'
import { rules } from '../../src/rules/index.ts'
import { viewsOf, type Rule } from '../../src/rules/rule.ts'
import { report, valuesUse, type Files } from '../run/scene.ts'
import { loadFixCases } from './fix-cases.ts'

const cases = loadFixCases()

describe.each(cases)('$rule fix $name', ({ rule, name, before, after }) => {
  it('turns the files into those with `.after`, and removes the finding', async () => {
    const { findings } = await reportOf(before)
    const ruleFindings = findings.filter((finding) => finding.rule === rule)
    expect(ruleFindings.length).toBeGreaterThan(0)
    expect(ruleFindings.map(({ fix }) => fix !== undefined)).toEqual(
      ruleFindings.map(() => !name.startsWith('none-')),
    )
    const fixed = apply(before, ruleFindings)
    expect(fixed).toEqual(after)
    const remaining = name.startsWith('none-') ? [] : (await reportOf(fixed)).findings
    expect(remaining.filter((finding) => finding.rule === rule)).toEqual([])
  })
})

function reportOf(files: Files) {
  return report(files, null, { host: { valuesUse } })
}

describe('cases of fixes', () => {
  it('exist for values and for objects, if a rule proposes fixes there', async () => {
    const shown = await Promise.all(
      cases.filter(({ name }) => !name.startsWith('none-')).map(({ rule, before }) => shownBy(rule, before)),
    )
    const needed = rules.filter(proposes).flatMap(viewsOfFixes)
    expect([...new Set(shown.flat())].toSorted()).toEqual(needed.toSorted())
    expect(needed.length).toBeGreaterThan(10)
  })
})

/** True for a rule that proposes fixes: its source contains a `set`, or renames a key. */
function proposes({ id }: Rule): boolean {
  return readFileSync(`src/rules/${id}.ts`, 'utf8').match(/set: \[|renaming(?:Fix)?\(/) !== null
}

function viewsOfFixes(rule: Rule): string[] {
  const { id } = rule
  const views = viewsOf(rule)
  const fixedViews = [
    ...(views.some(isOfValues) ? [`${id} in values`] : []),
    ...(!views.every(isOfValues) ? [`${id} in objects`] : []),
  ]
  return fixedViews.filter((view) => !withoutObjects.has(view))
}

/** Fixes that objects of a chart cannot have. */
const withoutObjects = new Set([
  // A limit for each try is enough: the fix is computed from it.
  'routing/retries-without-timeout in objects',
  // The key stands in a template.
  'schema/unknown-field in objects',
  // Entries of values are moved.
  'egress/mediated-host-wildcard in objects',
  // Files are looked at as they stand.
  'schema/duplicate-key in objects',
])

function isOfValues(view: string): boolean {
  return view.startsWith('values/') || view === 'deadValue' || view === 'failure'
}

function apply(files: Files, findings: readonly Finding[]): Files {
  const { edits, waiting } = chooseFixes({ findings } as Parameters<typeof chooseFixes>[0], {
    onlyNew: true,
    unsafeFixes: true,
  })
  expect(waiting).toEqual([])
  const texts = [...groupBy(edits, ({ file }) => file)].map(([file, fileEdits]) => [
    file,
    applyEdits(files[file]!, fileEdits),
  ])
  return { ...files, ...Object.fromEntries(texts) }
}

/** Where fixes of a rule are offered, as `RULE in values` or `RULE in objects`; objects are those of a chart. */
async function shownBy(rule: string, files: Files): Promise<string[]> {
  const { findings } = await reportOf(files)
  return findings
    .filter((finding) => finding.rule === rule && finding.fix)
    .flatMap(({ cause }) => {
      if (cause !== 'source') return [`${rule} in objects`]
      return 'values.yaml' in files ? [`${rule} in values`] : []
    })
}
