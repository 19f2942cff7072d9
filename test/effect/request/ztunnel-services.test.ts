import { expect, test } from 'vitest'
import { ztunnelService } from '../../../src/effect/request/registry/ztunnel-services.ts'
import { meshOfYaml } from './meshes.ts'

interface Entry {
  readonly namespace: string
  readonly resolution?: string
  readonly exportTo?: string
}

function entry({ namespace, resolution = 'DNS', exportTo = '*' }: Entry, index: number): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay, namespace: ${namespace}, creationTimestamp: 2026-01-0${index + 1}T00:00:00Z }
spec:
  hosts: [pay.example.com]
  exportTo: ['${exportTo}']
  resolution: ${resolution}
  ports: [{ number: 443, name: tls, protocol: TLS }]`
}

const mesh = (visibility: string): string => `apiVersion: v1
kind: Namespace
metadata: { name: secret, labels: { kind: secret } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    serviceEntryVisibility:
      policies:
      - matchingRules: [{ namespaceSelector: { matchLabels: { kind: secret } } }]
        visibility: ${visibility}`

test.each<[name: string, entries: Entry[], visibility: string, namespace: string | undefined]>([
  ['exported to nobody', [{ namespace: 'egress', exportTo: '~' }], 'NAMESPACE', 'egress'],
  ['of its own namespace', [{ namespace: 'egress' }, { namespace: 'shop' }], 'NAMESPACE', 'shop'],
  ['that is the oldest', [{ namespace: 'ops' }, { namespace: 'egress' }], 'NAMESPACE', 'ops'],
  [
    'with an address',
    [{ namespace: 'ops', resolution: 'NONE' }, { namespace: 'egress' }],
    'NAMESPACE',
    'egress',
  ],
  ['that no file gives an address', [{ namespace: 'ops', resolution: 'NONE' }], 'NAMESPACE', 'ops'],
  ['that the MeshConfig shows', [{ namespace: 'secret' }, { namespace: 'egress' }], 'NAMESPACE', 'egress'],
  ['that is not hidden', [{ namespace: 'secret' }], 'NONE', undefined],
  ['that is visible to all', [{ namespace: 'secret' }], 'PUBLIC', 'secret'],
])('pods in ambient mode call the entry %s', (_, entries, visibility, namespace) => {
  const objects = meshOfYaml(mesh(visibility), ...entries.map(entry))
  expect(ztunnelService(objects, 'shop', 'pay.example.com')?.namespace).toBe(namespace)
})
