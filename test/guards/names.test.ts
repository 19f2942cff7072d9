import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSources } from '../../scripts/figures/sources.ts'
import { countSyntax } from '../../scripts/figures/syntax.ts'
import { sourceFiles } from '../../scripts/generate/imports.ts'

/** A declaration that a module exports; what it hands on from another one is declared there. */
const declaration = /^export (?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm

it('no two modules export different things under one name', () => {
  const modules = new Map<string, string[]>()
  for (const file of sourceFiles())
    for (const [, name] of readFileSync(`src/${file}`, 'utf8').matchAll(declaration))
      modules.set(name!, [...(modules.get(name!) ?? []), file])
  expect(modules.size).toBeGreaterThan(1000)
  expect([...modules].filter(([, files]) => new Set(files).size > 1)).toEqual([])
})

/** Pronouns, participles and prepositions that do not say what a variable, parameter or function is. */
const vagueNames = new Set(
  `one other told known alike around way ways apart alone meant said asked given such sure it them thing things here there
  nothing same`.split(/\s+/),
)

it.each(['src', 'test', 'bench', 'scripts', 'tools', 'engine/build'])(
  'names in %s are no pronouns and participles',
  (folder) => {
    const { names } = countSyntax(readSources(folder))
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => vagueNames.has(name))).toEqual([])
  },
)

it('docs/architecture.md names functions and files that exist', () => {
  const page = readFileSync('docs/architecture.md', 'utf8')
  const sources = sourceFiles().map((file) => readFileSync(`src/${file}`, 'utf8'))
  const words = new Set(sources.flatMap((source) => source.match(/\w+/g) ?? []))
  const names = [...page.matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name!)
  const files = [...page.matchAll(/[`(]([\w/-]+\.ts)\b/g)].map(([, file]) => file!)
  expect([names.length > 150, files.length > 20]).toEqual([true, true])
  expect(names.filter((name) => !words.has(name))).toEqual([])
  expect(files.filter((file) => !existsSync(file) && !existsSync(`src/${file}`))).toEqual([])
})

it('the glossary of docs/architecture.md has at most 40 words, each with one meaning', () => {
  const [, glossary = ''] = readFileSync('docs/architecture.md', 'utf8').split('\n## Words\n')
  const words = [...glossary.matchAll(/^\| ([^|]+) \|/gm)].map(([, word]) => word!).slice(2)
  expect(words.length).toBeGreaterThan(30)
  expect(words.length).toBeLessThanOrEqual(40)
  expect(new Set(words).size).toBe(words.length)
})
