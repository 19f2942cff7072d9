import { describe, expect, it } from 'vitest'
import type { ManifestPart } from '../../src/model/manifest.ts'
import { rules } from '../../src/rules/index.ts'
import { viewsOf } from '../../src/rules/rule.ts'
import { report, type Files } from '../run/scene.ts'
import { loadCases, unmarked } from './cases.ts'

/** The bad cases of one plain file. */
const cases = loadCases().filter(
  ({ name, files }) => name.startsWith('bad') && Object.keys(files).every((file) => file === `${name}.yaml`),
)

const kustomization = (content: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${content}`
/** Merges into a ConfigMap that does not exist, so that the kustomization cannot be built, and its files are parts. */
const unbuilt = 'configMapGenerator: [{name: a, behavior: merge, literals: [a=b]}]\n'
const overBase = (patches: string): Files => ({
  'prod/kustomization.yaml': kustomization(`resources: [../base]\n${patches}`),
  'base/kustomization.yaml': kustomization('resources: [case.yaml]\n'),
})

/** Files that make a case file a part of something else, and the kind of part that its manifests become. */
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
    overBase(`patches: [{target: {labelSelector: a=b}, patch: "[]"}]\n${unbuilt}`),
    'base',
  ],
  ['a base under new names', 'base/case.yaml', overBase(`namePrefix: prod-\n${unbuilt}`), 'base'],
  [
    'what nothing applies',
    'a/case.yaml',
    { 'a/kustomization.yaml': kustomization('resources: [other.yaml]\n') },
    'unapplied',
  ],
]

/** The ids of rules that check the text of a file, whatever the file is for. */
const documentRules = rules.filter((rule) => viewsOf(rule).includes('document')).map(({ id }) => id)

describe.each(scenes)('%s', (_, path, files, kind) => {
  const allowedIds = new Set([
    'gitops/build-failed',
    ...documentRules,
    ...rules.filter(({ parts: rulePartKinds }) => rulePartKinds?.includes(kind)).map(({ id }) => id),
  ])

  it.each(cases)('is checked by no rule for whole objects: $rule $name', async ({ name, files: texts }) => {
    const text = unmarked(texts[`${name}.yaml`]!)
    const { findings } = await report({ ...files, [path]: text }, null, { options: { paths: [path] } })
    expect(findings.map(({ rule }) => rule).filter((rule) => !allowedIds.has(rule))).toEqual([])
  })
})

it('rules for parts check a part', async () => {
  const duration = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  http:
    - timeout: 10
`
  const files = {
    'a/kustomization.yaml': kustomization('resources: [settings.yaml]\npatches: [{path: shop.yaml}]\n'),
    'a/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n',
    'a/shop.yaml': duration,
  }
  const { findings } = await report(files)
  expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['gitops/reference', 'routing/duration'])
})

it('a part is not an object that others refer to, but may become it', async () => {
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
  const over = overBase(`patches: [{target: {kind: Gateway}, patch: "[]"}]\n${unbuilt}`)
  const rulesReporting = async (files: Files): Promise<string[]> =>
    (await report({ ...files, 'route.yaml': route })).findings.map(({ rule }) => rule)
  expect(await rulesReporting({ 'other/edge.yaml': gateway('other.example.org') })).toEqual([])
  expect(await rulesReporting({ ...over, 'base/case.yaml': gateway('other.example.org') })).toEqual([
    'gitops/build-failed',
  ])
  expect(await rulesReporting({})).toEqual(['routing/gateway-exists'])
})
