import { describe, expect, it } from 'vitest'
import { touchesNothing } from '../../../src/run/unaffected/touches-nothing.ts'
import { differenceOf, type Files } from './difference.ts'

/** A repository with something of everything, without Argo CD and Flux. */
const repository: Files = {
  'README.md': 'one',
  LICENSE: 'one',
  'docs/guide.md': 'one',
  'docs/picture.svg': 'one',
  'src/main.go': 'one',
  'scripts/run.sh': 'one',
  'scripts/named.sh': 'one',
  'charts/web/Chart.yaml': 'name: web\n',
  'charts/web/README.md': 'one',
  'charts/web/values.yaml': 'a: 1\n',
  'charts/web/files/deep/a.md': 'one',
  'overlays/prod/kustomization.yaml': 'configMapGenerator: [{files: [named.md, ../../scripts/named.sh]}]\n',
  'overlays/prod/named.md': 'one',
  'overlays/prod/README.md': 'one',
  'overlays/prod/deep/run.py': 'one',
  'mesh/gateway.yaml': 'kind: Gateway\n',
}

/** Whether a change of some files, `null` for none, touches nothing; the same is asked of the change back. */
async function decide(change: Readonly<Record<string, string | null>>, base = repository): Promise<boolean> {
  const merged = Object.entries({ ...base, ...change })
  const head = Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null))
  const forth = await touchesNothing(differenceOf(base, head), '.meshgate.yaml')
  const back = await touchesNothing(differenceOf(head, base), '.meshgate.yaml')
  expect([change, back]).toEqual([change, forth])
  return forth
}

describe('a change', () => {
  it('of nothing touches nothing, whatever is there', async () => {
    expect(await decide({})).toBe(true)
    expect(await decide({}, { '.meshgate.yaml': 'wrong' })).toBe(true)
  })

  it.each([
    ...['README.md', 'LICENSE', 'docs/guide.md', 'docs/picture.svg', 'src/main.go', 'scripts/run.sh'],
    'overlays/prod/README.md',
  ])('of %s touches nothing', async (path) => {
    expect(await decide({ [path]: 'two' })).toBe(true)
    expect(await decide({ [path]: 'two', 'README.md': 'two', 'docs/guide.md': null })).toBe(true)
  })

  it.each([
    ...['docs/more.md', 'docs/more.PNG', 'src/more.ts', 'CODEOWNERS', '.editorconfig', 'scripts/it.py'],
    ...['mesh/notes.md', 'Makefile', 'a b.md', 'docs/ünï.md'],
  ])('that adds or removes %s touches nothing', async (path) => {
    expect(await decide({ [path]: 'two' })).toBe(true)
  })

  it.each([
    ...[
      'values.yaml',
      'docs/a.yml',
      'docs/a.JSON',
      '_helpers.tpl',
      'a.gotmpl',
      'a.jsonnet',
      'a.libsonnet',
      'a.cue',
    ],
    ...['helmfile.yaml', 'helmfile.yaml.gotmpl', '.meshgate.yaml', '.github/workflows/meshgate.yml'],
    ...[
      'charts/web/.helmignore',
      '.gitignore',
      '.gitattributes',
      '.gitmodules',
      'x.tgz',
      'x.txt',
      'x.properties',
      'x.env',
    ],
    ...['filter.lua', 'policy.rego', 'filter.wasm', 'unknown', 'Kustomization', 'kustomization.md'],
    ...['docs/Kustomization-notes.md', 'docs/lost\uFFFD.md', 'docs/two\nlines.md'],
  ])('of %s counts', async (path) => {
    expect(await decide({ [path]: 'two' })).toBe(false)
    expect(await decide({ [path]: 'two' }, { ...repository, [path]: 'one' })).toBe(false)
    expect(await decide({ [path]: 'two', 'README.md': 'two' })).toBe(false)
  })

  it.each(['templates/README.md', 'docs/templates/a.md', 'values.yaml/README.md', 'x.json/a.go'])(
    'of %s counts by its folder',
    async (path) => expect(await decide({ [path]: 'two' }, { ...repository, [path]: 'one' })).toBe(false),
  )

  it.each([
    ...[
      'charts/web/README.md',
      'charts/web/files/deep/a.md',
      'charts/web/new.md',
      'charts/web/files/new.png',
    ],
  ])('of %s counts: it is in a chart', async (path) => {
    expect(await decide({ [path]: 'two' })).toBe(false)
  })

  it('of any file counts where the chart is at the root', async () => {
    const chart = { ...repository, 'Chart.yaml': 'name: all\n' }
    expect(await decide({ 'README.md': 'two' }, chart)).toBe(false)
    expect(await decide({ 'docs/guide.md': 'two' }, chart)).toBe(false)
  })

  it('of a program counts at or below a kustomization, and prose does not', async () => {
    expect(await decide({ 'overlays/prod/deep/run.py': 'two' })).toBe(false)
    expect(await decide({ 'overlays/prod/run.py': 'two' })).toBe(false)
    const atRoot = { ...repository, Kustomization: 'resources: []\n' }
    expect(await decide({ 'src/main.go': 'two' }, atRoot)).toBe(false)
    expect(await decide({ 'README.md': 'two' }, atRoot)).toBe(true)
  })

  it('of what a kustomization names counts, wherever that is', async () => {
    expect(await decide({ 'overlays/prod/named.md': 'two' })).toBe(false)
    expect(await decide({ 'scripts/named.sh': 'two' })).toBe(false)
  })

  it('that creates or takes away a folder counts where Argo CD or Flux may mean it', async () => {
    const change = { 'new/deep/a.md': 'one' }
    expect(await decide(change)).toBe(true)
    for (const group of ['argoproj.io', 'kustomize.toolkit.fluxcd.io', 'fluxcd.controlplane.io']) {
      const delivered = { ...repository, 'apps.yaml': `apiVersion: ${group}/v1\n` }
      expect(await decide(change, delivered)).toBe(false)
      expect(await decide({ 'src/main.go': null }, delivered)).toBe(false)
      expect(await decide({ 'docs/new.md': 'one', 'README.md': null }, delivered)).toBe(true)
    }
  })

  it('of a script touches something where it may push an artifact of Flux', async () => {
    const source = { ...repository, 'flux/source.yaml': 'kind: OCIRepository\n' }
    expect(await decide({ 'scripts/run.sh': 'two' }, source)).toBe(false)
    expect(await decide({ 'src/main.go': 'two' }, source)).toBe(true)
  })

  it('counts where an Application may set a value to the text of a file', async () => {
    const application = 'spec: { source: { helm: { fileParameters: [{ name: a, path: ../README.md }] } } }\n'
    expect(await decide({ 'README.md': 'two' }, { ...repository, 'apps.yaml': application })).toBe(false)
  })

  it('of what the configuration names counts, and of anything where that cannot be read', async () => {
    const config = (text: string): Files => ({ ...repository, '.meshgate.yaml': text })
    expect(await decide({ 'README.md': 'two' }, config('exclude: [attic]\n'))).toBe(true)
    for (const text of [
      'targets: [{chart: charts/web, values: [./README.md]}]\n',
      'targets: [{chart: README.md}]\n',
      'schemas: [README.md]\n',
      'schemas: [{version: v1, kind: Widget, file: docs/../README.md}]\n',
      'wrong: true\n',
      'a: [\n',
    ])
      expect(await decide({ 'README.md': 'two' }, config(text))).toBe(false)
  })

  it('of what the configuration extends counts, and of what that names', async () => {
    const config = (presets: Files): Files => ({
      ...repository,
      '.meshgate.yaml': 'extends: [docs/base.md]\n',
      ...presets,
    })
    const presets = { 'docs/base.md': 'extends: docs/more.md\n', 'docs/more.md': 'schemas: [LICENSE]\n' }
    expect(await decide({ 'README.md': 'two' }, config(presets))).toBe(true)
    expect(await decide({ LICENSE: 'two' }, config(presets))).toBe(false)
    expect(await decide({ 'docs/more.md': 'exclude: [a]\n' }, config(presets))).toBe(false)
    expect(await decide({ 'README.md': 'two' }, config({}))).toBe(false)
  })

  it('of the configuration itself counts, whatever its name', async () => {
    const [base, head] = [
      { ...repository, 'gate.md': 'exclude: []\n', 'gates/x': '-> docs' },
      { ...repository, 'gate.md': 'exclude: [a]\n', 'gates/x': '-> docs' },
    ]
    expect(await touchesNothing(differenceOf(base, head), 'gate.md')).toBe(false)
    expect(await touchesNothing(differenceOf(base, head), 'no.yaml')).toBe(false)
    expect(await touchesNothing(differenceOf(base, head), 'gates/x/gate.yaml')).toBe(false)
    expect(await touchesNothing(differenceOf(base, head), 'two\nlines')).toBe(false)
    expect(await touchesNothing(differenceOf(base, head), './.meshgate.yaml')).toBe(false)
    expect(await touchesNothing(differenceOf(base, head), '.meshgate.yaml')).toBe(true)
  })
})

describe('a symbolic link', () => {
  const linked = (links: Files): Files => ({ ...repository, ...links })

  it('that comes, goes, turns elsewhere, or takes the place of a file counts', async () => {
    expect(await decide({ 'link.md': '-> README.md' })).toBe(false)
    expect(await decide({ 'docs/guide.md': '-> README.md' })).toBe(false)
    expect(await decide({ 'link.md': '-> LICENSE' }, linked({ 'link.md': '-> README.md' }))).toBe(false)
  })

  it('gives a file another name, by which it counts', async () => {
    expect(await decide({ 'README.md': 'two' }, linked({ 'docs/index.md': '-> README.md' }))).toBe(true)
    for (const link of [
      'mesh/values.yaml',
      'charts/web/files/a.md',
      'overlays/prod/named.md',
      'templates/a.md',
    ])
      expect(await decide({ 'README.md': 'two' }, linked({ [link]: '-> README.md' }))).toBe(false)
  })

  it('does so to all in a folder, through other links, too', async () => {
    const chain = linked({ 'charts/web/docs': '-> shared', shared: '-> docs' })
    expect(await decide({ 'docs/guide.md': 'two' }, chain)).toBe(false)
    expect(await decide({ 'README.md': 'two' }, chain)).toBe(true)
    expect(await decide({ 'README.md': 'two' }, linked({ 'charts/web/all': '-> ' }))).toBe(false)
    expect(await decide({ 'docs/guide.md': 'two' }, linked({ 'docs/self': '-> docs', all: '-> ' }))).toBe(
      true,
    )
    const named = { ...linked({ current: '-> docs' }), '.meshgate.yaml': 'schemas: [current/guide.md]\n' }
    expect(await decide({ 'docs/guide.md': 'two' }, named)).toBe(false)
  })

  it('counts where what it points at comes or goes', async () => {
    expect(await decide({ 'docs/guide.md': null }, linked({ 'link.md': '-> docs/guide.md' }))).toBe(false)
    expect(await decide({ 'new/a.md': 'one' }, linked({ link: '-> new' }))).toBe(false)
    expect(await decide({ 'docs/new.md': 'one' }, linked({ link: '-> docs' }))).toBe(true)
  })

  it('counts where links multiply without end', async () => {
    const links = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`docs/l${index}`, '-> docs']))
    expect(await decide({ 'docs/guide.md': 'two' }, linked(links))).toBe(false)
  })
})
