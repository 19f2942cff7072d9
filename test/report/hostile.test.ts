import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annotations } from '../../src/report/annotations.ts'
import { comment } from '../../src/report/comment/comment.ts'
import { diffText } from '../../src/report/diff-text.ts'
import {
  code,
  fence,
  html,
  inertMessage,
  inertOutput,
  line,
  plainMarkdown,
  prose,
  urlPath,
} from '../../src/report/escape.ts'
import { docsUrl } from '../../src/report/docs.ts'
import { gitlab } from '../../src/report/gitlab.ts'
import { htmlReport } from '../../src/report/html/html.ts'
import { json } from '../../src/report/json.ts'
import { junit } from '../../src/report/junit.ts'
import { sarif } from '../../src/report/sarif/sarif.ts'
import { rules } from '../../src/rules/index.ts'
import { markdown } from '../../src/report/markdown.ts'
import { summary } from '../../src/report/comment/summary.ts'
import { text } from '../../src/report/text.ts'
import { workflowCommands } from '../../src/report/workflow-commands.ts'
import { hasEvenTables, shown, takeApart, withoutCode } from './github-markdown.ts'
import { hostileReport, hostileText } from './hostile.ts'
import { commentOptions, gate } from './rich-report.ts'

const invisible =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u
const ownTags = /<\/?(?:details|summary|b|sub|code)>|<br>/g
const ownLinks = /\]\((?:https:\/\/github\.com\/o\/|https:\/\/x\.example\/)[^\s()]*\)/g

describe('a page made of hostile words', () => {
  it.each([
    ['comment', comment],
    ['summary', summary],
    ['markdown', markdown],
  ])('keeps its shape as %s', (_, write) => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(flaws(write(report, commentOptions))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('has one marker, at the front of a comment', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const body = comment(report, commentOptions)
        expect(body.startsWith('<!-- meshgate:default head=4f2c1d9e base=a81b0c37 run=812.1 -->\n')).toBe(
          true,
        )
        expect(body.split('<!--').length).toBe(2)
      }),
    )
  })

  it('shows a text as it is', () => {
    const zeroWidth = /\u200b/g
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string()), (words) => {
        expect(shown(plainMarkdown(words)).replace(zeroWidth, '')).toBe(line(words).replace(zeroWidth, ''))
      }),
    )
    expect(plainMarkdown('$5 & $6')).toBe('\u200b$5 &amp; \u200b$6')
  })

  it('joins no reference around code', () => {
    for (const half of ['@``team', '#``12', 'www``.evil.example', 'https:``//evil.example'])
      expect(flaws(`x ${prose(half)}`)).toEqual([])
  })

  it('lets no key end the marker', () => {
    const report = fc.sample(hostileReport, 1)[0]!
    for (const commentKey of ['a--b', 'a>', 'a b', '', '-a', 'a\n', '<!--']) {
      expect(() => comment(report, { ...commentOptions, commentKey })).toThrow('comment key')
    }
  })
})

/** What is wrong with a page; `[]` for one that nothing in it broke. */
function flaws(body: string): string[] {
  const { lines, blocks, isClosed } = takeApart(body.replace(/^<!-- .* -->\n/, ''))
  const outside = lines.join('\n')
  const text = lines.map(withoutCode).join('\n').replaceAll(ownLinks, ']')
  const seen = lines.map((line) => shown(line.replaceAll(ownLinks, ']'))).join('\n')
  const active = {
    'an open fence': !isClosed,
    'invisible characters': isUnseen(blocks.join('') + outside),
    'a foreign tag': outside.replaceAll(ownTags, '').includes('<'),
    'a foreign reference': /@[\w-]|#\d|(?<![a-z\d])GH-\d|(?<![a-z\d])www\./i.test(seen),
    'a formula': /(?<!\u200b)\$/.test(seen),
    'a foreign link': /\]\(|:\/\//.test(text) || /:\/\//.test(seen),
    'an uneven table': !hasEvenTables(lines),
    'open details': outside.split('<details>').length !== outside.split('</details>').length,
  }
  return Object.entries(active).flatMap(([flaw, isFound]) => (isFound ? [flaw] : []))
}

function isUnseen(output: string): boolean {
  return invisible.test(output.replace(/[\n\t]/g, ''))
}

/** Lines that the runner takes as commands: `::` after white space, and `##[` anywhere. */
function commandsIn(output: string): string[] {
  return output
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trimStart().startsWith('::') || line.includes('##['))
}

describe('an output made of hostile words', () => {
  const outputs = {
    text: (report) => text(report, { gate }),
    diff: (report) => diffText(report),
    markdown: (report) => markdown(report, commentOptions),
    json: (report) => json(report),
    sarif: (report) => sarif(report, { rules, docsUrl }),
    junit: (report) => junit(report, { gate }),
    gitlab: (report) => gitlab(report, { gate }),
    html: (report) => htmlReport(report, { ...commentOptions, rules }),
  } satisfies Record<string, (report: Parameters<typeof json>[0]) => string>

  it.each(Object.entries(outputs))('holds no workflow command as %s', (_, write) => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(commandsIn(write(report))).toEqual([])
      }),
    )
  })

  it.each([
    ['text', outputs.text],
    ['diff', outputs.diff],
    ['json', outputs.json],
    ['sarif', outputs.sarif],
    ['junit', outputs.junit],
    ['gitlab', outputs.gitlab],
    ['html', outputs.html],
  ])('moves no cursor as %s', (_, write) => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(isUnseen(write(report).replaceAll('\u200b', ''))).toBe(false)
      }),
    )
  })

  it('is a workflow command a line, and moves no cursor, as annotations', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const { shown: notes, hidden } = annotations(report, { annotate: 'all', onlyNew: false })
        const lines = workflowCommands(notes, hidden).split('\n').slice(0, -1)
        const commands = lines.slice(0, notes.length)
        expect(lines.length).toBe(notes.length + (hidden > 0 ? 1 : 0))
        expect(commands.every((command) => /^::(?:error|warning|notice) file=/.test(command))).toBe(true)
        expect(isUnseen(lines.join(''))).toBe(false)
      }),
    )
  })

  it('is no command and moves no cursor where it is an error', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        expect(commandsIn(inertMessage(words))).toEqual([])
        expect(isUnseen(inertMessage(words))).toBe(false)
      }),
    )
  })

  it('is the same report as JSON', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(JSON.parse(json(report))).toEqual(report)
      }),
    )
  })

  it('stays as it is where nothing is a command', () => {
    expect(inertOutput('a: b::c\n +::x\n# [x]\n')).toBe('a: b::c\n +::x\n# [x]\n')
  })
})

describe('escaping', () => {
  it('keeps one line one line', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        for (const escape of [code, plainMarkdown, prose, html]) expect(escape(words)).not.toMatch(/[\n\r]/)
      }),
    )
  })

  it('makes a fence that only its end closes', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const { lines, blocks, isClosed } = takeApart(fence(words, 'diff'))
        expect([lines.length, blocks.length, isClosed]).toEqual([0, 1, true])
      }),
    )
  })

  it.each([
    ['timeout `9s` is short', 'timeout `9s` is short'],
    ['an open `tick', 'an open \\`tick'],
    ['`a|b` of <x>', '<code>a&#124;b</code> of &lt;x&gt;'],
    ['ask @octocat in #12', 'ask @\u200boctocat in \\#\u200b12'],
    ['`@octocat`', '`@octocat`'],
    ['`a``b`', '`a`\u200b`b`'],
    ['a\u202eb', 'a\\\\u\\{202e\\}b'],
  ])('writes the message %s', (message, expected) => {
    expect(prose(message)).toBe(expected)
  })

  it('writes paths that stay inside a link', () => {
    expect(urlPath('a b/(c)/#d?.yaml')).toBe('a%20b/%28c%29/%23d%3F.yaml')
    fc.assert(
      fc.property(hostileText, (path) => {
        expect(urlPath(path)).toMatch(/^[\w%/.-]*$/)
      }),
    )
  })
})
