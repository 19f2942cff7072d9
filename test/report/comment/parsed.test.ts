import * as fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/core/report.ts'
import { comment } from '../../../src/report/comment/comment.ts'
import { dependsOnText } from '../../../src/core/consequence-words.ts'
import { hostileReport, hostileText } from '../hostile.ts'
import { commentOptions, richReport } from '../rich-report.ts'

/** All tokens of a comment, as a parser of GitHub's Markdown reads it. */
function tokensOf(report: Report): Token[] {
  return marked.lexer(comment(report, commentOptions), { gfm: true }).flatMap(withInner)
}

interface Inner {
  readonly tokens?: Token[]
  readonly items?: Token[]
  readonly header?: Tokens.TableCell[]
  readonly rows?: Tokens.TableCell[][]
}

/** A token and those in it, but for the text of links: marked takes backslashes out of it before it parses it. */
function withInner(token: Token): Token[] {
  if (token.type === 'link') return [token]
  const { tokens = [], items = [], header = [], rows = [] } = token as Inner
  const cells = [...header, ...rows.flat()].flatMap((cell) => cell.tokens)
  return [token, ...[...tokens, ...items, ...cells].flatMap(withInner)]
}

function ofType<Type extends Tokens.Generic>(tokens: readonly Token[], type: string): Type[] {
  return tokens.filter((token) => token.type === type) as Type[]
}

const ownHtml = /^(?:<!-- meshgate:default [^<>]*-->|<\/?(?:details|summary|b|sub|sup|code)>|<br>|[^<>])*$/

describe('the parsed comment', () => {
  it('has headings, links and HTML of its own only, whatever the report says', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const tokens = tokensOf(report)
        expect(ofType<Tokens.Heading>(tokens, 'heading').filter(({ depth }) => depth < 3)).toHaveLength(1)
        expect(ofType(tokens, 'image')).toEqual([])
        // marked also takes `www.` within a word for a link, which GitHub does not.
        const links = ofType<Tokens.Link>(tokens, 'link').filter(({ raw }) => raw.startsWith('['))
        for (const { href } of links) expect(href).toMatch(/^https:\/\/(?:github\.com\/o\/|x\.example\/)/)
        for (const { raw } of ofType<Tokens.HTML>(tokens, 'html')) expect(raw).toMatch(ownHtml)
      }),
      { numRuns: 100 },
    )
  })

  it('has no HTML of what several consequences depend on, but for the number of its note', () => {
    const report = richReport()
    const [first] = report.consequences
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 3 }), hostileText, (missing, words) => {
        const sentence = `lets ${words} reach ${words}${dependsOnText(missing)}`
        const consequences = ['a', 'b', 'c'].map((host) => ({
          ...first!,
          missing,
          sentence: host + sentence,
        }))
        const tokens = tokensOf({ ...report, findings: [], changes: [], consequences })
        const html = ofType<Tokens.HTML>(tokens, 'html').map(({ raw }) => raw)
        expect(html.filter((raw) => raw === '<sup>')).toHaveLength(4)
        for (const raw of html) expect(raw).toMatch(ownHtml)
      }),
      { numRuns: 50 },
    )
  })

  it('has as many cells in each row of a table as it has columns', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        for (const { header, rows } of ofType<Tokens.Table>(tokensOf(report), 'table'))
          for (const row of rows) expect(row).toHaveLength(header.length)
      }),
      { numRuns: 50 },
    )
  })

  it('has each finding that is new in its table, and each changed object once', () => {
    const report = richReport()
    const tables = ofType<Tokens.Table>(tokensOf(report), 'table')
    const tableOf = (title: string) => tables.find(({ header }) => header.some(({ text }) => text === title))!
    expect(tableOf('What is wrong').rows).toHaveLength(
      report.findings.filter(({ status }) => status === 'new').length,
    )
    const { header, rows } = tableOf('Objects')
    const objects = rows.map((row) => row[header.findIndex(({ text }) => text === 'Objects')]!.text)
    expect(objects.flatMap((cell) => cell.split('<br>'))).toHaveLength(report.changes.length)
  })
})
