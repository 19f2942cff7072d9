import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TargetReport } from '../../src/core/report.ts'
import { unknownRepository } from '../../src/core/repository.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { listTargets } from '../../src/run/list-targets.ts'
import { verdict, type Gate } from '../../src/report/verdict.ts'
import { chart, configMap, evaluators, report, type Files } from './scene.ts'

const gate: Gate = {
  failOn: 'never',
  minConfidence: 'certain',
  onlyNew: false,
  strict: false,
  failOnDiff: false,
}

/** Something that a controller or tool renders: the text of its file, and what the report must say about it. */
interface Sample {
  readonly kind: TargetReport['kind']
  readonly file: (folder: string, name: string) => string
  readonly text: (name: string) => string
  /** The name in the report. */
  readonly shown?: (folder: string, name: string) => string
}

const object = (apiVersion: string, kind: string) => (name: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n`
const ownFile = (folder: string, name: string) => `${folder}/${name}.yaml`

const samples: readonly Sample[] = [
  { kind: 'application', file: ownFile, text: object('argoproj.io/v1alpha1', 'Application') },
  { kind: 'application-set', file: ownFile, text: object('argoproj.io/v1alpha1', 'ApplicationSet') },
  {
    kind: 'flux-kustomization',
    file: ownFile,
    text: object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization'),
  },
  { kind: 'helm-release', file: ownFile, text: object('helm.toolkit.fluxcd.io/v2', 'HelmRelease') },
  {
    kind: 'kustomization',
    file: (folder, name) => `${folder}/${name}/kustomization.yaml`,
    text: () => 'resources:\n  - https://github.com/example/apps//base?ref=v1\n',
    shown: (folder, name) => `${folder}/${name}`,
  },
  {
    kind: 'helmfile-release',
    file: (folder, name) => `${folder}/${name}/helmfile.yaml`,
    text: (name) => `releases:\n  - name: ${name}\n    chart: stable/web\n`,
  },
]

/** Ways in which an object may be written. */
const wraps: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `# first\n---\n${configMap.replace(/\{\{.*\}\}/, 'low')}---\n${text}`,
  (text) => `apiVersion: v1\nkind: List\nitems:\n  - ${text.trimEnd().replaceAll('\n', '\n    ')}\n`,
]

const placed = fc.record({
  sample: fc.constantFrom(...samples),
  folder: fc.constantFrom('apps', 'clusters/prod', 'web', 'docs/examples', 'a b'),
  wrap: fc.constantFrom(...wraps),
  rendered: fc.boolean(),
})

const trees = fc.array(placed, { minLength: 1, maxLength: 12 })

/** The files of a tree, and the kind and name of each target that must be in the report. */
function treeOf(items: readonly (typeof placed extends fc.Arbitrary<infer Item> ? Item : never)[]) {
  const files: Record<string, string> = { ...chart('chart', configMap) }
  const expected: string[] = []
  for (const [index, { sample, folder, wrap, rendered }] of items.entries()) {
    const name = `item-${index}`
    const isObject = sample.file === ownFile
    const path = isObject && rendered ? `chart/templates/${name}.yaml` : sample.file(folder, name)
    files[path] = isObject ? wrap(sample.text(name)) : sample.text(name)
    expected.push(`${sample.kind} ${sample.shown?.(folder, name) ?? name}`)
  }
  return { files: files as Files, expected }
}

it('no target of a GitOps controller is missing from the report, and no run with one is clean', async () => {
  await fc.assert(
    fc.asyncProperty(trees, async (items) => {
      const { files, expected } = treeOf(items)
      const result = await report(files)
      const shown = result.targets
        .filter(({ status }) => status === 'not-rendered')
        .map(({ kind, name }) => `${kind} ${name}`)
      expect(shown.toSorted()).toEqual(expected.toSorted())
      expect(new Set(result.targets.map(({ id }) => id)).size).toBe(result.targets.length)
      expect(verdict(result, gate)).toMatchObject({ status: 'incomplete' })
      expect(result.summary.coverage).toMatchObject({
        releases: expected.length + 1,
        rendered: 1,
      })
    }),
    { numRuns: 60 },
  )
})

it('the listing has every target of the report but those that charts render', async () => {
  await fc.assert(
    fc.asyncProperty(trees, async (items) => {
      const { files } = treeOf(items)
      const { targets } = await report(files)
      const { targets: listed } = await listTargets({
        tree: memoryTree(files),
        paths: [],
        environments: [],
        together: false,
        configFile: '.meshgate.yaml',
        maskKey: 'key',
        repository: () => unknownRepository,
        evaluators,
      })
      const inFiles = targets.filter(({ path, kind }) => path !== 'chart' || kind === 'helm')
      expect(listed.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual(
        inFiles.map(({ kind, id }) => `${kind} ${id}`).toSorted(),
      )
      for (const { file, line } of listed)
        expect(files[file]?.split('\n').length).toBeGreaterThanOrEqual(line)
    }),
    { numRuns: 30 },
  )
})

it('what a kustomization reads is no loose manifest', async () => {
  const { summary, targets } = await report({
    'prod/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n',
    'prod/a.yaml': configMap.replace(/\{\{.*\}\}/, 'low'),
    'prod/loose.yaml': configMap.replace(/\{\{.*\}\}/, 'low'),
  })
  expect(summary.coverage).toEqual({ releases: 1, rendered: 1, notRendered: {}, manifestFiles: 1 })
  expect(targets.map(({ id, status, partOf }) => [id, status, partOf])).toEqual([
    ['kustomize:prod', 'rendered', undefined],
    ['prod/loose.yaml', 'read', undefined],
  ])
})

it('a base counts with the kustomization that takes it in', async () => {
  const { summary } = await report({
    'base/kustomization.yaml': 'configMapGenerator: [{ name: a, literals: [a=b] }]\n',
    'prod/kustomization.yaml': 'resources: [../base]\n',
  })
  expect(summary.coverage).toMatchObject({ releases: 1, rendered: 1 })
})

const takesIn = (folder: string): string => `resources: [../${folder}]\n`

it('kustomizations that include one another are one that cannot be built', async () => {
  const files = { 'a/kustomization.yaml': takesIn('b'), 'b/kustomization.yaml': takesIn('a') }
  const result = await report(files)
  expect(result.findings.map(({ rule, at }) => [rule, at.file])).toEqual([
    ['gitops/build-failed', 'b/kustomization.yaml'],
  ])
  expect(verdict(result, gate)).toMatchObject({ status: 'incomplete' })
})

it('a base whose overlay is excluded is missing', async () => {
  const { status, line } = verdict(
    await report({
      '.meshgate.yaml': 'exclude: [a]\n',
      'a/kustomization.yaml': takesIn('b'),
      'b/kustomization.yaml': 'configMapGenerator: [{ name: a, literals: [a=b] }]\n',
    }),
    gate,
  )
  expect(status).toBe('incomplete')
  expect(line).toMatch(/^incomplete: 1 kustomization was not built/)
})

it.each([
  ['nothing at all', {}, 'incomplete'],
  ['a broken chart', chart('web', '{{ fail "no" }}'), 'incomplete'],
  ['a chart', chart('web', configMap, { 'values.yaml': 'level: low\n' }), 'clean'],
])('%s is %s', async (_, files, status) => {
  expect(verdict(await report(files), gate).status).toBe(status)
})
