import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from '../scene.ts'
import { changesText } from './outline.ts'

const further: Files = { 'notes.bak': '', 'old/a.yaml': '', 'templates/policy.yaml': '', 'ci/dev.yaml': '' }

const ignoring = (text: string): Files => chart('web', 'kind: A\n', { ...further, '.helmignore': text })

describe('a .helmignore', () => {
  it('is told by its patterns', async () => {
    expect(
      await changesText(ignoring('# words\n*.bak\nold/\n'), ignoring('old/\n\n  templates/policy.yaml\n')),
    ).toEqual([
      'loosens web/.helmignore:3 .helmignore: - → templates/policy.yaml',
      'tightens web/.helmignore:2 (base) .helmignore: *.bak → -',
    ])
  })

  it('is one of a chart', async () => {
    expect(await changesText({}, { '.helmignore': '*.yaml\n' })).toEqual([])
    expect(await changesText(ignoring(''), chart('web', 'kind: A\n'))).toEqual([])
  })

  it.each([
    '*.bak',
    '/notes.bak',
    'old/',
    'old',
    'templates/*.yaml',
    'n?tes.*',
    '!Chart.yaml',
    '[n]otes.bak',
  ])('may hide files by %s', async (pattern) => {
    expect(await changesText(ignoring(''), ignoring(`${pattern}\n`))).toHaveLength(1)
  })

  it.each(['.DS_Store', '*.swp', 'notes.bak/', '/policy.yaml', 'web/notes.bak', '*/policy', '{ci,old}/'])(
    'hides nothing by %s',
    async (pattern) => {
      expect(await changesText(ignoring(''), ignoring(`${pattern}\n`))).toEqual([])
    },
  )

  it('loosens nothing in a chart that only one tree has', async () => {
    const readme = { 'README.md': '' }
    expect(await changesText(readme, ignoring('ci/\n'))).toEqual([])
    expect(await changesText(ignoring('ci/\n'), readme)).toEqual([])
  })

  it('takes objects out of what Helm installs: they are removed, and no longer checked is nothing', async () => {
    const { changes, noLongerChecked, checkChanges } = await report(
      chart('web', 'apiVersion: v1\nkind: A\nmetadata: {name: a}\n', {
        '.helmignore': 'templates/all.yaml\n',
      }),
      chart('web', 'apiVersion: v1\nkind: A\nmetadata: {name: a}\n'),
    )
    expect(changes.map(({ type }) => type)).toEqual(['removed'])
    expect(noLongerChecked).toEqual([])
    expect(checkChanges.map(({ effect }) => effect)).toEqual(['loosens'])
  })

  it('never brings a file back with one more pattern', async () => {
    const names = ['a.yaml', 'b.yaml', 'sub/a.yaml', 'sub/c.yaml']
    const templates = Object.fromEntries(
      names.map((name, index) => [
        `templates/${name}`,
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m${index}}\n`,
      ]),
    )
    const pattern = fc.constantFrom(
      'a.yaml',
      '!a.yaml',
      'sub/',
      '!sub/',
      '/templates/b.yaml',
      'templates/*/c.yaml',
      '!templates/*',
      '*.md',
      '!*',
    )
    const installed = async (patterns: readonly string[]): Promise<(string | undefined)[]> => {
      const files = chart('web', '', { ...templates, '.helmignore': patterns.join('\n') })
      const { changes } = await report(files, { 'README.md': '' })
      return changes.map(({ object }) => object.name)
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(pattern, { maxLength: 4 }),
        pattern,
        fc.nat(4),
        async (patterns, added, at) => {
          const [base, head] = [await installed(patterns), await installed(patterns.toSpliced(at, 0, added))]
          expect(base).toEqual(expect.arrayContaining(head))
        },
      ),
      { numRuns: 40 },
    )
  })
})
