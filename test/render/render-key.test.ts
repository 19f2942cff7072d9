import { expect, test } from 'vitest'
import type { HelmTarget } from '../../src/core/target.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { renderKey } from '../../src/render/render-key.ts'

const texts = {
  'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
  'app/templates/a.yaml': 'a: {{ .Values.a }}\n',
  'values.yaml': 'a: 1\n',
}
const target: HelmTarget = {
  kind: 'helm',
  id: 'app',
  path: 'app',
  environment: null,
  missing: [],
  release: 'app',
  namespace: 'default',
  values: ['values.yaml'],
}

function keyOf(files: Record<string, string>, release = target, links: Record<string, string> = {}): string {
  return renderKey(chartLoader(memoryTree(files, links)), release)
}

test('what another tree says about other files does not matter', () => {
  expect(keyOf({ ...texts, 'other/Chart.yaml': 'name: other' })).toBe(keyOf(texts))
})

const { 'values.yaml': _, ...withoutValues } = texts

test.each([
  ['a template', { ...texts, 'app/templates/a.yaml': 'b: {{ .Values.a }}\n' }],
  ['one more file', { ...texts, 'app/templates/b.yaml': '' }],
  [
    'a moved byte',
    { ...texts, 'app/templates/a.yaml': '', 'app/templates/b.yaml': texts['app/templates/a.yaml'] },
  ],
  ['the values', { ...texts, 'values.yaml': 'a: 2\n' }],
  ['values that are gone', withoutValues],
  ['values that are empty', { ...texts, 'values.yaml': '' }],
  ['a chart that is none', { ...withoutValues, 'app/Chart.yaml': '' }],
])('%s makes another render', (_what, changed) => {
  expect(keyOf(changed)).not.toBe(keyOf(texts))
})

test.each([
  ['release', { ...target, release: 'b' }],
  ['namespace', { ...target, namespace: 'b' }],
  ['order of values', { ...target, values: ['values.yaml', 'app/Chart.yaml'] }],
  ['id', { ...target, id: 'b' }],
])('another %s makes another render', (_what, changed) => {
  expect(keyOf(texts, changed)).not.toBe(keyOf(texts))
})

test('the same template from another file is another render: its lines are elsewhere', () => {
  const { 'app/templates/a.yaml': template, ...withoutTemplate } = texts
  const linked = (place: string) =>
    keyOf({ ...withoutTemplate, [place]: template }, target, { 'app/templates/a.yaml': place })
  expect(linked('one/a.yaml')).not.toBe(linked('two/a.yaml'))
})
