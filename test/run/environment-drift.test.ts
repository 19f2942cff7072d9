import { expect, it } from 'vitest'
import { report } from './scene.ts'

it('counts the keys beyond its limit that an environment lacks', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `key${index}: x\n`).join('')
  const files = {
    'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'web/templates/all.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: all }\ndata: { all: {{ toJson .Values | quote }} }\n',
    'web/values.yaml': 'replicas: 1\n',
    'web/values-dev.yaml': `zone: a\n${keys}`,
    'web/values-stage.yaml': `zone: b\n${keys}`,
    'web/values-prod.yaml': 'zone: c\n',
  }
  const { findings } = await report(files, null)
  const drifts = findings.filter(({ rule }) => rule === 'gitops/environment-drift')
  expect(drifts).toHaveLength(10)
  const counting = drifts.filter(({ message }) => message.includes('not listed'))
  expect(counting.map(({ message }) => message.replace(/.*; /, ''))).toEqual([
    'it lacks 2 more of their keys, which are not listed',
  ])
})
