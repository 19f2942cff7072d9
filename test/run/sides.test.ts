import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { chart, configMap, outline, projectChart, report, shortTimeout, type Files } from './scene.ts'

const app = (values: Files, template = configMap): Files => chart('web', template, values)
const envs = (prod: string, stage = 'level: low\n'): Files => ({
  'values-prod.yaml': prod,
  'values-stage.yaml': stage,
})

const plainConfigMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n'

describe('a run without a base', () => {
  it('has only new findings and no changes', async () => {
    const { findings, changes, summary, base } = await report({ 'values.yaml': shortTimeout() })
    expect(outline(findings)).toContain('new error values.yaml:4 routing/timeout-covers-retries')
    expect({ changes, base, fixed: summary.fixed }).toEqual({ changes: [], base: null, fixed: 0 })
    expect(summary).toMatchObject({
      errors: 1,
      new: { errors: 1 },
      targets: { notRendered: 1 },
      complete: false,
    })
  })

  it('over nothing is incomplete', async () => {
    const { summary, targets, findings } = await report({ 'README.md': 'words\n' })
    expect({ targets, findings, complete: summary.complete }).toEqual({
      targets: [],
      findings: [],
      complete: false,
    })
  })

  it('tells what became of each target', async () => {
    const { targets, summary } = await report({
      ...app({ 'values.yaml': 'level: low\n' }),
      ...chart('broken', '{{ today }}\n'),
      ...chart('demanding', '{{ fail "not today" }}\n'),
      'mesh/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
      'loose.yaml': shortTimeout('pay', '12s'),
    })
    expect(targets.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['broken', 'helm', 'failed'],
      ['demanding', 'helm', 'not-rendered'],
      ['loose.yaml', 'values', 'not-rendered'],
      ['mesh/a.yaml', 'manifests', 'read'],
      ['web', 'helm', 'rendered'],
    ])
    expect(targets[0]?.reason).toContain('"today" not defined')
    expect(targets[1]?.reason).toContain('not today')
    expect(summary.targets).toEqual({
      rendered: 1,
      unchanged: 0,
      read: 1,
      failed: 1,
      notRendered: 2,
      leftOut: 0,
    })
  })

  it('does not render a release whose sources are missing, and says which', async () => {
    const { targets, findings } = await report({
      ...app({}),
      '.meshgate.yaml': 'targets:\n  - chart: web\n    values: [envs/pord.yaml]\n',
    })
    expect(targets).toMatchObject([
      { status: 'failed', reason: 'values file `envs/pord.yaml` does not exist' },
    ])
    expect(outline(findings)).toEqual(['new error .meshgate.yaml:3 gitops/reference'])
  })

  it('looks at what the paths name, and refuses those that are not there', async () => {
    const files = { 'a.yaml': shortTimeout(), 'b.yaml': shortTimeout() }
    expect(
      (await report(files, null, { options: { paths: ['b.yaml'] } })).targets.map(({ id }) => id),
    ).toEqual(['b.yaml'])
    await expect(report(files, null, { options: { paths: ['c.yaml'] } })).rejects.toThrow(
      'no file or folder `c.yaml`',
    )
  })

  it('tells what it left out only of what is asked for', async () => {
    const tree = memoryTree({ 'a/one.yaml': plainConfigMap, 'b/two.yaml': plainConfigMap })
    const refused = ['a/gone.yaml', 'b/gone.yaml'].map((file) => ({ file, reason: 'links to nothing' }))
    const leftOut = async (paths: string[]): Promise<string[]> => {
      const { skipped, summary } = await report({ ...tree, refused }, null, { options: { paths } })
      expect(summary.complete).toBe(skipped.length === 0)
      return skipped.map(({ file }) => file)
    }
    expect(await leftOut([])).toEqual(['a/gone.yaml', 'b/gone.yaml'])
    expect(await leftOut(['b'])).toEqual(['b/gone.yaml'])
    expect(await leftOut(['a/one.yaml'])).toEqual([])
  })

  it('looks at the environments that are named, and refuses those that nobody has', async () => {
    const files = app(envs('level: high\n'))
    expect((await report(files, null, { options: { environments: ['prod'] } })).targets).toMatchObject([
      { environment: 'prod' },
    ])
    await expect(report(files, null, { options: { environments: ['porp'] } })).rejects.toThrow(
      'no target has the environment `porp`',
    )
    const gone = await report({ 'README.md': '' }, files, { options: { environments: ['prod'] } })
    expect(gone.targets).toEqual([])
  })
})

describe('a run with a base', () => {
  it('says of each finding whether it is new, was there, or is gone', async () => {
    const base = { 'a.yaml': shortTimeout('old'), 'b.yaml': shortTimeout('mended') }
    const head = {
      'a.yaml': shortTimeout('old'),
      'b.yaml': shortTimeout('mended', '12s'),
      'c.yaml': shortTimeout('fresh'),
    }
    const { findings, summary } = await report(head, base)
    expect(outline(findings.filter(({ severity }) => severity === 'error'))).toEqual([
      'existing error a.yaml:4 routing/timeout-covers-retries',
      'new error c.yaml:4 routing/timeout-covers-retries',
      'fixed error b.yaml:4 routing/timeout-covers-retries',
    ])
    expect(summary).toMatchObject({ errors: 2, new: { errors: 1 }, fixed: 1 })
  })

  it('calls a target unchanged whose manifests are the same', async () => {
    const base = app(envs('level: high\n'))
    const head = app(envs('# said anew\nlevel: high\n', 'level: lower\n'))
    const { targets, changes } = await report(head, base)
    expect(targets.map(({ id, status }) => [id, status])).toEqual([
      ['web@prod', 'unchanged'],
      ['web@stage', 'rendered'],
    ])
    expect(changes).toMatchObject([
      {
        type: 'changed',
        object: { kind: 'ConfigMap', name: 'settings' },
        environments: ['stage'],
        fields: [{ path: 'data.level', before: 'low', after: 'lower' }],
      },
    ])
  })

  it('joins what is the same in several environments', async () => {
    const values = { 'values-prod.yaml': '{}\n', 'values-stage.yaml': '{}\n' }
    const base = app({ ...values, 'values.yaml': 'level: low\n' })
    const head = app({ ...values, 'values.yaml': `level: high\n${shortTimeout()}` })
    const { findings, changes } = await report(head, base)
    expect(changes.map(({ environments }) => environments)).toEqual([['prod', 'stage']])
    expect(findings).toMatchObject([
      {
        rule: 'routing/timeout-covers-retries',
        at: { file: 'web/values.yaml', line: 5 },
        environments: ['prod', 'stage'],
        targets: ['web@prod', 'web@stage'],
      },
    ])
  })

  it('does not call objects removed because head does not render, nor added because base does not', async () => {
    const [sound, broken] = [
      app({ 'values.yaml': 'level: low\n' }),
      app({}, `${configMap}---\n{{ today }}\n`),
    ]
    const broke = await report(broken, sound)
    expect(outline(broke.findings)).toEqual(['new error web/templates/all.yaml:8 helm/render-failed'])
    expect(broke.changes).toEqual([])
    expect(broke.targets).toMatchObject([{ status: 'failed' }])
    const mended = await report(sound, broken)
    expect(outline(mended.findings)).toEqual(['fixed error web/templates/all.yaml:8 helm/render-failed'])
    expect(mended.changes).toEqual([])
    expect(mended.targets).toMatchObject([{ status: 'rendered' }])
    const stuck = await report(
      { ...broken, 'web/templates/all.yaml': `# more\n\n${broken['web/templates/all.yaml']}` },
      broken,
    )
    expect(outline(stuck.findings)).toEqual([
      'new error web/Chart.yaml:1 meshgate/not-checked',
      'existing error web/templates/all.yaml:10 helm/render-failed',
    ])
  })

  it('keeps what it knew of values whose release no longer renders', async () => {
    const files = (template: string): Files => app({ 'values.yaml': shortTimeout() }, template)
    const { findings } = await report(files('{{ today }}\n'), files('kind: A\n'))
    expect(outline(findings)).toEqual([
      'new error web/templates/all.yaml:1 helm/render-failed',
      'existing error web/values.yaml:4 routing/timeout-covers-retries',
    ])
  })

  it('does not call findings of manifests fixed because head does not render', async () => {
    const route = 'kind: VirtualService\napiVersion: networking.istio.io/v1\nmetadata: {name: a}\n'
    const http = 'http: [{timeout: 1s, retries: {attempts: 3, perTryTimeout: 3s, retryOn: 5xx}}]'
    const sound = app({}, `${route}spec:\n  hosts: [pay.example.org]\n  ${http}\n`)
    expect(outline((await report(sound, null)).findings)).toContainEqual(
      expect.stringContaining('routing/timeout-covers-retries'),
    )
    const { findings } = await report(app({}, '{{ today }}\n'), sound)
    expect(outline(findings)).toEqual(['new error web/templates/all.yaml:1 helm/render-failed'])
  })

  it('does not call the objects of a plain file removed because head cannot be read', async () => {
    const plain = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
    const { changes, findings } = await report({ 'a.yaml': `${plain}---\na: b: c\n` }, { 'a.yaml': plain })
    expect(outline(findings)).toEqual([expect.stringContaining('schema/yaml-invalid')])
    expect(changes).toEqual([])
  })

  it('calls objects added and removed where a target comes or goes', async () => {
    const files = app({ 'values.yaml': 'level: low\n' })
    const types = async (...sides: [Files, Files]) => (await report(...sides)).changes.map(({ type }) => type)
    expect(await types(files, { 'README.md': '' })).toEqual(['added'])
    expect(await types({ 'README.md': '' }, files)).toEqual(['removed'])
  })

  it('renders both of two targets that are listed with the same chart', async () => {
    const config = 'targets:\n  - {chart: web, values: [a.yaml]}\n  - {chart: web, values: [b.yaml]}\n'
    const files = { ...app({}), '.meshgate.yaml': config, 'a.yaml': 'level: a\n' }
    const { changes } = await report(
      { ...files, 'b.yaml': 'level: after\n' },
      { ...files, 'b.yaml': 'level: before\n' },
    )
    expect(changes.map(({ target, fields }) => [target, fields[0]?.after])).toEqual([['web#2', 'after']])
  })
})

describe('the same mistake through values and what they render', () => {
  it('is one finding, at the values line', async () => {
    const { findings } = await report({
      ...projectChart('istio-egress'),
      'charts/istio-egress/values-prod.yaml': shortTimeout(),
    })
    expect(outline(findings)).toEqual([
      'new error charts/istio-egress/values-prod.yaml:4 routing/timeout-covers-retries',
    ])
    expect(findings[0]).toMatchObject({
      cause: 'source',
      environments: ['prod'],
      object: { kind: 'VirtualService' },
    })
  })

  it('is at the linked file, where the values are a link', async () => {
    const files = { ...projectChart('istio-egress'), 'shared/prod.yaml': shortTimeout() }
    const tree = memoryTree(files, { 'charts/istio-egress/values-prod.yaml': 'shared/prod.yaml' })
    const { findings } = await report(tree)
    expect(outline(findings)).toEqual(['new error shared/prod.yaml:4 routing/timeout-covers-retries'])
  })
})
