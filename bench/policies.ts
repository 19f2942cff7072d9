/**
 * What AuthorizationPolicies cost a gateway: the processor time of Envoy for a request that none of them is for, with the
 * configuration that istiod makes of them. It needs the programs of `npm run oracle`:
 *
 *   npm run bench -- --policies 1000
 */
import { Decider } from '../tools/oracle/decide.ts'
import { oracleProgram } from '../tools/oracle/build.ts'
import { envoyProgram } from '../tools/oracle/envoy/wheel.ts'
import { DiscoveryServers } from '../tools/oracle/discovery-servers.ts'
import type { MeshCase } from '../tools/oracle/mesh-case.ts'
import { childTime } from './measure.ts'

/** Requests of a measurement, beside those that are sent to start with. */
const REQUESTS = 2000
const FIRST_REQUESTS = 100

/** Sends requests through a gateway with 1, a tenth of so many, and so many policies. */
export async function benchPolicies(policies: number): Promise<void> {
  const program = oracleProgram('proxies')
  if (program === undefined) throw new Error('Go is not installed')
  using proxies = new DiscoveryServers(program)
  using decider = new Decider(proxies, envoyProgram())
  console.log(`\nprocessor time of a gateway for a request that no policy is for, ${REQUESTS} requests each`)
  for (const count of [1, Math.round(policies / 10), policies]) {
    // oxlint-disable-next-line no-await-in-loop -- one Envoy at a time
    const cost = await costOf(decider, count)
    console.log(`  ${count} policies: ${cost.toFixed(0)} µs`)
  }
}

/** Microseconds of a request: what many requests take more than few, so that the start of Envoy does not count. */
async function costOf(decider: Decider, policies: number): Promise<number> {
  const timeOf = async (requests: number): Promise<number> => {
    const before = childTime()
    await decider.decide(gatewayCase(policies, requests))
    return childTime()! - before!
  }
  const few = await timeOf(FIRST_REQUESTS)
  return (1000 * ((await timeOf(FIRST_REQUESTS + REQUESTS)) - few)) / REQUESTS
}

function gatewayCase(policies: number, requests: number): MeshCase {
  return {
    name: `${policies} policies`,
    manifests: [gateway, ...Array.from({ length: policies }, (_, index) => policy(index))].join('---\n'),
    requests: Array.from({ length: requests }, (_, index) => ({
      name: `${index}`,
      proxy: 'istio-system/ingress',
      listener: 8080,
      path: '/',
      headers: { host: 'open.example.com' },
    })),
  }
}

const gateway = `apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingressgateway } }
  template:
    metadata:
      labels: { istio: ingressgateway }
      annotations: { inject.istio.io/templates: gateway }
    spec: { containers: [{ name: proxy, image: proxy, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: istio-system }
spec: { selector: { istio: ingressgateway }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: open, namespace: istio-system }
spec:
  hosts: [open.example.com]
  gateways: [public]
  http: [{ directResponse: { status: 200 } }]
`

/** A policy as istio-jwt renders it at a gateway, for one host. */
function policy(index: number): string {
  const hosts = `[service${index}.example.com, 'service${index}.example.com:*']`
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: service${index}, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingressgateway } }
  action: DENY
  rules:
    - to: [{ operation: { hosts: ${hosts}, notPaths: [/public*] } }]
      from: [{ source: { notRequestPrincipals: ['https://login.example.com/*'] } }]
    - to: [{ operation: { hosts: ${hosts}, notMethods: [GET, POST] } }]
`
}
