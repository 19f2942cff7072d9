import { expect, it } from 'vitest'
import type { KustomizationTarget } from '../../src/core/target.ts'
import { deletionsOf } from '../../src/diff/deletions/deletions.ts'
import { loadKnownKinds } from '../../src/inspect/known-kinds.ts'
import { groupIntoMeshes } from '../../src/inspect/mesh-inputs.ts'
import { statedIstioVersion } from '../../src/inspect/stated-istio.ts'
import { dropNodes } from '../../src/inspect/unchanged-renders.ts'
import { reachOfDifference } from '../../src/istio/hosts/difference-reach.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { createMesh, emptyMesh } from '../../src/model/mesh.ts'
import { rereadManifests } from '../../src/model/reread-manifests.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { memoryTree } from '../../src/core/tree.ts'

const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec: {hosts: [api.example.com]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, annotations: {helm.sh/hook: pre-install}}
spec: {template: {spec: {containers: [{image: istio/pilot:1.29.0}]}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {mesh: "trustDomain: example"}
`

function read(source: string, target: string): Manifest[] {
  return manifestsOf(parseDocuments(source, `${target}.yaml`), target, null)
}

it('answers without nodes what is asked of all objects of a mesh', async () => {
  let reads = 0
  const reading = rereadManifests(() => {
    reads++
    return read(text, 'web')
  })
  dropNodes(reading)
  const { manifests } = reading
  const id = 'web'
  const target: KustomizationTarget = {
    kind: 'kustomization',
    id,
    path: id,
    environment: 'prod',
    file: id,
    kustomizations: [],
    files: [],
    missing: [],
  }
  const added = read(text.replaceAll(/\bapi\b/g, 'orders'), 'orders').slice(0, 1)
  const contents = { ...emptyMesh, environment: 'prod', target, targets: [target], manifests }
  const [input] = groupIntoMeshes([contents], () => [], emptyContext)
  expect(createMesh(input!).config).toEqual({})
  expect(reachOfDifference(manifests, [...manifests, ...added], new Set(['orders']))).toMatchObject({
    targets: new Set(['orders']),
  })
  await loadKnownKinds(manifests, [], () => true)
  expect(statedIstioVersion(manifests, readerOf(memoryTree({})))).toEqual({ major: 1, minor: 29 })
  const rendered = { id, environment: 'prod', release: null, manifests, isPartial: false }
  const side = { targets: [target, { ...target, id: 'orders' }], gitops: [], rendered: [rendered] }
  const base = { ...side, rendered: [rendered, { ...rendered, id: 'orders', manifests: added }] }
  expect(deletionsOf(base, side)).toHaveLength(1)
  expect(reads).toBe(1)
})

it('reads dropped objects once more, with the same nodes for all who ask', () => {
  let reads = 0
  const { manifests, drop } = rereadManifests(() => read(text, `web${reads++}`))
  const before = manifests[0]!.root
  drop()
  expect(manifests[0]!.root).not.toBe(before)
  expect(manifests[0]!.root).toBe(manifests[0]!.root)
  expect(manifests[2]!.spec.root.yaml).toBe(manifests[2]!.root.yaml)
  const { apiVersion, kind, name, namespace, spec } = manifests[1]!
  const [, again] = read(text, 'web1')
  expect({ apiVersion, kind, name, namespace, target: 'web1', root: manifests[1]!.root, spec }).toEqual(again)
  expect(reads).toBe(2)
})
