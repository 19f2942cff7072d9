import { expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { selectTargets } from '../../src/inspect/select-targets.ts'
import { targetsReading } from '../../src/run/fixes/readers.ts'
import { chart, configMap, scope } from './scene.ts'

const files = {
  ...chart('web', configMap, { 'values.yaml': 'level: low\n', 'extra.txt': 'x\n' }),
  'web/values-dev.yaml': 'level: dev\n',
  'web/values-prod.yaml': 'level: prod\n',
  ...chart('shop', `${configMap}  text: {{ .Files.Get "values-dev.yaml" | quote }}\n`),
  'shop/values-dev.yaml': 'level: dev\n',
  'shop/values-prod.yaml': 'level: prod\n',
  ...chart('umbrella', configMap.replace('settings', 'umbrella'), {
    'Chart.yaml':
      'apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies: [{name: web, version: 1.0.0, repository: file://../web}]\n',
  }),
}
const links = { 'web/shared.yaml': 'common/shared.yaml' }

it('finds the targets that an edit of a file may alter', async () => {
  const tree = memoryTree({ ...files, 'common/shared.yaml': 'a: 1\n' }, links)
  const { targets, reader } = await selectTargets(tree, {}, scope, {})
  const readers = (file: string): string[] =>
    targetsReading(file, targets, reader)
      .map(({ path, environment }) => `${path}@${environment}`)
      .toSorted()
  const web = ['web@dev', 'web@prod']
  const withUmbrella = ['umbrella@null', ...web]
  expect({
    values: readers('web/values-dev.yaml'),
    defaults: readers('web/values.yaml'),
    template: readers('web/templates/all.yaml'),
    'read by templates': readers('shop/values-dev.yaml'),
    linked: readers('common/shared.yaml'),
    nothing: readers('docs/readme.md'),
  }).toEqual({
    values: ['web@dev'],
    defaults: withUmbrella,
    template: withUmbrella,
    'read by templates': ['shop@dev', 'shop@prod'],
    linked: withUmbrella,
    nothing: [],
  })
})
