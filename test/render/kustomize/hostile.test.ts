import { afterAll, expect, test } from 'vitest'
import { memoryTree, type Tree } from '../../../src/core/tree.ts'
import { createWorkerPool } from '../../../src/host/engine/worker-pool.ts'
import type { EngineAnswer } from '../../../src/render/engine.ts'
import type { EngineJob } from '../../../src/render/engine-job.ts'
import { buildKustomization, createBuilder, fileScopeOf } from '../../../src/render/kustomize/build.ts'

/** Milliseconds that a build may take; whatever takes longer is ended with its worker. */
const timeoutMs = 4000

const pool = createWorkerPool<EngineJob, EngineAnswer>({
  script: new URL('../../../src/worker.ts', import.meta.url),
  start: { wasm: 'dist/engine.wasm' },
  size: 1,
  timeout: timeoutMs,
})

afterAll(() => pool.close())

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'

/** A kustomization of one file. */
const of = (text: string, fields = ''): Tree =>
  memoryTree({ 'app/kustomization.yaml': `resources: [a.yaml]\n${fields}`, 'app/a.yaml': text })

const aliases = Array.from(
  { length: 12 },
  (_, index) => `  a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]\n`,
).join('')

/** Each folder includes the next one twice. */
const doublings = Object.fromEntries(
  Array.from({ length: 30 }, (_, level) => [
    `d${level}/kustomization.yaml`,
    `resources: [../d${level + 1}, ../d${level + 1}/.]\n`,
  ]),
)

const trees: readonly [string, Tree][] = [
  ['aliases that multiply', of(`${configMap}data:\n  a0: &a0 {x: z}\n${aliases}`)],
  [
    'aliases that multiply in the kustomization',
    memoryTree({ 'app/kustomization.yaml': `a0: &a0 x\n${aliases}` }),
  ],
  ['an alias of itself', of(`${configMap}data: &a\n  b: *a\n`)],
  ['deep nesting', of(`${configMap}data: ${'{a: '.repeat(9000)}1${'}'.repeat(9000)}\n`)],
  ['too deep nesting', of(`${configMap}data: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`)],
  [
    'too deep nesting in the kustomization',
    memoryTree({ 'app/kustomization.yaml': `resources: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n` }),
  ],
  [
    'folders that multiply',
    memoryTree({
      ...doublings,
      'd30/kustomization.yaml': 'resources: []\nnamePrefix: x\n',
      'app/kustomization.yaml': 'resources: [../d0]\n',
    }),
  ],
  ['a circle of folders', memoryTree({ 'app/kustomization.yaml': 'resources: [../app/../app]\n' })],
  [
    'a circle of links',
    memoryTree({ 'app/kustomization.yaml': 'resources: [a, b/c]\n' }, { 'app/a': 'app/b', 'app/b': 'app/a' }),
  ],
  [
    'a path that leaves the tree',
    memoryTree({ 'app/kustomization.yaml': 'resources: [../../../../etc/passwd]\n' }),
  ],
  [
    'a schema that is none',
    memoryTree({
      'app/kustomization.yaml':
        'resources: [a.yaml]\nopenapi: {path: s}\npatches: [{patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"}]\n',
      'app/a.yaml': configMap,
      'app/s': '[[[',
    }),
  ],
]

test.each(trees)('%s: the build fails and the next one works', async (_, tree) => {
  const options = { anyPath: true }
  const build = await createBuilder(pool, tree, 'app', fileScopeOf(options))(options, new Map(), timeoutMs)
  expect(build).toMatchObject({ status: 'failed' })
  expect(await buildKustomization(pool, of(configMap), 'app')).toMatchObject({ status: 'built' })
})

test('a kustomization may leave out thousands of resources, in a tree with thousands of links', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `n${index}`)
  const tree = memoryTree(
    {
      'app/kustomization.yaml': `resources: [${names.map((name) => `https://example.com/${name}`).join(', ')}]\n`,
    },
    Object.fromEntries(names.map((name) => [`links/${name}`, 'app'])),
  )
  const { omitted, status } = await buildKustomization(pool, tree, 'app')
  expect(status).toBe('built')
  expect(omitted).toHaveLength(names.length)
  expect(omitted.at(-1)).toMatchObject({ source: 'https://example.com/n2999', line: 1 })
})
