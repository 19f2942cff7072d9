import { describe, expect, it } from 'vitest'
import { chart, egress, found, object, outline } from './trees.ts'

const files = {
  'charts/web/Chart.yaml': chart('web'),
  'charts/packed-1.2.3.tgz': 'not read here',
  'envs/prod.yaml': egress,
  'envs/prod/eu.yaml': egress,
  'mesh/a.yaml': object,
  'mesh/b.yaml': object,
}

const configured = (config: string, links = {}) => found({ ...files, '.meshgate.yaml': config }, {}, links)

describe('the targets that the configuration lists', () => {
  it('are all there is', async () => {
    const { targets } = await configured(`
targets:
  - chart: ./charts/web/
    values: [envs/prod.yaml, ./envs/prod/eu.yaml]
    environment: prod
    namespace: shop
  - manifests: [mesh]
    environment: prod
`)
    expect(targets).toEqual([
      {
        kind: 'helm',
        id: 'charts/web@prod',
        path: 'charts/web',
        release: 'web',
        namespace: 'shop',
        environment: 'prod',
        values: ['envs/prod.yaml', 'envs/prod/eu.yaml'],
        missing: [],
        listedAt: { file: '.meshgate.yaml', line: 3 },
      },
      {
        kind: 'manifests',
        id: 'mesh@prod',
        path: 'mesh',
        environment: 'prod',
        files: ['mesh/a.yaml', 'mesh/b.yaml'],
        missing: [],
        listedAt: { file: '.meshgate.yaml', line: 7 },
      },
    ])
  })

  it('may be none at all', async () => {
    expect((await configured('targets: []\n')).targets).toEqual([])
  })

  it('have different ids even with the same chart, release and environment', async () => {
    const { targets } = await configured(`
targets:
  - {chart: charts/web, values: [envs/prod.yaml]}
  - {chart: charts/web, values: [envs/prod/eu.yaml]}
  - {chart: charts/web, release: other}
`)
    expect(outline(targets)).toEqual([
      'helm charts/web: envs/prod.yaml',
      'helm charts/web#2: envs/prod/eu.yaml',
      'helm charts/web:other',
    ])
  })

  it('name an archive by its chart', async () => {
    const { targets } = await configured('targets: [{chart: charts/packed-1.2.3.tgz}]\n')
    expect(targets).toMatchObject([{ release: 'packed', missing: [] }])
  })

  it('may be values whose chart is elsewhere: listed, checked, not rendered', async () => {
    const { targets } = await configured(`
targets:
  - chart: oci://registry.example.com/charts/mesh
    values: [envs/prod.yaml]
    release: mesh
    environment: prod
  - values: [envs/prod.yaml]
`)
    expect(targets).toMatchObject([
      { kind: 'values', id: 'envs/prod.yaml', release: null, reason: 'no chart is named for these values' },
      {
        kind: 'values',
        id: 'oci://registry.example.com/charts/mesh:mesh@prod',
        release: 'mesh',
        values: ['envs/prod.yaml'],
        reason: 'chart `oci://registry.example.com/charts/mesh` is not in this repository',
      },
    ])
  })

  it('follow links inside the tree', async () => {
    const config = 'targets: [{chart: web, values: [prod.yaml]}]\n'
    const { targets } = await configured(config, { web: 'charts/web', 'prod.yaml': 'envs/prod.yaml' })
    expect(targets).toMatchObject([{ release: 'web', values: ['prod.yaml'], missing: [] }])
  })
})

describe('a source that is missing', () => {
  it('is located where the configuration names it', async () => {
    const { targets } = await configured(`targets:
  - chart: charts/nope
    values:
      - envs/prod.yaml
      - envs/pord.yaml
  - manifests:
      - nothing/**
  - chart: ../outside
`)
    const at = (line: number) => ({ file: '.meshgate.yaml', line })
    expect(targets.flatMap(({ missing }) => missing)).toEqual([
      { source: '../outside', what: 'chart', namedAt: at(8) },
      { source: 'charts/nope', what: 'chart', namedAt: at(2) },
      { source: 'envs/pord.yaml', what: 'values file', namedAt: at(5) },
      { source: 'nothing/**', what: 'manifests', namedAt: at(7) },
    ])
  })
})
