import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleFiles } from '../../scripts/generate/rule-index.ts'
import { docsUrl } from '../../src/report/docs.ts'
import { ruleLink, type PageOptions } from '../../src/report/page-options.ts'
import type { Gate } from '../../src/report/verdict.ts'
import { rules } from '../../src/rules/index.ts'
import { viewsOf } from '../../src/rules/rule.ts'
import { loadCases } from '../rules/cases.ts'

/** A folder under src/rules is a family of rules; a file in it that defines a rule is that rule. */
const files = ruleFiles().map((file) => file.replace(/\.ts$/, ''))

const ids = rules.map(({ id }) => id)
const cases = loadCases()

describe('rules', () => {
  it('are registered, each file once, under its path', () => {
    expect(files.length).toBeGreaterThan(0)
    expect(ids.toSorted()).toEqual(files.toSorted())
  })

  it('are sorted by id', () => {
    expect(ids).toEqual(ids.toSorted())
  })

  it.each(files)('%s says its id as its path', (file) => {
    expect(readFileSync(`src/rules/${file}.ts`, 'utf8')).toContain(`id: '${file}'`)
  })

  it.each(rules)('$id yields only to rules that exist', ({ yieldsTo = [] }) => {
    expect(yieldsTo.filter((id) => !ids.includes(id))).toEqual([])
  })

  it.each(rules)('$id is explained in whole sentences', ({ summary, why, fix }) => {
    for (const text of [summary, why, fix]) expect(text).toMatch(/^[A-Z].*\.$/)
  })
})

describe('cases', () => {
  it('belong to a rule', () => {
    expect(cases.map(({ rule }) => rule).filter((id) => !ids.includes(id))).toEqual([])
  })

  it.each(ids)('%s has a bad and a good one', (id) => {
    const names = cases.filter(({ rule }) => rule === id).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['bad', 'good']))
  })

  it('are named by whether they are bad, and their marks agree', () => {
    const marked = ({ files }: (typeof cases)[number]) =>
      Object.values(files).some((text) => text.includes('# expect: '))
    for (const one of cases) {
      expect(one.name).toMatch(/^(bad|good)(-|$)/)
      expect(`${one.rule} ${one.name}: ${marked(one)}`).toBe(
        `${one.rule} ${one.name}: ${one.name.startsWith('bad')}`,
      )
    }
  })

  it('show each rule on objects alone, without values of a known layout', () => {
    const onObjects = rules.filter((rule) => viewsOf(rule).some((view) => view.startsWith('values/')))
    const shown = cases.filter(
      ({ name, files }) => name.startsWith('bad') && !mentionsLayout(Object.values(files)),
    )
    const missing = onObjects.filter(({ id }) => !shown.some(({ rule }) => rule === id))
    expect(missing.map(({ id }) => id)).toEqual([])
  })
})

function mentionsLayout(texts: readonly string[]): boolean {
  return texts.some((text) => /^\s*(mediatedTls|passthroughTls|jwt|services):/m.test(text))
}

describe('docs/rules.md', () => {
  const page = readFileSync('docs/rules.md', 'utf8')
  const anchors = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => anchorOf(heading!))

  it.each(ids)('has a page of %s where reports link to it, with an example', (id) => {
    const [, anchor] = /#([^)]+)\)$/.exec(ruleLink(id, undefined, linkOptions)) ?? []
    expect(anchors).toContain(anchor)
    const own = page.split(`\n### ${id}\n`)[1]?.split(/\n##/)[0] ?? ''
    expect(own).toMatch(/\*\*Found:\*\*[^]*```text\n(error|warning|info) {2}[^]*\*\*Not found:\*\*/)
    expect(own.split('\n').length).toBeLessThan(150)
  })

  it('links to every page once', () => {
    const links = [...page.matchAll(/^\| \[[^\]]+\]\(#([^)]+)\)/gm)].map(([, anchor]) => anchor)
    expect(links).toEqual(anchors)
  })

  it('shows no mark of the tests', () => {
    expect(page).not.toContain('# expect')
  })
})

const gate: Gate = { failOn: 'error', onlyNew: true, strict: false, failOnDiff: false }
const linkOptions: PageOptions = { gate, version: '0.0.0', docsUrl }

/** As GitHub makes it of a heading: lower case, spaces to dashes, other signs left out. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
