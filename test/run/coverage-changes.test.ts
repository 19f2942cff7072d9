import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/core/config.ts'
import { namedFiles, type Target } from '../../src/core/target.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { discover } from '../../src/discover/discover.ts'
import { comparedTargets, type FoundTargets } from '../../src/inspect/compared-targets.ts'
import { configWeakens } from '../../src/rules/meshgate/config-weakens.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { chart, configMap, evaluators, outline, report, scope, shortTimeout, type Files } from './scene.ts'

const rule = 'routing/timeout-covers-retries'
const quiet = 'rules: {gitops/not-rendered: off}\n'
const config = (text: string): Files => ({ '.meshgate.yaml': text + quiet })
const configMapOf = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
const web: Files = chart('apps/web', configMap, {
  'values.yaml': 'mediatedTls: {}\n',
  'values-prod.yaml': `level: high\n${shortTimeout()}`,
  'values-stage.yaml': 'level: low\n',
})
const mesh: Files = { 'mesh/a.yaml': configMapOf('a'), 'mesh/b.yaml': configMapOf('b') }

/** What a run says of what is looked at, and that it says nothing else, but for whether the change weakens the check. */
async function lookedAt(head: Files, base: Files) {
  const { noLongerChecked, newlyChecked, changes, findings } = await report(head, base)
  return {
    lost: noLongerChecked.map(({ id, findings: { errors } }) => [id, errors]),
    newly: newlyChecked.map(({ id }) => id),
    changes: changes.map(({ type, object }) => `${type} ${object.name}`),
    findings: outline(findings.filter(({ rule: id }) => id !== configWeakens.id)),
  }
}

const unchanged = { lost: [], newly: [], changes: [], findings: [] }

describe('what head no longer looks at', () => {
  it('is neither removed nor fixed where it is excluded, and what base has wrong in it is counted', async () => {
    const excluded = await lookedAt({ ...web, ...config('exclude: [apps/web]\n') }, { ...web, ...config('') })
    expect(excluded).toEqual({
      ...unchanged,
      lost: [
        ['apps/web@prod', 1],
        ['apps/web@stage', 0],
      ],
    })
  })

  it('is one environment where its values file is excluded', async () => {
    const excluded = config('exclude: ["**/values-prod.yaml"]\n')
    expect(await lookedAt({ ...web, ...excluded }, web)).toEqual({
      ...unchanged,
      lost: [['apps/web@prod', 1]],
    })
  })

  it('is a plain file that no pattern of `manifests` holds', async () => {
    const narrowed = config('manifests: [mesh/b.yaml]\n')
    expect(await lookedAt({ ...mesh, ...narrowed }, mesh)).toEqual({
      ...unchanged,
      lost: [['mesh/a.yaml', 0]],
    })
  })

  it('is a target that head does not list', async () => {
    const listed = (values: string): Files =>
      config(`targets:\n${values}  - {chart: apps/web, values: [apps/web/values-stage.yaml]}\n`)
    const prod = '  - {chart: apps/web, values: [apps/web/values-prod.yaml]}\n'
    expect(await lookedAt({ ...web, ...listed('') }, { ...web, ...listed(prod) })).toEqual({
      ...unchanged,
      lost: [['apps/web', 1]],
    })
  })

  it('is what a listed target holds no more', async () => {
    const listed = (pattern: string): Files => config(`targets: [{manifests: ['${pattern}']}]\n`)
    expect(await lookedAt({ ...mesh, ...listed('mesh/b*') }, { ...mesh, ...listed('mesh/**') })).toEqual({
      ...unchanged,
      lost: [['mesh/**', 0]],
    })
  })

  it('is removed where its files are, whatever the configuration says', async () => {
    const { 'mesh/a.yaml': _gone, ...otherFiles } = mesh
    const excluded = await lookedAt({ ...otherFiles, ...config('exclude: [mesh]\n') }, mesh)
    expect(excluded).toEqual({
      ...unchanged,
      lost: [['mesh/b.yaml', 0]],
      changes: ['removed a'],
      findings: ['new error mesh/a.yaml:1 meshgate/not-checked'],
    })
    const listed = { ...mesh, ...config('targets: [{manifests: [mesh]}]\n') }
    const narrowed = await lookedAt({ ...otherFiles, ...config('targets: []\n') }, listed)
    expect(narrowed).toEqual({
      ...unchanged,
      lost: [['mesh', 0]],
      changes: ['removed a'],
      findings: ['new error .meshgate.yaml:1 meshgate/not-checked'],
    })
  })

  it('is nothing where the same release is looked at under another name', async () => {
    const listed = config(
      'targets:\n' +
        '  - {chart: apps/web, values: [apps/web/values-prod.yaml], release: shop, environment: live}\n' +
        '  - {chart: apps/web, values: [apps/web/values-stage.yaml], environment: stage}\n',
    )
    expect(await lookedAt({ ...web, ...listed }, web)).toEqual({
      ...unchanged,
      findings: [`existing error apps/web/values-prod.yaml:5 ${rule}`],
    })
  })

  it('is the first of two targets with one id, and the second is not compared with it', async () => {
    const second = '  - {chart: apps/web, values: [apps/web/values-stage.yaml]}\n'
    const first = '  - {chart: apps/web, values: [apps/web/values-prod.yaml]}\n'
    const configuration = config(`targets:\n${second}`)
    const two = config(`targets:\n${first}${second}`)
    expect(await lookedAt({ ...web, ...configuration }, { ...web, ...two })).toEqual({
      ...unchanged,
      lost: [['apps/web', 1]],
    })
  })

  it('is a part of what is taken together', async () => {
    const kept = { 'mesh/b.yaml': configMapOf('b'), 'mesh/c.yaml': configMapOf('c') }
    const base = { ...kept, ...mesh }
    const head = { ...kept, ...config('exclude: [mesh/a.yaml, mesh/b.yaml]\n') }
    const { noLongerChecked, changes } = await report(head, base, { options: { together: true } })
    expect(noLongerChecked.map(({ id }) => id)).toEqual(['**'])
    expect(changes.map(({ type, object }) => `${type} ${object.name}`)).toEqual(['removed a'])
  })

  it('may be an environment that is named', async () => {
    const head = { ...web, ...config('exclude: ["**/values-prod.yaml"]\n') }
    const { noLongerChecked, targets } = await report(head, web, { options: { environments: ['prod'] } })
    expect({ lost: noLongerChecked.map(({ id }) => id), targets }).toEqual({
      lost: ['apps/web@prod'],
      targets: [],
    })
    const stage = await report(head, web, { options: { environments: ['stage'] } })
    expect(stage.noLongerChecked).toEqual([])
  })

  it('may be what a GitOps controller renders', async () => {
    const application = (name: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}, namespace: argocd}\n`
    const apps = { 'apps/a.yaml': application('a'), 'apps/b.yaml': application('b') }
    const head = { ...apps, ...config('exclude: [apps/a.yaml]\n') }
    const { noLongerChecked, findings } = await report(head, apps)
    expect(noLongerChecked.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['apps/a.yaml', 'manifests', undefined],
      ['apps/a.yaml:Application/argocd/a', 'application', 'a'],
    ])
    expect(findings.filter(({ status }) => status === 'fixed')).toEqual([])
    const { newlyChecked } = await report(apps, head)
    expect(newlyChecked.map(({ id }) => id)).toEqual(['apps/a.yaml', 'apps/a.yaml:Application/argocd/a'])
  })

  it('has no part in the exclusion of what nobody looked at', async () => {
    expect(await lookedAt({ ...mesh, 'attic/a.md': '', ...config('exclude: [attic]\n') }, mesh)).toEqual(
      unchanged,
    )
  })
})

describe('what head newly looks at', () => {
  it('is not added, and what base has wrong in it is not new', async () => {
    const { newly, changes, findings } = await lookedAt(web, { ...web, ...config('exclude: [apps]\n') })
    expect({ newly, changes }).toEqual({ newly: ['apps/web@prod', 'apps/web@stage'], changes: [] })
    expect(findings).toEqual([`existing error apps/web/values-prod.yaml:5 ${rule}`])
  })

  it('is new or changed as far as its files are', async () => {
    const head = { ...web, 'apps/web/values-stage.yaml': `level: lower\n${shortTimeout('new')}`, ...mesh }
    const { newly, changes, findings } = await lookedAt(head, { ...web, ...config('exclude: [apps]\n') })
    expect(newly).toEqual(['apps/web@prod', 'apps/web@stage'])
    expect(changes).toEqual(['changed settings', 'added a', 'added b'])
    expect(findings).toEqual([
      `existing error apps/web/values-prod.yaml:5 ${rule}`,
      `new error apps/web/values-stage.yaml:5 ${rule}`,
    ])
  })

  it('is added with its files where head lists a target that base has no files for', async () => {
    const listed = config('targets:\n  - {chart: apps/web, values: [apps/web/values-stage.yaml]}\n')
    expect(await lookedAt({ ...web, ...listed }, { 'README.md': '' })).toEqual({
      ...unchanged,
      changes: ['added settings'],
    })
  })
})

describe('a configuration that is named', () => {
  it('is compared with the usual one where base does not have it', async () => {
    const head = { ...mesh, 'gate.yaml': 'exclude: [mesh/a.yaml]\n' }
    const { noLongerChecked, changes } = await report(head, mesh, { options: { configFile: 'gate.yaml' } })
    expect(noLongerChecked.map(({ id }) => id)).toEqual(['mesh/a.yaml'])
    expect(changes).toEqual([])
  })
})

const files = ['mesh/a.yaml', 'mesh/b.yaml', 'apps/c.yaml', 'apps/d/e.yaml', 'envs/prod.yaml']
const texts = Object.fromEntries(
  files.map((file, index) => [file, file.startsWith('envs') ? shortTimeout() : configMapOf(`m${index}`)]),
)
const patterns = fc.subarray(['mesh', '**/a.yaml', 'apps/**', 'apps/d', 'envs', '*', 'mesh/b.yaml'])
const anyConfig = fc.record({
  exclude: fc.option(patterns, { nil: undefined }),
  manifests: fc.option(patterns, { nil: undefined }),
  targets: fc.option(
    patterns.map((chosen) => chosen.map((pattern) => ({ manifests: [pattern] }))),
    { nil: undefined, freq: 2 },
  ),
})

describe('two configurations of the same files', () => {
  it('never make a change, nor a finding that is new or fixed', async () => {
    const side = (settings: Config): Files => ({
      ...texts,
      '.meshgate.yaml': JSON.stringify({ ...settings, rules: { 'gitops/not-rendered': 'off' } }),
    })
    await fc.assert(
      fc.asyncProperty(anyConfig, anyConfig, async (left, head) => {
        const { changes, findings } = await report(side(head as Config), side(left as Config))
        expect(changes).toEqual([])
        // A pattern of the configuration itself that matches nothing is new or fixed.
        const otherFindings = findings.filter(
          ({ rule: id }) => id !== 'gitops/reference' && id !== configWeakens.id,
        )
        expect(outline(otherFindings).filter((line) => !line.startsWith('existing'))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('say of each file that only one looks at which one it is', async () => {
    const reader = readerOf(memoryTree(texts))
    const outlook = async (settings: Config): Promise<FoundTargets> => {
      const { targets } = await discover(reader, settings, { ...scope.options, evaluators })
      return { inBase: targets, inHead: targets, listed: settings.targets !== undefined }
    }
    const reads = (targets: readonly Target[]): string[] => [
      ...new Set(targets.flatMap((target) => namedFiles(target).map((file) => `${target.kind} ${file}`))),
    ]
    await fc.assert(
      fc.asyncProperty(anyConfig, anyConfig, async (left, head) => {
        const [inBase, inHead] = [await outlook(left as Config), await outlook(head as Config)]
        const { base, noLongerChecked, newlyChecked } = comparedTargets(inBase, inHead)
        const [was, is] = [reads(inBase.inBase), reads(inHead.inHead)]
        expect(reads(noLongerChecked).toSorted()).toEqual(was.filter((each) => !is.includes(each)).toSorted())
        expect(reads(newlyChecked).toSorted()).toEqual(is.filter((each) => !was.includes(each)).toSorted())
        expect(reads(base).toSorted()).toEqual(is.toSorted())
      }),
    )
  })
})
