import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleFiles } from '../../scripts/generate/rule-index.ts'
import { docsUrl } from '../../src/report/docs.ts'
import { ruleLink, type PageOptions } from '../../src/report/comment/options.ts'
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

  it('have former ids that no rule has now', () => {
    const former = rules.flatMap(({ formerId = [] }) => formerId)
    expect(former.length).toBeGreaterThan(0)
    expect(former.filter((id) => ids.includes(id))).toEqual([])
    expect(new Set(former).size).toBe(former.length)
  })

  it.each(rules)('$id yields only to rules that exist', ({ yieldsTo = [] }) => {
    expect(yieldsTo.filter((id) => !ids.includes(id))).toEqual([])
  })

  it.each(rules)('$id has a short name for each thing it says, and no two alike', ({ codes }) => {
    expect(codes.length).toBeGreaterThan(0)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+){0,4}$/)
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
    for (const testCase of cases) {
      expect(testCase.name).toMatch(/^(bad|good)(-|$)/)
      expect(`${testCase.rule} ${testCase.name}: ${marked(testCase)}`).toBe(
        `${testCase.rule} ${testCase.name}: ${testCase.name.startsWith('bad')}`,
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

describe('docs/rules', () => {
  const pages = new Map(
    readdirSync('docs/rules').map((name) => [name, readFileSync(`docs/rules/${name}`, 'utf8')]),
  )
  const contents = pages.get('README.md')!
  /** The page of a rule, from its heading to the next one. */
  const pageOf = (id: string): string =>
    pages
      .get(`${id.split('/')[0]}.md`)
      ?.split(`\n## ${id}\n`)[1]
      ?.split(/\n## /)[0] ?? ''

  it.each(ids)('has a page of %s where reports link to it, with an example', (id) => {
    const [, name, anchor] = /\/([^/]+\.md)#([^)]+)\)$/.exec(ruleLink(id, undefined, linkOptions)) ?? []
    const headings = [...(pages.get(name!) ?? '').matchAll(/^## (.+)$/gm)]
    expect(headings.map(([, heading]) => anchorOf(heading!))).toContain(anchor)
    expect(pageOf(id)).toMatch(/\*\*Found:\*\*[^]*```text\n(error|warning|info)[^]*\*\*Not found:\*\*/)
    expect(pageOf(id).split('\n| Code |')[0]!.split('\n').length).toBeLessThan(150)
  })

  it.each(rules)('shows what $id says under each of its codes', ({ id, codes }) => {
    const rows = [...pageOf(id).matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, code]) => code)
    expect(rows).toEqual(codes)
  })

  it('links to every page once', () => {
    const links = [...contents.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\)/gm)].map(([, id, target]) => [
      id,
      target,
    ])
    expect(links.toSorted()).toEqual(
      ids.map((id) => [id, `${id.split('/')[0]}.md#${anchorOf(id)}`]).toSorted(),
    )
  })

  it('shows no mark of the tests', () => {
    expect([...pages.values()].join()).not.toContain('# expect')
  })
})

const gate: Gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
}
const linkOptions: PageOptions = { gate, version: '0.0.0', docsUrl }

/** As GitHub makes it of a heading: lower case, spaces to dashes, other signs left out. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
