import { expect, it } from 'vitest'
import type { KustomizationEdits } from '../../../src/core/kustomization-edits.ts'
import { editedKustomization } from '../../../src/render/kustomize/edited-kustomization.ts'

const none: KustomizationEdits = {
  fields: {},
  images: [],
  replicas: [],
  labels: {},
  labelsIn: 'selectors',
  annotations: {},
  patches: [],
  components: [],
}

it.each<[string, string, Partial<KustomizationEdits>, object]>([
  [
    'sets fields',
    'namePrefix: a-\nresources: [b]\n',
    { fields: { namePrefix: 'c-' } },
    { namePrefix: 'c-', resources: ['b'] },
  ],
  [
    'replaces an image of the same name, and keeps the others',
    'images: [{ name: a, newName: b, newTag: "1" }, { name: c, newTag: "2" }]\n',
    { images: [{ name: 'a', newTag: '3' }] },
    {
      images: [
        { name: 'c', newTag: '2' },
        { name: 'a', newTag: '3' },
      ],
    },
  ],
  [
    'keeps what an image with an asterisk has',
    'images: [{ name: a, newName: b, newTag: "1" }]\n',
    { images: [{ name: 'a', newName: '*', newTag: '3' }] },
    { images: [{ name: 'a', newName: 'b', newTag: '3' }] },
  ],
  [
    'replaces replicas of the same name',
    'replicas: [{ name: a, count: 1 }, { name: b, count: 1 }]\n',
    { replicas: [{ name: 'a', count: 2 }] },
    {
      replicas: [
        { name: 'b', count: 1 },
        { name: 'a', count: 2 },
      ],
    },
  ],
  ['adds labels', 'commonLabels: { a: b }\n', { labels: { c: 'd' } }, { commonLabels: { a: 'b', c: 'd' } }],
  [
    'adds labels to templates',
    'labels: [{ pairs: { a: b } }]\n',
    { labels: { c: 'd' }, labelsIn: 'templates' },
    { labels: [{ pairs: { a: 'b' } }, { pairs: { c: 'd' }, includeTemplates: true }] },
  ],
  [
    'appends patches and components',
    'patches: [{ path: a }]\n',
    { patches: [{ path: 'b' }], components: ['../c'] },
    { patches: [{ path: 'a' }, { path: 'b' }], components: ['../c'] },
  ],
])('%s', (_, text, edits, expected) => {
  expect(JSON.parse(editedKustomization(text, { ...none, ...edits }))).toEqual(expected)
})
