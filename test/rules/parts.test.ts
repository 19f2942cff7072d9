import { describe, expect, it } from 'vitest'
import type { ManifestPart } from '../../src/model/manifest.ts'
import { rules } from '../../src/rules/index.ts'
import { viewsOf } from '../../src/rules/rule.ts'
import { report, type Files } from '../run/scene.ts'
import { loadCases, unmarked } from './cases.ts'

/** Every case of a plain file that some rule finds something in. */
const cases = loadCases().filter(
  ({ name, files }) => name.startsWith('bad') && Object.keys(files).every((file) => file === `${name}.yaml`),
)

const kustomization = (rest: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${rest}`
const overBase = (patches: string): Files => ({
  'prod/kustomization.yaml': kustomization(`resources: [../base]\n${patches}`),
  'base/kustomization.yaml': kustomization('resources: [case.yaml]\n'),
})

/** Where a file is a part of something, and what its manifests are then. */
const scenes: readonly (readonly [name: string, path: string, files: Files, part: ManifestPart])[] = [
  [
    'a patch',
    'a/case.yaml',
    { 'a/kustomization.yaml': kustomization('patches: [{path: case.yaml}]\n') },
    'patch',
  ],
  [
    'a patch of old',
    'a/case.yaml',
    { 'a/kustomization.yaml': kustomization('patchesStrategicMerge: [case.yaml]\n') },
    'patch',
  ],
  ['an assertion', 'tests/a/02-assert.yaml', {}, 'data'],
  [
    'a file of a ConfigMap',
    'a/case.yaml',
    { 'a/kustomization.yaml': kustomization('configMapGenerator: [{name: a, files: [b=case.yaml]}]\n') },
    'data',
  ],
  [
    'a base under any patch',
    'base/case.yaml',
    overBase('patches: [{target: {labelSelector: a=b}, patch: "[]"}]\n'),
    'base',
  ],
  ['a base under new names', 'base/case.yaml', overBase('namePrefix: prod-\n'), 'base'],
  [
    'what nothing applies',
    'a/case.yaml',
    { 'a/kustomization.yaml': kustomization('resources: [other.yaml]\n') },
    'unapplied',
  ],
]

/** Rules that look at the text of a file, whatever it is for. */
const ofDocuments = rules.filter((rule) => viewsOf(rule).includes('document')).map(({ id }) => id)

describe.each(scenes)('%s', (_, path, files, part) => {
  const held = new Set([
    ...ofDocuments,
    ...rules.filter(({ parts }) => parts?.includes(part)).map(({ id }) => id),
  ])

  it.each(cases)('is held against no rule for whole objects: $rule $name', async ({ name, files: texts }) => {
    const text = unmarked(texts[`${name}.yaml`]!)
    const { findings } = await report({ ...files, [path]: text }, null, { options: { paths: [path] } })
    expect(findings.map(({ rule }) => rule).filter((rule) => !held.has(rule))).toEqual([])
  })
})

it('what a part says by itself is checked', async () => {
  const duration = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  http:
    - timeout: 10
`
  const files = {
    'a/kustomization.yaml': kustomization('patches: [{path: shop.yaml}]\n'),
    'a/shop.yaml': duration,
  }
  const { findings } = await report(files)
  expect(findings.map(({ rule }) => rule)).toEqual(['routing/duration'])
})

it('a part is found by no object, and may be what an object needs', async () => {
  const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.org]
  gateways: [edge]
  http: [{route: [{destination: {host: shop}}]}]
`
  const gateway = (hosts: string): string => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {selector: {istio: edge}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [${hosts}]}]}
`
  const over = overBase('patches: [{target: {kind: Gateway}, patch: "[]"}]\n')
  const found = async (files: Files): Promise<string[]> =>
    (await report({ ...files, 'route.yaml': route })).findings.map(({ rule }) => rule)
  expect(await found({ 'edge.yaml': gateway('other.example.org') })).toEqual([])
  expect(await found({ ...over, 'base/case.yaml': gateway('other.example.org') })).toEqual([])
  expect(await found({})).toEqual(['routing/gateway-exists'])
})
