import { describe, expect, it } from 'vitest'
import { configMistakes, readConfig } from '../../src/config.ts'
import type { Config } from '../../src/core/config.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { configurationFiles } from '../../src/model/configuration-files.ts'
import { readerOf } from '../../src/yaml/reader.ts'

type Files = Readonly<Record<string, string>>

const read = (files: Files): Promise<Config> => readConfig(readerOf(memoryTree(files)))

async function mistakesIn(files: Files, links: Files = {}): Promise<string[]> {
  const mistakes = await configMistakes(readerOf(memoryTree(files, links)), '.meshgate.yaml')
  return mistakes.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}`)
}

describe('a configuration that extends files', () => {
  it('has their settings under its own: maps key by key, lists joined, other values replaced', async () => {
    const files = {
      '.meshgate.yaml': `
extends: [a.yaml, b.yaml]
istio-version: 1.30
exclude: [own]
rules: { helm/dead-value: off }
mesh: { trustDomain: own.example.com }
`,
      'a.yaml': `
istio-version: '1.27'
exclude: [of-a]
rules: { helm/dead-value: error, routing/retry-on: info }
mesh: { trustDomain: a.example.com, rootNamespace: mesh }
`,
      'b.yaml': 'exclude: [of-b]\nrules: { routing/retry-on: off }\n',
    }
    expect(await read(files)).toEqual({
      'istio-version': '1.30',
      exclude: ['of-a', 'of-b', 'own'],
      rules: { 'helm/dead-value': 'off', 'routing/retry-on': 'off' },
      mesh: { trustDomain: 'own.example.com', rootNamespace: 'mesh' },
    })
  })

  it('may extend what extends others, each file once', async () => {
    const files = {
      '.meshgate.yaml': 'extends: [a.yaml, b.yaml]\n',
      'a.yaml': 'extends: common.yaml\nexclude: [a]\n',
      'b.yaml': 'extends: ./common.yaml\nexclude: [b]\n',
      'common.yaml': 'exclude: [common]\n',
    }
    expect(await read(files)).toEqual({ exclude: ['common', 'a', 'b'] })
    expect(configurationFiles(readerOf(memoryTree(files)), '.meshgate.yaml').files).toEqual([
      'common.yaml',
      'a.yaml',
      'b.yaml',
      '.meshgate.yaml',
    ])
  })

  it('keeps what it does not set: an empty key and an empty file change nothing', async () => {
    const preset = { 'a.yaml': 'rules: { helm/dead-value: off }\nexclude: [a]\n' }
    expect(await read({ ...preset, '.meshgate.yaml': 'extends: a.yaml\n' })).toMatchObject({
      exclude: ['a'],
    })
    expect(
      await read({ '.meshgate.yaml': 'extends: a.yaml\nexclude: [b]\n', 'a.yaml': '# later\n' }),
    ).toEqual({
      exclude: ['b'],
    })
  })

  it('has each setting where it is written', () => {
    const files = {
      '.meshgate.yaml': 'extends: a.yaml\nexclude:\n  - own\n',
      'a.yaml': 'exclude: [x, y]\nrules:\n  helm/dead-value: off\n',
    }
    const { root } = configurationFiles(readerOf(memoryTree(files)), '.meshgate.yaml')
    const places = [root!.at('exclude', 1), root!.at('exclude', 2), root!.at('rules', 'helm/dead-value')]
    expect(places.map(({ location: { file, line } }) => `${file}:${line}`)).toEqual([
      'a.yaml:1',
      '.meshgate.yaml:3',
      'a.yaml:3',
    ])
  })
})

describe('a mistake of `extends` is reported at its line', () => {
  it.each<[string, Files, string]>([
    [
      'extends: plattform/base.yaml\n',
      { 'platform/base.yaml': '' },
      '.meshgate.yaml:1:1 there is no file `plattform/base.yaml` in this repository; paths begin at its root; did you mean `platform/base.yaml`?',
    ],
    [
      'extends:\n  - platform\n',
      { 'platform/base.yaml': '' },
      '.meshgate.yaml:2:5 `platform` is a folder: name a file in it',
    ],
    [
      'extends: ../base.yaml\n',
      {},
      '.meshgate.yaml:1:1 `../base.yaml` is outside of this repository: only its own files can be extended, so that a pull request shows what they change',
    ],
    [
      'extends: [https://example.com/base.yaml]\n',
      {},
      '.meshgate.yaml:1:11 `https://example.com/base.yaml` is outside of this repository: only its own files can be extended, so that a pull request shows what they change',
    ],
    ['extends: .meshgate.yaml\n', {}, '.meshgate.yaml:1:1 `.meshgate.yaml` extends itself: remove the entry'],
    [
      'extends: a.yaml\n',
      { 'a.yaml': 'extends: [b.yaml]\n', 'b.yaml': 'exclude: []\nextends:\n  - a.yaml\n' },
      'b.yaml:3:5 the files extend one another in a circle, `a.yaml` → `b.yaml` → `a.yaml`: remove one of the entries',
    ],
    [
      'extends: a.yaml\n',
      { 'a.yaml': 'exlude: [a]\n' },
      'a.yaml:1:1 `exlude` is not a known field; did you mean `exclude`?',
    ],
    ['extends: a.yaml\n', { 'a.yaml': '- a\n' }, 'a.yaml:1:1 must be a map, not a list'],
  ])('%j', async (text, files, expected) => {
    expect(await mistakesIn({ ...files, '.meshgate.yaml': text })).toEqual([expected])
  })

  it('through links, too', async () => {
    const files = { '.meshgate.yaml': 'extends: link.yaml\n', 'a.yaml': 'extends: link.yaml\n' }
    expect(await mistakesIn(files, { 'link.yaml': 'a.yaml' })).toEqual([
      'a.yaml:1:1 `a.yaml` extends itself: remove the entry',
    ])
  })

  it('where too many files are extended', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`${index}.yaml`, `extends: ${index + 1}.yaml\n`]),
    )
    const [first, ...others] = await mistakesIn({
      ...files,
      '200.yaml': '',
      '.meshgate.yaml': 'extends: 0.yaml\n',
    })
    expect(first).toMatch(/^\d+\.yaml:1:1 more than 100 files are extended: merge some of them$/)
    expect(others).toEqual([])
  })
})
