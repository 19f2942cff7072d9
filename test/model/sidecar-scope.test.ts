import { describe, expect, it } from 'vitest'
import { sidecarImports, sidecarForAll, sidecarsIn } from '../../src/istio/hosts/sidecar-scope.ts'
import { meshOf } from '../rules/objects.ts'

const sidecar = (namespace: string, spec: object, name = namespace) =>
  JSON.stringify({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name, namespace },
    spec,
  })

const meshWith = (...sidecars: readonly string[]) => meshOf(sidecars.join('\n---\n'))

const selecting = { workloadSelector: { labels: { app: 'web' } } }

describe('the Sidecar for all workloads of a namespace', () => {
  it('is its own, else that of the root namespace', () => {
    const mesh = meshWith(
      sidecar('shop', selecting, 'web'),
      sidecar('shop', {}, 'all'),
      sidecar('front', selecting, 'web'),
      sidecar('istio-system', {}, 'root'),
    )
    expect(['shop', 'front', 'other'].map((namespace) => sidecarForAll(mesh, namespace)?.name)).toEqual([
      'all',
      'root',
      'root',
    ])
    expect(sidecarsIn(mesh, 'shop').map(({ name }) => name)).toEqual(['web', 'all'])
  })

  it('is none where none is for all', () => {
    expect(sidecarForAll(meshWith(sidecar('istio-system', selecting)), 'shop')).toBeUndefined()
  })
})

describe('a Sidecar imports', () => {
  it.each([
    ['shop/api.example.com', true],
    ['./api.example.com', true],
    ['*/api.example.com', true],
    ['*/*', true],
    ['./*', true],
    ['./*.example.com', true],
    ['./API.example.com', true],
    ['front/api.example.com', false],
    ['./api.example.org', false],
    ['./*.api.example.com', false],
    ['~/*', false],
  ])('by %s: %s', (host, expected) => {
    const mesh = meshWith(sidecar('shop', { egress: [{ hosts: [host] }] }))
    expect(sidecarImports(mesh, mesh.manifests[0]!, 'api.example.com', 'shop', 'shop')).toBe(expected)
  })

  it('everything without a list', () => {
    const mesh = meshWith(sidecar('shop', {}))
    expect(sidecarImports(mesh, mesh.manifests[0]!, 'api.example.com', 'x', 'shop')).toBe(true)
  })

  it('for the namespace of the workload where that of the root namespace says `.`', () => {
    const mesh = meshWith(sidecar('istio-system', { egress: [{ hosts: ['./*'] }] }))
    const root = mesh.manifests[0]!
    expect(sidecarImports(mesh, root, 'api.example.com', 'shop', 'shop')).toBe(true)
    expect(sidecarImports(mesh, root, 'api.example.com', 'istio-system', 'shop')).toBe(false)
  })
})
