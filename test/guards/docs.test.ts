import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { commandsOf } from '../../src/cli/examples.ts'
import { createProgram } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { guideBlocks } from '../guides/blocks.ts'
import { elsewhere, hasCommands, runElsewhere } from '../guides/commands.ts'
import { scenes } from '../guides/scenes.ts'

const guides = readdirSync('docs')
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`)
const pages = ['README.md', ...guides]
const program = createProgram({ version: '0.0.0' } as Terminal)
const linked = [...pages, 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/rules/README.md']

describe('commands in README and docs', () => {
  it('are run by the tests of the guides, or listed with what runs them or why nothing does', () => {
    const blocks = pages.flatMap((page) =>
      guideBlocks(page).flatMap((block) => (hasCommands(block) ? [{ page, block }] : [])),
    )
    expect(blocks.length).toBeGreaterThan(20)
    const open = blocks.filter(
      ({ page, block }) => runElsewhere(page, block) === null && !Object.hasOwn(scenes, page),
    )
    expect(open.map(({ page, block }) => `${page}: ${block.text}`)).toEqual([])
  })

  it('and outputs are in blocks whose language says so', () => {
    const bare = pages.flatMap((page) =>
      guideBlocks(page).flatMap(({ language, text }) => (language === '' ? `${page}: ${text}` : [])),
    )
    expect(bare).toEqual([])
  })

  it('have the outputs that are shown, or these are listed with what holds them', () => {
    const outputs = pages.flatMap((page) => {
      const blocks = guideBlocks(page)
      return blocks.flatMap((block, index) => {
        const before = blocks[index - 1]
        const isOutput = block.language === 'text' && !hasCommands(block)
        return isOutput && !(before && hasCommands(before)) ? [{ page, block }] : []
      })
    })
    const open = outputs.filter(({ page, block }) => runElsewhere(page, block) === null)
    expect(open.map(({ page, block }) => `${page}: ${block.text}`)).toEqual([])
  })

  it('in sentences name commands and options that exist', () => {
    const commands = new Map(commandsOf(program).map(({ path, command }) => [path, command]))
    const named = pages.flatMap((page) => [...prose(page).matchAll(/`meshgate ([a-z][^`]*)`/g)])
    expect(named.length).toBeGreaterThan(50)
    const wrong = named.flatMap(([written, words]) => {
      const command =
        commands.get(/^\S+ \S+/.exec(words!)?.[0] ?? '') ?? commands.get(/^\S+/.exec(words!)![0])
      const options = command?.options.flatMap(({ short, long }) => [short, long]) ?? []
      const isKnown = [...words!.matchAll(/ (--?[a-z][\w-]*)/g)].every(([, option]) =>
        options.includes(option),
      )
      return command && isKnown ? [] : written
    })
    expect(wrong).toEqual([])
  })

  it('are listed only if they exist, with a test that exists', () => {
    for (const { page, begins, reason } of elsewhere) {
      expect(`${page}: ${guideBlocks(page).some(({ text }) => text.startsWith(begins))}`).toBe(
        `${page}: true`,
      )
      const [test] = /test\/\S+\.ts/.exec(reason) ?? []
      if (test !== undefined) expect(existsSync(test) ? test : `no ${test}`).toBe(test)
    }
  })
})

describe('links between pages', () => {
  it.each(linked)('of %s lead to a file and heading of the project', (page) => {
    expect(linksOf(page).filter((link) => !leadsSomewhere(page, link))).toEqual([])
  })

  it('lead from the README to each page of docs', () => {
    const targets = new Set(linksOf('README.md').map((link) => link.split('#')[0]))
    expect(guides.filter((guide) => !targets.has(guide))).toEqual([])
  })
})

describe('docs/comment.md', () => {
  it('names parts that a comment has', () => {
    const comment = readFileSync('test/report/golden/comment.md', 'utf8')
    const parts = [...readFileSync('docs/comment.md', 'utf8').matchAll(/^\| \*\*(.+)\*\* \|/gm)]
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.map(([, part]) => part).filter((part) => !comment.includes(part!))).toEqual([])
  })
})

describe('docs/showcase.md', () => {
  it('has at least eight mistakes, each with a rule and a code that exist', () => {
    const codes = new Set(rules.flatMap(({ id, codes: own }) => own.map((code) => `${id} ${code}`)))
    const entries = readFileSync('docs/showcase.md', 'utf8').split(/^## /m).slice(1)
    expect(entries.length).toBeGreaterThanOrEqual(8)
    for (const entry of entries) {
      const named = [...entry.matchAll(/\[([a-z-]+\/[a-z-]+)\]\([^)]+\), code `([a-z-]+)`/g)]
      expect(named.map(([, id, code]) => `${id} ${code}`).filter((name) => !codes.has(name))).toEqual([])
      expect(named).not.toEqual([])
    }
  })
})

/** The links of a page to files of the project, as they are written. */
function linksOf(page: string): string[] {
  const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
  return links.filter((link) => !/^[a-z]+:/.test(link))
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path, anchor] = link.split('#')
  const file = path ? relative('.', join(dirname(page), path)) : page
  if (!existsSync(file)) return false
  return anchor === undefined || anchors(file).has(anchor)
}

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): Set<string> {
  const headings = [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!)
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

/** A page without its fenced blocks. */
function prose(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(/^ *```[^]*?^ *```$/gm, '')
}
