import { expect, it } from 'vitest'
import { meshEgress } from '../../../src/effect/egress/mesh-egress.ts'
import { hostsOfOthers } from '../../../src/effect/request/coverage/hosts-of-others.ts'
import { siteInMesh } from '../../../src/effect/request/coverage/request-sites.ts'
import { meshOfYaml } from './meshes.ts'

const entry = (name: string, created: string, number: number, selector: string): string => `---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop, creationTimestamp: '${created}' }
spec:
  hosts: [pay.example.com]
  location: MESH_INTERNAL
  resolution: STATIC
  ports: [{ number: ${number}, name: http, protocol: HTTP }]
  workloadSelector: { labels: { app: ${selector} } }
`
const pods = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: pay, namespace: shop }
spec: { template: { metadata: { labels: { app: pay } }, spec: { containers: [] } } }
`

it('of two objects with one host the oldest one counts', () => {
  const older = entry('older', '2025-01-01T00:00:00Z', 8080, 'pay')
  const younger = entry('younger', '2026-01-01T00:00:00Z', 9090, 'absent')
  for (const text of [younger + older + pods, older + younger + pods]) {
    const mesh = meshOfYaml(text)
    expect(siteInMesh(mesh, 'pay.example.com')?.url).toContain(':8080')
    expect(hostsOfOthers(mesh)).toEqual([])
  }
})

const istiod = (revision: string, mode: string): string => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio${revision}, namespace: istio-system }
data:
  mesh: |
    outboundTrafficPolicy: { mode: ${mode} }
`

it('MeshConfigs that differ are not said to be in no file', () => {
  const namespace = '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n'
  const mesh = meshOfYaml(istiod('', 'ALLOW_ANY') + istiod('-canary', 'REGISTRY_ONLY') + namespace)
  const egress = meshEgress(mesh)
  const missing = egress.clients.map((client) => egress.reachOf(client).openness?.missing)
  expect(missing).toContainEqual([
    'which `outboundTrafficPolicy` holds, since the MeshConfigs of the files state different ones',
  ])
})
