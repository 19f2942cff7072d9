import { afterAll, describe, expect, test } from 'vitest'
import { memoryTree, type Tree } from '../../../src/core/tree.ts'
import { createWorkerPool } from '../../../src/host/engine/worker-pool.ts'
import type { EngineAnswer } from '../../../src/render/engine.ts'
import type { BuildJob, EngineJob } from '../../../src/render/engine-job.ts'
import {
  buildKustomization,
  type KustomizeEngine,
  type KustomizeOptions,
} from '../../../src/render/kustomize/build.ts'
import type { BuiltKustomization, FailedKustomization } from '../../../src/render/kustomize/result.ts'
import { demo, newEngine, rendered, requestFor } from '../engine.ts'

const engine = newEngine()

async function built(
  tree: Tree,
  folder = 'app',
  options: KustomizeOptions = {},
  builder: KustomizeEngine = engine,
): Promise<BuiltKustomization> {
  const build = await buildKustomization(builder, tree, folder, options)
  if (build.status === 'failed') throw new Error(build.message)
  return build
}

async function failed(
  tree: Tree,
  folder = 'app',
  options: KustomizeOptions = {},
): Promise<FailedKustomization> {
  const build = await buildKustomization(engine, tree, folder, options)
  if (build.status === 'built') throw new Error(`unexpectedly built:\n${build.manifest}`)
  return build
}

const named = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`

describe('a kustomization', () => {
  const tree = memoryTree(
    {
      'base/kustomization.yaml': 'resources: [../linked, a.yaml]\n',
      'base/a.yaml': named('a'),
      'real/kustomization.yml': 'resources: [b.yaml]\n',
      'real/b.yaml': named('b'),
      'app/kustomization.yaml':
        'resources: [../base]\nnamePrefix: x-\nconfigMapGenerator: [{name: c, files: [k=c.txt]}]\n',
      'app/c.txt': 'text',
      'unused.yaml': named('unused'),
    },
    { linked: 'real' },
  )

  test('is built with the files that it names, and says where each object comes from', async () => {
    const { manifest, origins, files, omitted } = await built(tree, 'app', { reorder: 'none' })
    expect(manifest.match(/name: .*/g)).toEqual(['name: x-b', 'name: x-a', 'name: x-c-65dkf7t4h5'])
    expect(origins).toEqual(['real/b.yaml', 'base/a.yaml', 'app/kustomization.yaml'])
    expect(files).toEqual([
      ...['app/c.txt', 'app/kustomization.yaml', 'base/a.yaml', 'base/kustomization.yaml'],
      ...['real/b.yaml', 'real/kustomization.yml'],
    ])
    expect(omitted).toEqual([])
  })

  test('may be in the root of the tree', async () => {
    const root = memoryTree({ 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': named('a') })
    expect(await built(root, '')).toMatchObject({ manifest: named('a'), origins: ['a.yaml'] })
  })

  test('is built in a worker as in this thread', async () => {
    const pool = createWorkerPool<EngineJob, EngineAnswer>({
      script: new URL('../../../src/worker.ts', import.meta.url),
      start: { wasm: 'dist/engine.wasm' },
      size: 1,
      timeout: 60_000,
    })
    afterAll(() => pool.close())
    expect(await built(tree, 'app', {}, pool)).toEqual(await built(tree))
  })
})

describe('files that no field names', () => {
  const inline = `generators:
- |-
  apiVersion: builtin
  kind: ConfigMapGenerator
  metadata: {name: g}
  files: [data.txt, more/data.yaml]
`
  const tree = memoryTree({
    'app/kustomization.yaml': inline,
    'app/data.txt': 'x',
    'app/more/data.yaml': 'y',
    'app/other.txt': 'z',
  })

  test('are added when the engine asks for them', async () => {
    const jobs: BuildJob[] = []
    const counting: KustomizeEngine = {
      render: (job) => {
        jobs.push(job)
        return engine.render(job)
      },
    }
    const { files } = await built(tree, 'app', {}, counting)
    expect(files).toEqual(['app/data.txt', 'app/kustomization.yaml', 'app/more/data.yaml'])
    expect(jobs.map(({ source }) => source.files.length)).toEqual([2, 3, 4])
  })
})

describe('charts', () => {
  const chart = (folder: string): Record<string, string> => ({
    [`${folder}/Chart.yaml`]: 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    [`${folder}/values.yaml`]: 'a: 1\n',
    [`${folder}/templates/a.yaml`]: `${named('{{ .Release.Name }}')}data: {a: "{{ .Values.a }}"}\n`,
  })
  const kustomization = 'helmCharts:\n- {name: c, releaseName: rel, valuesInline: {a: 2}}\n'

  test.each(['charts', 'vendor'])('in %s are rendered', async (home) => {
    const globals = home === 'charts' ? '' : `helmGlobals: {chartHome: ${home}}\n`
    const tree = memoryTree({
      ...chart(`app/${home}/c`),
      'app/kustomization.yaml': globals + kustomization,
    })
    const { manifest, files, origins } = await built(tree, 'app', { helm: true })
    expect(manifest).toContain('data:\n  a: "2"\n')
    expect(origins).toEqual(['app/kustomization.yaml'])
    expect(files).toContain(`app/${home}/c/templates/a.yaml`)
  })

  test('that are not vendored are left out', async () => {
    const tree = memoryTree({
      'app/kustomization.yaml':
        'resources: [a.yaml]\nhelmCharts:\n- name: c\n  repo: https://example.com\n  version: 1.2.3\n',
      'app/a.yaml': named('a'),
    })
    const { manifest, omitted } = await built(tree, 'app', { helm: true })
    expect(manifest).toBe(named('a'))
    expect(omitted).toEqual([
      { kind: 'chart', source: 'c 1.2.3 of https://example.com', file: 'app/kustomization.yaml', line: 3 },
    ])
  })
})

describe('a folder that Flux applies', () => {
  const tree = memoryTree({
    'app/a.yaml': `${named('a')}data: {zone: "\${zone}", size: "\${size}"}\n`,
    'app/sub/b.yaml': named('b'),
    'app/sub/.sourceignore': 'ignored.yaml\n',
    'app/sub/ignored.yaml': 'a: b\n',
    'bad/values.yaml': 'a: b\n',
  })
  const postBuild = { substitute: { zone: 'eu' }, substituteFrom: [{ kind: 'ConfigMap', name: 'sizes' }] }

  test('needs no kustomization', async () => {
    const kustomization = { spec: { targetNamespace: 'prod', postBuild } }
    const flux = { kustomization, variables: { size: 'xl', zone: 'us' } }
    const { manifest, origins, files } = await built(tree, 'app', { flux })
    expect(manifest).toMatch(/zone: eu[^]*namespace: prod/)
    expect(manifest).toContain('size: xl')
    expect(origins).toEqual(['app/a.yaml', 'app/sub/b.yaml'])
    expect(files).toEqual(['app/a.yaml', 'app/sub/.sourceignore', 'app/sub/b.yaml'])
  })

  test('fails at the variable that Flux cannot read', async () => {
    const broken = memoryTree({
      'app/a.yaml': `${named('a')}data:\n  zone: "\${zone:-eu} $\${kept.as.it.is}"\n`,
      'app/b.yaml': `${named('b')}data:\n  zone: "\${zone}"\n  title: "\${__field.labels.job}"\n`,
    })
    const { message, at } = await failed(broken, 'app', { flux: { kustomization: { spec: { postBuild } } } })
    expect(message).toContain('missing closing brace')
    expect(at).toEqual({ file: 'app/b.yaml', line: 7 })
  })

  test('keeps variables that only a cluster knows', async () => {
    const { manifest } = await built(tree, 'app', {
      flux: { kustomization: { spec: { postBuild } }, open: true },
    })
    expect(manifest).toContain('size: ${size}\n  zone: eu\n')
  })

  test('fails at a file that is no manifest', async () => {
    const { message, at } = await failed(tree, 'bad', { flux: { kustomization: {} } })
    expect(message).toBe('failed to decode Kubernetes YAML from bad/values.yaml: missing Resource metadata')
    expect(at).toEqual({ file: 'bad/values.yaml', line: 1 })
  })
})

test('objects that get one name are named', async () => {
  const namespace = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`
  const tree = memoryTree({
    'app/kustomization.yaml': 'namespace: shop\nresources: [a.yaml, b.yaml]\n',
    'app/a.yaml': namespace('tekton'),
    'app/b.yaml': namespace('web'),
  })
  expect((await failed(tree, 'app')).message).toBe(
    'namespace transformation produces ID conflict: Namespace tekton, Namespace web',
  )
})

test('a resource that is no object is named', async () => {
  const tree = memoryTree({
    'app/kustomization.yaml': 'resources: [../base]\n',
    'base/kustomization.yaml': 'resources: [a.yaml, values.yaml]\n',
    'base/a.yaml': named('a'),
    'base/values.yaml': 'a: b\n',
  })
  const { message, at } = await failed(tree, 'app')
  expect(message).toBe('missing Resource metadata in values.yaml')
  expect(at).toEqual({ file: 'base/values.yaml', line: 1 })
})

test('an engine builds more trees than it keeps loaded, and charts in between', async () => {
  const treeOf = (name: string) =>
    memoryTree({ 'app/kustomization.yaml': 'resources: [a.yaml]\n', 'app/a.yaml': named(name) })
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`)
  for (const name of [...names, 'n0']) {
    expect((await built(treeOf(name))).manifest).toBe(named(name))
    expect(
      (await rendered(demo({ 'templates/a.yaml': named(name) }), requestFor(), engine)).manifest,
    ).toContain(name)
  }
})

describe('a build by Flux', () => {
  const flux = (components: readonly string[]): NonNullable<KustomizeOptions['flux']> => ({
    kustomization: { metadata: { name: 'apps', namespace: 'flux-system' }, spec: { components } },
    ownerLabels: {},
  })
  const component = (name: string): string =>
    `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [${name}.yaml]\n`

  /** An engine that counts its builds. */
  function countingEngine(): KustomizeEngine & { builds: number } {
    return {
      builds: 0,
      render(job) {
        this.builds++
        return engine.render(job)
      },
    }
  }

  test('has the components of the object and what nested kustomizations name from the start', async () => {
    const folders = Array.from({ length: 60 }, (_, index) => `d${index}`)
    const files = folders.flatMap((name) => [
      [`apps/${name}/kustomization.yaml`, `components: [../../components/${name}]\n`],
      [`components/${name}/kustomization.yaml`, component(name)],
      [`components/${name}/${name}.yaml`, named(name)],
    ])
    const tree = memoryTree({
      ...Object.fromEntries(files),
      'components/own/kustomization.yaml': component('own'),
      'components/own/own.yaml': named('own'),
    })
    const counting = countingEngine()
    const { manifest } = await built(tree, 'apps', { flux: flux(['../components/own']) }, counting)
    for (const name of ['own', ...folders]) expect(manifest).toContain(`  name: ${name}\n`)
    expect(counting.builds).toBe(1)
  })
})

test('a build may have other contents of some files', async () => {
  const tree = memoryTree({ 'app/kustomization.yaml': 'resources: [a.yaml]\n', 'app/a.yaml': named('a') })
  const edits = new Map([['app/a.yaml', new TextEncoder().encode(named('edited'))]])
  const build = await buildKustomization(engine, tree, 'app', {}, edits)
  expect(build).toMatchObject({ manifest: named('edited'), origins: ['app/a.yaml'] })
  expect((await built(tree)).manifest).toBe(named('a'))
})

test('what is left out has the line that asks for them', async () => {
  const tree = memoryTree({
    'base/kustomization.yaml': 'resources:\n- a.yaml\n- https://example.com/x.yaml\n',
    'base/a.yaml': named('a'),
    'app/kustomization.yaml':
      'resources:\n- ../base\npatches:\n- target: {kind: ConfigMap}\n  path: p.yaml\n- patch: |-\n    apiVersion: v1\n    kind: Secret\n    metadata: {name: s}\nreplicas:\n- name: gone\n  count: 2\n',
    'app/p.yaml': '- {op: add, path: /data, value: {x: z}}\n',
  })
  const { manifest, omitted } = await built(tree)
  expect(manifest).toContain('x: z')
  expect(omitted).toMatchObject([
    { kind: 'remote', source: 'https://example.com/x.yaml', file: 'base/kustomization.yaml', line: 3 },
    {
      kind: 'patch-without-target',
      source: 'Secret.v1.[noGrp]/s.[noNs]',
      file: 'app/kustomization.yaml',
      line: 7,
    },
    { kind: 'patch-without-target', source: 'gone', file: 'app/kustomization.yaml', line: 11 },
  ])
  expect(await failed(tree, 'app', { holes: false })).toMatchObject({
    at: { file: 'base/kustomization.yaml', line: 3 },
    omitted: [],
  })
})

test('a plug-in that is not run has the line that names its configuration', async () => {
  const plugin = (kind: string): string =>
    `apiVersion: example.com/v1\nkind: ${kind}\nmetadata: {name: own, annotations: {config.kubernetes.io/function: "exec: {path: ./run.sh}"}}\n`
  const tree = memoryTree({
    'app/kustomization.yaml':
      'resources:\n- a.yaml\nreplicas: []\ntransformers:\n- prefix.yaml\n- change.yaml\nvalidators:\n- checks\n',
    'app/a.yaml': named('a'),
    'app/prefix.yaml':
      'apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: own}\nprefix: x-\nfieldSpecs: [{path: metadata/name}]\n',
    'app/change.yaml': plugin('Change'),
    'app/checks/kustomization.yaml': 'resources: [check.yaml]\n',
    'app/checks/check.yaml': plugin('Check'),
  })
  const { manifest, omitted } = await built(tree)
  expect(manifest).toContain('name: x-a')
  expect(omitted.map(({ kind, source, line }) => `${kind} ${source} ${line}`)).toEqual([
    'plugin Change.v1.example.com/own.[noNs] 6',
    'plugin Check.v1.example.com/own.[noNs] 8',
  ])
})

describe('a failed build', () => {
  const failures: readonly [string, Record<string, string>, string | RegExp, string | null][] = [
    ['no kustomization', { 'app/a.yaml': '' }, /^unable to find one of 'kustomization.yaml'/, null],
    ['no folder', { 'a.yaml': '' }, 'app: no such file or directory', null],
    [
      'a file that is missing, two levels down',
      {
        'app/kustomization.yaml': 'resources: [../b]\n',
        'b/kustomization.yaml': 'components: [../c]\n',
        'c/kustomization.yaml':
          'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nresources:\n- gone.yaml\n',
      },
      'c/gone.yaml: no such file or directory',
      'c/kustomization.yaml:4',
    ],
    [
      'a folder without a kustomization',
      { 'app/kustomization.yaml': 'resources:\n- ../base\n', 'base/a.yaml': '' },
      /^unable to find one of .* in directory 'base'$/,
      'app/kustomization.yaml:2',
    ],
    [
      'a path that leaves the tree',
      { 'app/kustomization.yaml': 'resources:\n- ../../../etc/passwd\n' },
      /no such file or directory$/,
      'app/kustomization.yaml:2',
    ],
    [
      'a file outside of the folder',
      { 'app/kustomization.yaml': 'resources:\n- ../a.yaml\n', 'a.yaml': named('a') },
      /^security; file 'a.yaml' is not in or below 'app'/,
      'app/kustomization.yaml:2',
    ],
    [
      'invalid YAML',
      { 'app/kustomization.yaml': 'resources: [a.yaml]\n', 'app/a.yaml': 'a: b\n- c\n' },
      /^MalformedYAMLError: /,
      'app/a.yaml:2',
    ],
    [
      'an invalid kustomization',
      { 'app/kustomization.yaml': 'resources: []\nresource: [a.yaml]\n' },
      /^invalid Kustomization: json: unknown field "resource"$/,
      'app/kustomization.yaml:2',
    ],
    [
      'an unknown field of an item',
      { 'app/kustomization.yaml': 'resources: []\nimages:\n  - name: a\n    newTga: b\n' },
      /^invalid Kustomization: json: unknown field "newTga"$/,
      'app/kustomization.yaml:4',
    ],
    [
      'an unknown field whose name other maps have',
      { 'app/kustomization.yaml': 'resources: []\nimages:\n  - name: a\nname: b\n' },
      /^invalid Kustomization: json: unknown field "name"$/,
      'app/kustomization.yaml:4',
    ],
    [
      'an unknown field that may be any of several keys',
      {
        'app/kustomization.yaml':
          'images:\n  - name: a\nreplicas:\n  - name: b\n    path: c\nvars:\n  - path: d\n',
      },
      /^invalid Kustomization: json: unknown field "path"$/,
      'app/kustomization.yaml:1',
    ],
    [
      'a circle',
      { 'app/kustomization.yaml': 'resources: [../b]\n', 'b/kustomization.yaml': '\nresources: [../app]\n' },
      "cycle detected: candidate root 'app' contains visited root 'app'",
      'b/kustomization.yaml:2',
    ],
    [
      'a patch without a target',
      {
        'app/kustomization.yaml':
          'resources: [a.yaml]\npatches:\n- patch: "{apiVersion: v1, kind: Secret, metadata: {name: s}}"\n',
        'app/a.yaml': named('a'),
      },
      /^no resource matches strategic merge patch "Secret\.v1\.\[noGrp\]\/s\.\[noNs\]"/,
      'app/kustomization.yaml:2',
    ],
  ]

  test.each(failures)('of %s', async (_, files, message, place) => {
    const { at, message: reported } = await failed(memoryTree(files))
    expect(reported).toMatch(message)
    expect(reported).not.toMatch(/meshgate-tree|accumulat|\n/)
    expect(at && `${at.file}:${at.line}`).toBe(place)
  })

  test('names what the tree refuses', async () => {
    const tree: Tree = {
      ...memoryTree({ 'app/kustomization.yaml': 'resources:\n- ../module\n' }),
      refused: [{ file: 'module', reason: 'it is a submodule' }],
    }
    expect(await failed(tree)).toMatchObject({
      message: '`module` cannot be read: it is a submodule',
      at: { file: 'app/kustomization.yaml', line: 2 },
    })
  })

  test('is what a job becomes that the engine cannot finish', async () => {
    const late: KustomizeEngine = { render: () => ({ status: 'ended', reason: 'no time', isLate: true }) }
    expect(await buildKustomization(late, memoryTree({}), '')).toEqual({
      ...{ status: 'failed', message: 'no time', at: null, files: [], omitted: [] },
      ...{ isEnded: true, isOutOfTime: true },
    })
  })
})
