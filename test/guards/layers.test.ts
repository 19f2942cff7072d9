import { describe, expect, it } from 'vitest'
import {
  codeOf,
  importCircles,
  importedSources,
  imports,
  layerOf,
  loadedSources,
  reachedFrom,
  sourceFiles,
} from '../../scripts/generate/imports.ts'

/** Who may import whom. A layer is a folder of src/ or a file beside them; in `effect/`, `istio/` and `render/` each folder is one. */
const layers: Record<string, readonly string[]> = {
  core: [],
  syntax: ['core'],
  schema: ['core'],
  yaml: ['core'],
  cel: ['schema', 'core'],
  registry: ['yaml', 'core'],
  model: ['syntax', 'schema', 'yaml', 'core'],
  'istio/policy': ['model', 'syntax', 'core'],
  'istio/hosts': ['istio/policy', 'model', 'syntax', 'core'],
  'istio/gateway-api': ['istio/hosts', 'istio/policy', 'model', 'syntax', 'yaml', 'core'],
  'istio/routing': ['istio/gateway-api', 'istio/hosts', 'istio/policy', 'model', 'syntax', 'core'],
  'istio/ambient': [
    ...['istio/gateway-api', 'istio/workload', 'istio/hosts', 'istio/policy', 'model', 'syntax', 'core'],
  ],
  'istio/workload': ['istio/hosts', 'istio/policy', 'model', 'syntax', 'yaml', 'core'],
  'effect/request': [
    ...['istio/routing', 'istio/workload', 'istio/ambient', 'istio/gateway-api', 'istio/hosts'],
    'istio/policy',
    ...['model', 'syntax', 'core'],
  ],
  'effect/egress': [
    ...['effect/request', 'istio/routing', 'istio/ambient', 'istio/workload', 'istio/gateway-api'],
    ...['istio/hosts', 'istio/policy', 'model', 'syntax', 'core'],
  ],
  'effect/consequences': [
    ...['effect/access', 'effect/egress', 'effect/request'],
    ...['istio/routing', 'istio/workload', 'istio/gateway-api', 'istio/hosts', 'istio/policy'],
    ...['model', 'core'],
  ],
  'effect/invariants': [
    ...['effect/consequences', 'effect/access', 'effect/egress', 'effect/request', 'istio/hosts'],
    ...['model', 'core'],
  ],
  'effect/access': [
    ...[
      'effect/request',
      'istio/workload',
      'istio/gateway-api',
      'istio/hosts',
      'istio/policy',
      'istio/ambient',
      'istio/routing',
    ],
    ...['model', 'syntax', 'core'],
  ],
  discover: ['registry', 'model', 'syntax', 'schema', 'yaml', 'core'],
  render: ['registry', 'schema', 'yaml', 'core'],
  'render/kustomize': ['render', 'registry', 'syntax', 'yaml', 'core'],
  'render/helmfile': ['render', 'core'],
  'render/probe': ['render', 'yaml', 'core'],
  'render/causes': ['render/kustomize', 'render/probe', 'render', 'schema', 'yaml', 'core'],
  'render/unused-values': ['render/probe', 'render', 'schema', 'yaml', 'core'],
  rules: [
    ...[
      'istio/routing',
      'istio/ambient',
      'istio/workload',
      'istio/gateway-api',
      'istio/hosts',
      'istio/policy',
    ],
    ...['model', 'syntax', 'schema', 'yaml', 'core'],
  ],
  lint: ['rules', 'model', 'syntax', 'core'],
  'custom-rules': ['discover', 'rules', 'model', 'schema', 'yaml', 'core'],
  secrets: ['syntax', 'yaml', 'core'],
  diff: ['secrets', 'model', 'core'],
  report: ['diff', 'core'],
  config: ['rules', 'istio/hosts', 'schema', 'model', 'yaml', 'core'],
  inspect: [
    ...['config', 'custom-rules', 'discover', 'lint', 'diff', 'secrets', 'rules'],
    ...['istio/hosts', 'registry', 'model', 'syntax', 'schema', 'yaml', 'core'],
  ],
  'effect/access-log': ['model', 'core'],
  'explain-log': [
    ...['run', 'inspect', 'effect/access-log', 'effect/request', 'istio/hosts', 'model', 'core'],
  ],
  why: ['inspect', 'discover', 'secrets', 'model', 'schema', 'yaml', 'core'],
  run: [
    ...['inspect', 'config', 'custom-rules', 'discover', 'lint', 'diff', 'secrets', 'rules'],
    ...[
      'effect/access',
      'effect/consequences',
      'effect/egress',
      'effect/invariants',
      'effect/request',
      'istio/hosts',
      'registry',
      'model',
      'schema',
      'syntax',
      'yaml',
      'core',
    ],
  ],
  host: [
    ...[
      'discover',
      'run',
      'inspect',
      'secrets',
      'render',
      'render/causes',
      'render/helmfile',
      'render/kustomize',
    ],
    ...['render/unused-values', 'registry', 'schema', 'process-worker', 'schema-process'],
    ...['cel-process', 'yaml', 'core'],
  ],
  worker: ['render', 'core'],
  'process-worker': [],
  'schema-process': ['schema', 'core'],
  'cel-process': ['cel', 'core'],
  cli: [
    ...['config', 'custom-rules'],
    ...[
      'lsp',
      'run',
      'why',
      'explain-log',
      'inspect',
      'host',
      'render',
      'render/causes',
      'render/helmfile',
      'render/kustomize',
    ],
    ...['render/unused-values', 'registry', 'yaml', 'report', 'rules', 'schema', 'core'],
  ],
  lsp: ['run', 'why', 'inspect', 'host', 'report', 'rules', 'core'],
  action: ['run', 'secrets', 'host', 'report', 'rules', 'core'],
}

/** Who may touch the process, the disk, the clock and chance. */
const edges = new Set([
  'cli',
  'lsp',
  'action',
  'worker',
  'process-worker',
  'schema-process',
  'cel-process',
  'host',
])

const files = sourceFiles()

describe('layers', () => {
  it.each(files)('%s imports only what its layer may', (file) => {
    const layer = layerOf(file)
    const wrong = importedSources(file).filter(
      (imported) => layerOf(imported) !== layer && !layers[layer]?.includes(layerOf(imported)),
    )
    expect(wrong).toEqual([])
  })

  it.each(files.filter((file) => !edges.has(layerOf(file))))('%s reaches nothing outside', (file) => {
    const modules = imports(file).filter((name) => /^(@actions\/|node:(?!crypto$|util$))/.test(name))
    expect(modules).toEqual([])
    expect(codeOf(file)).not.toMatch(
      /\b(process\.|console\.|Date\.now|new Date\(|Math\.random|performance\.now)/,
    )
  })

  it.each(files.filter((file) => layerOf(file) === 'cli'))('%s never reaches @actions', (file) => {
    expect(
      [file, ...reachedFrom(file)].flatMap(imports).filter((name) => name.startsWith('@actions/')),
    ).toEqual([])
  })

  it.each(['cli.ts', 'cli/check.ts', 'cli/diff.ts', 'action.ts'])(
    '%s loads nothing that renders or lints before there is something to check',
    (file) => {
      const heavy = new Set(['rules', 'lint', 'inspect', 'render', 'why', 'worker', 'run.ts'])
      const loaded = [...reachedFrom(file, loadedSources)]
      expect(
        loaded.filter((imported) => heavy.has(imported) || heavy.has(layerOf(imported).split('/')[0]!)),
      ).toEqual([])
    },
  )

  it('import one another in no circle', () => {
    expect(importCircles(files)).toEqual([])
  })

  it('every layer of the table exists', () => {
    expect(new Set(files.map(layerOf))).toEqual(new Set(Object.keys(layers)))
  })
})
