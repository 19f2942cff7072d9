import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { keysOfProperty, resolve, type Schema } from '../../scripts/generate/schema-keys.ts'
import { configMistakes } from '../../src/config.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { readerOf } from '../../src/yaml/reader.ts'

const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as Schema
const names = Object.keys(schema.properties!)
const accepts = new Ajv({ strict: false, allErrors: true }).compile(schema)

const examplesOf = (name: string): readonly unknown[] =>
  resolve(schema, schema.properties![name]!).examples ?? []

/** What an example says under a path; keys of all items of a list count. */
function valuesAt(example: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(example)) return example.flatMap((item) => valuesAt(item, path))
  const [key, ...keys] = path
  if (key === undefined) return [example]
  const isMap = typeof example === 'object' && example !== null && key in example
  return isMap ? valuesAt((example as Record<string, unknown>)[key], keys) : []
}

describe.each(names)('the key `%s` of the configuration', (name) => {
  const [key, ...below] = keysOfProperty(schema, name)

  it('says what it means and what holds without it, and so does each key below it', () => {
    for (const { path, meaning, default: value } of [key, ...below]) {
      expect(`${path}: ${meaning}`).toMatch(/: [A-Z`].*\.$/s)
      expect(`${path}: Default: ${value}`).toMatch(/: Default: \S/)
    }
  })

  it('has examples, which show each key below it', () => {
    expect(examplesOf(name)).not.toEqual([])
    const unseen = below.filter(({ path }) => valuesAt(examplesOf(name), path.split('.')).length === 0)
    expect(unseen.map(({ path }) => path)).toEqual([])
  })

  it('has examples without mistakes', async () => {
    for (const example of examplesOf(name)) {
      accepts({ [name]: example })
      expect(accepts.errors ?? []).toEqual([])
      const files = { '.meshgate.yaml': stringify({ [name]: example }), ...extendedBy(name, example) }
      expect(await configMistakes(readerOf(memoryTree(files)), '.meshgate.yaml')).toEqual([])
    }
  })
})

describe('docs/configuration.md', () => {
  const guide = readFileSync('docs/configuration.md', 'utf8')
  const blocks = (language: string): string[] =>
    [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, body]) => body!)
  /** The mistakes in a configuration as the command line prints them. */
  const mistakesIn = async (files: Record<string, string>): Promise<string> => {
    const mistakes = await configMistakes(readerOf(memoryTree(files)), '.meshgate.yaml')
    return mistakes.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}\n`).join('')
  }

  it('shows configurations without mistakes', async () => {
    const preset = blocks('yaml').find((text) => text.startsWith('# platform/meshgate-base.yaml'))!
    const presets = { 'platform/meshgate-base.yaml': preset, 'teams/shop/meshgate.yaml': '' }
    for (const text of blocks('yaml'))
      expect(await mistakesIn({ ...presets, '.meshgate.yaml': text })).toBe('')
  })
})

/** The files that an example of `extends` names. */
function extendedBy(name: string, example: unknown): Record<string, string> {
  return name === 'extends' ? Object.fromEntries([example].flat().map((file) => [String(file), ''])) : {}
}
