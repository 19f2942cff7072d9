import { describe, expect, it } from 'vitest'
import { chart, found, object, outline } from './trees.ts'

const charts = {
  'charts/web/Chart.yaml': chart('web'),
  'charts/web/values.yaml': 'host: a\nreplicas: 1\nlimits: {cpu: 1}\nimage: {tag: 1}\n',
  'charts/mail/Chart.yaml': chart('mail'),
  'charts/mail/values.yaml': 'from: a\nimage: {tag: 1}\nlimits: []\n',
}

async function pairsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { targets } = await found({ ...charts, ...files })
  return outline(targets.filter((target) => target.kind === 'helm' && target.values.length > 0))
}

describe('values whose keys only one chart has are values of that chart', () => {
  it.each([
    ['team/pay.yaml', 'host: b\nimage: {tag: 2}\n', 'web'],
    ['team/pay.yaml', 'from: b\nglobal: {region: eu}\n', 'mail'],
    ['team/prod/values.yaml', '"host": b\nlimits: {cpu: 2}\n', 'web'],
    ['team/pay.yaml', 'limits: {cpu: 2}\nimage: {tag: 2}\n', 'web'],
    ['team/pay.yaml', 'limits: [2]\nimage:\n', 'mail'],
  ])('%s: %j is for %s', async (file, text, name) => {
    expect(await pairsOf({ [file]: text })).toEqual([`helm charts/${name}@${file}: ${file}`])
  })

  it.each([
    ['both charts have them', 'team/pay.yaml', 'image: {tag: 2}\nglobal: {}\n'],
    ['a chart lacks one of them', 'team/pay.yaml', 'host: b\nimage: {tag: 2}\nports: []\n'],
    ['there is but one', 'team/pay.yaml', 'host: b\n'],
    ['a value is of another kind', 'team/pay.yaml', 'host: [b]\nimage: {tag: 2}\n'],
    ['it is a manifest', 'team/pay.yaml', `${object}host: b\n`],
    ['it is of another tool', 'team/kustomization.yaml', 'host: b\nimage: {tag: 2}\n'],
    ['it is in a hidden folder', '.github/pay.yaml', 'host: b\nimage: {tag: 2}\n'],
    ['it is a sample', 'team/pay.example.yaml', 'host: b\nimage: {tag: 2}\n'],
    ['it is in a chart', 'charts/web/ci/pay.yaml', 'host: b\nimage: {tag: 2}\n'],
    ['its folder names another release', 'team/grafana/values.yaml', 'host: b\nimage: {tag: 2}\n'],
    ['its name names another release', 'team/grafana-values.yaml', 'host: b\nimage: {tag: 2}\n'],
    ['most charts have such keys', 'team/pay.yaml', 'image: {tag: 2}\nreplicas: 2\n'],
    ['it is no map', 'team/pay.yaml', '- host: b\n  image: {tag: 2}\n'],
    ['Go refuses it', 'team/pay.yaml', 'host: b\nimage: {tag: 2\n'],
    ['it is excluded', 'old/pay.yaml', 'host: b\nimage: {tag: 2}\n'],
  ])('but not where %s', async (_, file, text) => {
    expect(await pairsOf({ [file]: text, '.meshgate.yaml': 'exclude: [old/**]\n' })).toEqual([])
  })

  it('and they are listed once', async () => {
    const { targets, skipped } = await found({
      ...charts,
      'charts/prod.yaml': 'from: b\nlimits: []\n',
      'team/values-prod.yaml': 'host: b\nlimits: {}\n',
    })
    expect(outline(targets)).toEqual([
      'helm charts/mail',
      'helm charts/mail@charts/prod.yaml: charts/prod.yaml',
      'helm charts/web',
      'helm charts/web@team/values-prod.yaml: team/values-prod.yaml',
    ])
    expect(skipped).toEqual([])
  })
})
