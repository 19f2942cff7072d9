import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { fileLinks, opensLinks } from '../../src/cli/links.ts'
import { text } from '../../src/report/text.ts'
import { report, shortTimeout } from '../run/scene.ts'

const gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
} as const

describe('a link of the terminal', () => {
  it('opens the line of a finding', async () => {
    const checked = await report({ 'a b/values.yaml': shortTimeout() })
    const shown = text(checked, { gate, link: fileLinks('/work') })
    expect(shown).toContain(
      `--> \u001B]8;;file://${hostname()}/work/a%20b/values.yaml#4\u0007a b/values.yaml:4:14\u001B]8;;\u0007\n`,
    )
    expect(text(checked, { gate })).not.toContain('\u001B')
  })

  it('is none for a file in a packed chart', () => {
    const at = { file: 'a.tgz!a/values.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 }
    expect(fileLinks('/work')(at, 'text')).toBe('text')
  })

  it.each([
    [{ TERM_PROGRAM: 'vscode' }, true, true],
    [{ VTE_VERSION: '6800' }, true, true],
    [{ VTE_VERSION: '4000' }, true, false],
    [{ KITTY_WINDOW_ID: '1' }, true, true],
    [{ KITTY_WINDOW_ID: '1', CI: 'true' }, true, false],
    [{ TERM_PROGRAM: 'vscode' }, false, false],
    [{ TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' }, true, false],
    [{ FORCE_HYPERLINK: '1' }, false, true],
    [{}, true, false],
  ])('with %j on a terminal (%s): %s', (env, isTerminal, expected) => {
    expect(opensLinks(env, isTerminal)).toBe(expected)
  })
})
