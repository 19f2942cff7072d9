import { describe, expect, it } from 'vitest'
import { chart, egress, egressChart, found, outline } from './trees.ts'

const targetsOf = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
  outline((await found(files)).targets)

describe('a values file is for an environment of a chart that has a use for most of its keys', () => {
  const web = { 'web/Chart.yaml': chart('web') }

  it.each([
    ['its values.yaml has them', { 'web/values.yaml': 'a: 1\nb: 1\n' }],
    ['its values schema has them', { 'web/values.schema.json': '{"properties":{"a":{},"b":{}}}' }],
    [
      'its values schema has them in parts',
      {
        'web/values.schema.json':
          '{"allOf":[{"$ref":"#/$defs/x~1y"}],"$defs":{"x/y":{"properties":{"a":{},"b":{}},"allOf":[{"$ref":"#/$defs/x~1y"}]}}}',
      },
    ],
    ['its templates read them', { 'web/templates/a.yaml': '{{ .Values.a }}{{ index .Values "b" }}' }],
    ['its templates read all', { 'web/templates/a.yaml': '{{ range $key, $value := .Values }}{{ end }}' }],
    ['its templates take the values', { 'web/templates/a.yaml': '{{ $v := .Values }}{{ $v.a }}{{ $v.b }}' }],
    [
      'a dependency is called so',
      { 'web/Chart.yaml': chart('web', 'dependencies: [{name: a}, {name: x, alias: b}]\n') },
    ],
    [
      'charts in `charts/` are called so',
      { 'web/charts/a/Chart.yaml': chart('a'), 'web/charts/b-1.0.0.tgz': '' },
    ],
    [
      'its library reads them',
      {
        'web/charts/lib/Chart.yaml': chart('lib', 'type: library\n'),
        'web/charts/lib/templates/_a.tpl': '{{ .Values.a }}{{ .Values.b }}',
      },
    ],
  ])('as %s', async (_, files) => {
    const values = { 'web/values-prod.yaml': 'a: 2\nb: 2\nglobal: {}\nmore: 2\n' }
    expect(await targetsOf({ ...web, ...files, ...values })).toEqual(['helm web@prod: web/values-prod.yaml'])
  })

  it('or that has none', async () => {
    expect(await targetsOf({ ...web, 'web/values-prod.yaml': '# nothing yet\n' })).toEqual([
      'helm web@prod: web/values-prod.yaml',
    ])
  })

  it('or that has keys which are misspelt', async () => {
    const files = { ...web, 'web/values.yaml': 'upstream: {}\n', 'web/values-prod.yaml': 'upstraem: {}\n' }
    expect(await targetsOf(files)).toEqual(['helm web@prod: web/values-prod.yaml'])
  })

  it('otherwise it is listed, and checked if its layout is known', async () => {
    const files = {
      ...web,
      'web/values.yaml': 'a: 1\n',
      'web/values-prod.yaml': 'a: 2\nother: 2\n',
      'web/values-stage.yaml': egress,
    }
    const { targets, skipped } = await found(files)
    expect(outline(targets)).toEqual(['helm web', 'values web/values-stage.yaml: web/values-stage.yaml'])
    expect(skipped).toEqual([
      {
        file: 'web/values-prod.yaml',
        reason:
          'the chart `web` uses 1 of its 2 top-level keys, and not `other`: it is not read as values; correct the keys, or list the file in `targets` of the configuration',
      },
    ])
  })

  it('what a subchart that is no library reads is its own business', async () => {
    const files = {
      ...web,
      'web/charts/sub/Chart.yaml': chart('sub'),
      'web/charts/sub/templates/a.yaml': '{{ .Values.a }}',
      'web/values-prod.yaml': 'a: 2\n',
    }
    expect(await targetsOf(files)).toEqual(['helm web'])
  })

  it('even if it is no YAML: then it is for the chart that it is named for', async () => {
    const files = { ...web, 'web/values.yaml': 'a: 1\n', 'web/values-prod.yaml': 'a: b: c\n' }
    expect(await targetsOf(files)).toEqual(['helm web@prod: web/values-prod.yaml'])
  })
})

describe('the name of a file says no environment', () => {
  it.each([
    'values.example.yaml',
    'values-example.yaml',
    'values.template.yaml',
    'values-prod.template.yaml',
    'values.tpl.yaml',
    'values.prod.sample.yaml',
    'values.yaml.gotmpl',
    'values-prod.yaml.gotmpl',
    'values-prod.gotmpl.yaml',
    'values/web-values.yaml',
    'envs/web-values.yaml',
    'web-values.yaml',
    'values.schema.yaml',
  ])('%s', async (file) => {
    expect(
      await targetsOf({
        'web/Chart.yaml': chart('web'),
        'web/values.yaml': 'a: 1\n',
        [`web/${file}`]: 'a: 2\n',
      }),
    ).toEqual(['helm web'])
  })

  it('where another tool fills the file in', async () => {
    const files = {
      'web/Chart.yaml': chart('web'),
      'web/values-overrides.yaml': '{{< if .Values.a >}}\na: 1\n{{< end >}}\n',
    }
    expect(await targetsOf(files)).toEqual(['helm web'])
  })

  it('where it is the name of a chart, unless environments are called so', async () => {
    const files = {
      ...egressChart('web', 'web'),
      'api/Chart.yaml': chart('api'),
      'dev/Chart.yaml': chart('dev'),
      'web/values-api.yaml': egress,
      'web/values-dev.yaml': egress,
    }
    expect(await targetsOf(files)).toEqual([
      'helm api',
      'helm dev',
      'values web/values-api.yaml: web/values-api.yaml',
      'helm web@dev: web/values-dev.yaml',
    ])
  })
})

describe('values above charts', () => {
  const web = { 'apps/web/Chart.yaml': chart('web'), 'apps/web/values.yaml': 'image: a\nreplicas: 1\n' }
  const api = { 'apps/api/Chart.yaml': chart('api'), 'apps/api/values.yaml': 'image: a\nport: 1\nhost: a\n' }

  it('are for the charts that know most of their keys', async () => {
    const files = {
      ...web,
      ...api,
      'apps/values-prod.yaml': 'image: b\nreplicas: 2\n',
      'apps/envs/stage.yaml': 'image: c\n',
    }
    expect(await targetsOf(files)).toEqual([
      'helm apps/api@stage: apps/envs/stage.yaml',
      'helm apps/web@prod: apps/values-prod.yaml',
      'helm apps/web@stage: apps/envs/stage.yaml',
    ])
  })

  it('have a name that environments have, or lie in a folder of environments', async () => {
    const files = {
      ...web,
      'apps/grafana/values.yaml': 'image: b\nreplicas: 2\n',
      'apps/values-grafana.yaml': 'image: b\n',
      'apps/values/grafana.yaml': 'image: b\n',
    }
    expect(await found(files)).toMatchObject({ targets: [{ id: 'apps/web' }], skipped: [] })
    expect(await targetsOf({ ...web, 'apps/envs/customer.yaml': 'image: b\n' })).toEqual([
      'helm apps/web@customer: apps/envs/customer.yaml',
    ])
  })

  it('in the folder of a chart are its own', async () => {
    const files = { ...egressChart('', 'all'), 'values-prod.yaml': egress, ...egressChart('web', 'web') }
    expect(await targetsOf(files)).toEqual(['helm .@prod: values-prod.yaml', 'helm web'])
  })
})

describe('a chart that another one depends on', () => {
  const uses = (...folders: string[]): string =>
    `dependencies:\n${folders.map((folder) => `  - {name: ${folder}, version: 1.0.0, repository: "file://../${folder}"}\n`).join('')}`

  it('is released in the environments that it has itself', async () => {
    const files = {
      'web/Chart.yaml': chart('web', uses('base')),
      ...egressChart('base', 'base'),
      'base/values-prod.yaml': egress,
      'values-stage.yaml': egress,
    }
    expect((await targetsOf(files)).filter((line) => line.startsWith('helm'))).toEqual([
      'helm base@prod: base/values-prod.yaml',
      'helm web',
    ])
  })

  it('is no release where only the folder above has some', async () => {
    const files = {
      'web/Chart.yaml': chart('web', uses('base')),
      ...egressChart('base', 'base'),
      'envs/prod.yaml': egress,
    }
    expect((await targetsOf(files)).filter((line) => line.startsWith('helm'))).toEqual(['helm web'])
  })

  it.each([
    ['itself', { 'a/Chart.yaml': chart('a', uses('a')) }],
    [
      'one that depends on it',
      { 'a/Chart.yaml': chart('a', uses('b')), 'b/Chart.yaml': chart('b', uses('a')) },
    ],
    [
      'a circle of others',
      {
        'a/Chart.yaml': chart('a', uses('b')),
        'b/Chart.yaml': chart('b', uses('c')),
        'c/Chart.yaml': chart('c', uses('b')),
      },
    ],
  ])('is looked at where it is %s', async (_, files) => {
    expect(await targetsOf(files)).toEqual(['helm a'])
  })
})
