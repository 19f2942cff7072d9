import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Fix } from '../../src/core/report.ts'
import { docsUrl } from '../../src/report/docs.ts'
import { pageHunks, type PageHunk } from '../../src/report/suggestions/page-hunks.ts'
import { suggestions, type SuggestionOptions } from '../../src/report/suggestions/suggestions.ts'
import { takeApart } from './github-markdown.ts'
import { hostileReport } from './hostile.ts'
import { finding, gate, place, richReport } from './rich-report.ts'

const file = 'web/values.yaml'
const page = pageHunks(
  '@@ -3,3 +3,4 @@ web:\n a: 1\n-timeout: 9 s\n+timeout: 5 sec\n+b: 2\n c: 3\n@@ -20 +21 @@\n-x\n+y\n',
)

function fixOf(diff: string, changes: Partial<Fix> = {}): Fix {
  const edits = [{ ...place(file, 4, 10, 15), text: '5s' }]
  return { title: 'set timeout to 5s', edits, diff, verified: true, safety: 'safe', also: [], ...changes }
}

const replacing = fixOf('@@ -4,1 +4,1 @@\n-timeout: 5 sec\n+timeout: 5s\n')

function suggest(findings: Finding[], options: Partial<SuggestionOptions> = {}) {
  const defaults = {
    gate,
    docsUrl,
    suggest: 'safe',
    hunksOf: (name: string) => (name === file ? page : []),
  } as const
  return suggestions({ ...richReport(), findings }, { ...defaults, ...options })
}

function withFix(fix: Fix, changes: Partial<Finding> = {}): Finding {
  return finding({ at: place(file, 4, 10, 15), fix, ...changes })
}

describe('the hunks of a page', () => {
  it('have the lines of head, with their numbers', () => {
    expect(page).toEqual([
      { start: 3, lines: ['a: 1', 'timeout: 5 sec', 'b: 2', 'c: 3'] },
      { start: 21, lines: ['y'] },
    ] satisfies PageHunk[])
  })
})

describe('a suggestion', () => {
  it('replaces the lines that the fix replaces', () => {
    const [suggestion] = suggest([withFix(replacing)])
    expect(suggestion).toMatchObject({ file, firstLine: 4, lastLine: 4 })
    expect(suggestion!.body).toContain('\n```suggestion\ntimeout: 5s\n```\n')
    expect(suggestion!.body).toContain('**error**: `5 sec` is no duration; write `5s` ([routing/duration](')
  })

  it('repeats the line below which lines are inserted, if the report shows that line', () => {
    const fix = fixOf('@@ -5,0 +6,1 @@\n+perTryTimeout: 2s\n')
    const excerpt = (line: string) => ({ excerpt: { firstLine: 4, lines: ['timeout: 5 sec', line] } })
    const [suggestion] = suggest([withFix(fix, excerpt('b: 2'))])
    expect(suggestion).toMatchObject({ firstLine: 5, lastLine: 5 })
    expect(suggestion!.body).toContain('```suggestion\nb: 2\nperTryTimeout: 2s\n```')
    expect(suggest([withFix(fix, excerpt('b: <masked 1a2b3c4d>'))])).toEqual([])
  })

  it.each<[string, Fix]>([
    ['outside the hunks', fixOf('@@ -9,1 +9,1 @@\n-z: 1\n+z: 2\n')],
    ['where the page shows another line', fixOf('@@ -5,1 +5,1 @@\n-b: 3\n+b: 4\n')],
    ['over two hunks', fixOf('@@ -6,16 +6,1 @@\n-c: 3\n+c: 4\n')],
    ['of a fix in two places', fixOf(`${replacing.diff}@@ -6,1 +6,1 @@\n-c: 3\n+c: 4\n`)],
    [
      'of a fix in two files',
      fixOf(replacing.diff, { edits: [...replacing.edits, { ...place('b', 1, 1, 1), text: '' }] }),
    ],
    ['of lines that hold a secret', fixOf('')],
    ['that would change characters', fixOf('@@ -4,1 +4,1 @@\n-timeout: 5 sec\n+timeout: 5s # \u202e\n')],
    ['of an unsafe fix', { ...replacing, safety: 'unsafe' }],
  ])('is none %s', (_, fix) => {
    expect(suggest([withFix(fix)])).toEqual([])
  })

  it('is made of an unsafe fix where all are wanted, and says so', () => {
    const [suggestion] = suggest([withFix({ ...replacing, safety: 'unsafe' })], { suggest: 'all' })
    expect(suggestion!.body).toContain('decide whether it is meant')
  })

  it('is none for what base has, too, unless that blocks, and none for what is fixed', () => {
    const old = [withFix(replacing, { status: 'existing' }), withFix(replacing, { status: 'fixed' })]
    expect(suggest(old)).toEqual([])
    expect(suggest(old, { gate: { ...gate, onlyNew: false } })).toHaveLength(1)
  })

  it('is one for all findings with the same fix, and keeps its id when lines move', () => {
    const moved = pageHunks('@@ -13,1 +13,1 @@\n+timeout: 5 sec\n')
    const movedFix = fixOf('@@ -13,1 +13,1 @@\n-timeout: 5 sec\n+timeout: 5s\n')
    const [suggestion, ...others] = suggest([withFix(replacing), withFix(replacing, { rule: 'b' })])
    const [later] = suggest([withFix(movedFix)], { hunksOf: () => moved })
    expect(others).toEqual([])
    expect(later).toMatchObject({ firstLine: 13, id: suggestion!.id })
  })

  it('has one block of code around its lines, whatever the report says', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const findings = report.findings.map((each) => ({
          ...each,
          status: 'new' as const,
          fix: { ...each.fix!, edits: each.fix!.edits.slice(0, 1) },
        }))
        const hunksOf = (name: string) =>
          findings.flatMap(({ fix: { edits, diff } }) => {
            const removed = /\n-(.*)\n\+/s.exec(diff)?.[1]
            return edits[0]!.file === name && removed !== undefined
              ? [{ start: 3, lines: removed.split('\n') }]
              : []
          })
        for (const { body } of suggest(findings, { hunksOf, suggest: 'all' })) {
          const { blocks, isClosed } = takeApart(body)
          expect([blocks.length, isClosed]).toEqual([1, true])
          expect(body).not.toContain('<!--')
        }
      }),
    )
  })
})
