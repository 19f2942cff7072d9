import { expect, it } from 'vitest'
import { alteredMesh } from '../../src/model/altered-mesh.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

const gateway = (name: string, namespace: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: ${namespace} }
`
const service = (name: string) =>
  gateway(name, 'one').replace('networking.istio.io/v1', 'v1').replace('Gateway', 'Service')
const configured = (domain: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: 'rootNamespace: ${domain}' }
`

function objects(...texts: readonly string[]): Manifest[] {
  return manifestsOf(parseDocuments(texts.join('---'), 'all.yaml'), 'all', 'default')
}

function meshOf(manifests: readonly Manifest[]): Mesh {
  return createMesh({ ...emptyMesh, manifests })
}

/** All that can be asked of a mesh. */
function answers(mesh: Mesh): unknown {
  const names = ['a', 'b', 'c']
  const spaces = ['one', 'two', 'three']
  return {
    manifests: mesh.manifests,
    kinds: (['Gateway', 'Service', 'ConfigMap', 'Secret'] as const).map((kind) => mesh.ofKind(kind)),
    found: spaces.flatMap((space) => names.map((name) => mesh.find('Gateway', space, name))),
    held: spaces.map((space) => mesh.holdsNamespace(space)),
    root: mesh.rootNamespace,
  }
}

const before = objects(gateway('a', 'one'), service('b'), gateway('b', 'two'), configured('here'))

it.each([
  ['another name', 0, gateway('c', 'one')],
  ['another namespace', 2, gateway('b', 'three')],
  ['another kind', 1, gateway('b', 'one')],
  ['another mesh', 3, configured('there')],
  ['an object gone', 2, null],
])('%s makes the mesh that it would be', (_, index, text) => {
  const old = before[index]!
  const altered = text === null ? null : objects(text)[0]!
  const after = before.flatMap((manifest) => (manifest === old ? (altered ?? []) : manifest))
  expect(answers(alteredMesh(meshOf(before), new Map([[old, altered]])))).toEqual(answers(meshOf(after)))
})
