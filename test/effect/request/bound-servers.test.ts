import { expect, it } from 'vitest'
import { gatewaysWithPods } from '../../../src/effect/request/hops/gateway-pods.ts'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { meshOfYaml } from './meshes.ts'

const server = (address: string, host: string): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${host}, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, bind: ${address}, hosts: [${host}.example] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${host}, namespace: shop }
spec: { hosts: [${host}.example], gateways: [${host}], http: [{ route: [{ destination: { host: api } }] }] }
---
`

it('plain HTTP servers of one port share routes only on one address', () => {
  const mesh = meshOfYaml(server('192.0.2.1', 'a') + server('192.0.2.2', 'b') + server('192.0.2.2', 'c'))
  const [pods] = gatewaysWithPods(mesh, null)
  const gateway = compileMesh(mesh).gateway(pods!.proxies[0]!)
  const domains = gateway.servers.servers.map((item) =>
    [...gateway.hostsOf(item).entries()].map(([domain]) => domain).toSorted(),
  )
  expect(domains).toEqual([['a.example'], ['b.example', 'c.example'], ['b.example', 'c.example']])
})
