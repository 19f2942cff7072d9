import { describe, expect, it } from 'vitest'
import { chart, egress, egressChart, found, object, outline } from './trees.ts'

const targetsOf = async (...args: Parameters<typeof found>): Promise<string[]> =>
  outline((await found(...args)).targets)

describe('a chart', () => {
  it('is rendered with its defaults where nothing says which environments there are', async () => {
    const { targets } = await found({ 'apps/web/Chart.yaml': chart('shop'), 'apps/web/values.yaml': egress })
    expect(targets).toEqual([
      {
        kind: 'helm',
        id: 'apps/web',
        path: 'apps/web',
        release: 'shop',
        namespace: null,
        environment: null,
        values: [],
        missing: [],
        guess: 'defaults',
      },
    ])
  })

  it('is rendered once per environment, and not with its defaults only', async () => {
    const { targets } = await found({
      'web/Chart.yaml': chart('shop'),
      'web/values.yaml': egress,
      'web/values-prod.yaml': egress,
      'web/values-stage.yaml': egress,
    })
    expect(targets.map(({ id, environment }) => [id, environment])).toEqual([
      ['web@prod', 'prod'],
      ['web@stage', 'stage'],
    ])
    expect(targets).toMatchObject([{ release: 'shop' }, { release: 'shop' }])
  })

  it.each([
    ['values-prod.yaml', 'prod'],
    ['values-prod.yml', 'prod'],
    ['values.prod.yaml', 'prod'],
    ['values-prod-eu.yaml', 'prod-eu'],
    ['values-ci.yaml', 'ci'],
    ['prod/values.yaml', 'prod'],
    ['envs/prod.yaml', 'prod'],
    ['envs/prod/values.yaml', 'prod'],
    ['envs/values-prod.yaml', 'prod'],
    ['environments/prod.yaml', 'prod'],
    ['environments/prod/values.yaml', 'prod'],
    ['values/prod.yaml', 'prod'],
    ['values/prod/values.yml', 'prod'],
  ])('has an environment in %s, in its folder or above it', async (file, environment) => {
    const own = { ...egressChart('apps/web', 'web'), [`apps/web/${file}`]: egress }
    expect(await targetsOf(own)).toEqual([`helm apps/web@${environment}: apps/web/${file}`])
    const above = { ...egressChart('apps/web', 'web'), [`apps/${file}`]: egress }
    expect(await targetsOf(above)).toEqual([`helm apps/web@${environment}: apps/${file}`])
    const root = { ...egressChart('', 'web'), [file]: egress }
    expect(await targetsOf(root)).toEqual([`helm .@${environment}: ${file}`])
  })

  it.each([
    'values.yaml',
    'values.schema.json',
    'templates/values.yaml',
    'ci/values.yaml',
    'files/values.yaml',
    'envs/values.yaml',
    'values/values.yaml',
    'a/b/values.yaml',
    'envs/prod/eu/values.yaml',
    'values-prod.yaml.bak',
  ])('has no environment in %s', async (file) => {
    expect(await targetsOf({ 'web/Chart.yaml': chart('web'), [`web/${file}`]: '{}' })).toEqual(['helm web'])
  })

  it('has the environments above it only where it has none of its own', async () => {
    const files = {
      ...egressChart('apps/web', 'web'),
      'apps/values-prod.yaml': egress,
      'apps/web/values-dev.yaml': egress,
    }
    expect(await targetsOf(files)).toEqual([
      'values apps/values-prod.yaml: apps/values-prod.yaml',
      'helm apps/web@dev: apps/web/values-dev.yaml',
    ])
  })

  it('does not take the values of the chart beside it for an environment', async () => {
    const files = { 'a/Chart.yaml': chart('a'), 'b/Chart.yaml': chart('b'), 'b/values.yaml': egress }
    expect(await targetsOf(files)).toEqual(['helm a', 'helm b'])
  })

  it('has an environment in a linked values file', async () => {
    const files = { ...egressChart('web', 'web'), 'shared/prod.yaml': egress }
    const links = { 'web/values-prod.yaml': 'shared/prod.yaml', 'web/values-gone.yaml': 'nowhere.yaml' }
    expect(await targetsOf(files, {}, links)).toEqual(['helm web@prod: web/values-prod.yaml'])
  })

  it('at the root leaves what is not its own to others', async () => {
    const files = {
      'Chart.yaml': chart('web'),
      'templates/a.yaml': object,
      'crds/a.yaml': object,
      'deploy/a.yaml': object,
      'other/Chart.yaml': chart('other'),
      'charts/sub/Chart.yaml': chart('sub'),
    }
    expect(await targetsOf(files)).toEqual(['helm .', 'manifests deploy/a.yaml: deploy/a.yaml', 'helm other'])
  })

  it('without a name is named by its folder', async () => {
    const { targets } = await found({ 'apps/web/Chart.yaml': 'apiVersion: v2\n' })
    expect(targets).toMatchObject([{ release: 'web' }])
  })
})

describe('no target of its own is', () => {
  it('a library', async () => {
    expect(await targetsOf({ 'lib/Chart.yaml': chart('lib', 'type: library\n') })).toEqual([])
  })

  it('a subchart in `charts/`, however deep', async () => {
    const files = {
      'apps/web/Chart.yaml': chart('web'),
      'apps/web/charts/a/Chart.yaml': chart('a'),
      'apps/web/charts/a/charts/b/Chart.yaml': chart('b'),
    }
    expect(await targetsOf(files)).toEqual(['helm apps/web'])
  })

  it('what another chart depends on by `file://`', async () => {
    const uses = chart(
      'web',
      'dependencies:\n  - {name: base, version: 1.0.0, repository: "file://../../charts/base"}\n',
    )
    const files = { 'apps/web/Chart.yaml': uses, 'charts/base/Chart.yaml': chart('base') }
    expect(await targetsOf(files)).toEqual(['helm apps/web'])
    expect(await targetsOf(files, { paths: ['charts/base'] })).toContain('helm charts/base')
  })

  it('what a chart of apiVersion v1 depends on', async () => {
    const files = {
      'web/Chart.yaml': 'apiVersion: v1\nname: web\nversion: 1.0.0\n',
      'web/requirements.yaml':
        'dependencies:\n  - {name: base, version: 1.0.0, repository: "file://../base"}\n',
      'base/Chart.yaml': chart('base'),
    }
    expect(await targetsOf(files)).toEqual(['helm web'])
  })

  it('in a folder `charts` outside of a chart are charts like any other', async () => {
    expect(await targetsOf({ 'charts/a/Chart.yaml': chart('a'), 'charts/b/Chart.yaml': chart('b') })).toEqual(
      ['helm charts/a', 'helm charts/b'],
    )
  })
})
