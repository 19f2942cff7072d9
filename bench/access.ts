/**
 * The cost of comparing who gets in between two meshes of so many AuthorizationPolicies, some of which differ, beside that of
 * reading both, as a run does:
 *
 *   npm run bench -- --access 10000
 */
import { accessDifference } from '../src/effect/access/access-difference.ts'
import { manifestsOf } from '../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../src/model/mesh.ts'
import { parseDocuments } from '../src/yaml/parse.ts'

/** Policies of each namespace. */
const POLICIES = 100

/** Policies that differ. */
const CHANGED = 10

/** What is compared: its name, and the text of a mesh of so many policies, of which some or none differ. */
const shapes: readonly (readonly [name: string, text: (policies: number, isChanged: boolean) => string])[] = [
  ['', (policies, isChanged) => textOf(policies, isChanged ? CHANGED : 0, false)],
  [
    ', as many Deployments and Services',
    (policies, isChanged) => textOf(policies, isChanged ? CHANGED : 0, true),
  ],
  [', each for a host of one gateway', hostsText],
  [', one of the root namespace among those that differ', withRootPolicy],
]

/** Prints the processor time and memory of each round, shape by shape. */
export function benchAccess(policies: number, rounds: number): void {
  for (const [name, text] of shapes) {
    console.log(`\naccess of two meshes with ${policies} AuthorizationPolicies${name}, some of which differ`)
    benchShape(text(policies, true), text(policies, false), rounds)
  }
}

function benchShape(headText: string, baseText: string, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const read = measured(() => [meshOf(headText), meshOf(baseText)] as const)
    const before = process.memoryUsage().heapUsed
    const compared = measured(() => accessDifference(...read.result))
    const memory = (process.memoryUsage().heapUsed - before) / 2 ** 20
    const ratio = (compared.time / read.time).toFixed(2)
    const found = `${compared.result.changes.length} changes, ${compared.result.undecided.length} not decided`
    console.log(
      `  both read in ${read.time.toFixed(0)} ms, compared in ${compared.time.toFixed(0)} ms (${ratio}, bar 0.5) with ${memory.toFixed(0)} MB: ${found}`,
    )
  }
}

/** @returns the result, with the milliseconds of processor time that it took */
function measured<Result>(run: () => Result): { readonly result: Result; readonly time: number } {
  const before = process.threadCpuUsage()
  const result = run()
  const { user, system } = process.threadCpuUsage(before)
  return { result, time: (user + system) / 1000 }
}

function meshOf(text: string): Mesh {
  return createMesh({
    ...emptyMesh,
    manifests: manifestsOf(parseDocuments(text, 'mesh.yaml'), 'mesh', 'default'),
  })
}

function textOf(policies: number, changed: number, hasPods: boolean): string {
  return Array.from({ length: policies }, (_, index) => index)
    .flatMap((index) => [
      policyText(index, changed > 0 && index % (policies / CHANGED) === 0),
      ...(hasPods ? [podsText(index)] : []),
    ])
    .join('---\n')
}

/** Policies for hosts of one gateway, some of which may let POST in, too. */
function hostsText(policies: number, isChanged: boolean): string {
  const ofHosts = Array.from({ length: policies }, (_, index) => {
    const methods = isChanged && index % (policies / CHANGED) === 0 ? 'GET, POST' : 'GET'
    return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: host${index}, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  rules:
    - to: [{ operation: { hosts: [app${index}.example.com], methods: [${methods}], paths: [/v1/*] } }]
`
  })
  return [...ofHosts, gatewayText].join('---\n')
}

const gatewayText = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.example.com'] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: all, namespace: edge }
spec: { hosts: ['*.example.com'], gateways: [edge], http: [{ route: [{ destination: { host: api } }] }] }
`

/** Policies of pods, beside one for all pods that may refuse another path. */
function withRootPolicy(policies: number, isChanged: boolean): string {
  const root = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: all, namespace: istio-system }
spec: { action: DENY, rules: [{ to: [{ operation: { paths: [/admin${isChanged ? ', /debug' : ''}] } }] }] }
`
  const ofPods = Array.from({ length: policies }, (_, index) => withoutClaims(policyText(index, false)))
  return [...ofPods, root].join('---\n')
}

function withoutClaims(policy: string): string {
  return policy.replace(/\n {4}- when: .*/, '')
}

function podsText(index: number): string {
  const namespace = `team${Math.floor(index / POLICIES)}`
  const app = `app${index % POLICIES}`
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec: { serviceAccountName: ${app}, containers: [{ name: main, image: main, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${app}, namespace: ${namespace} }
spec: { selector: { app: ${app} }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
`
}

function policyText(index: number, isChanged: boolean): string {
  const namespace = `team${Math.floor(index / POLICIES)}`
  const app = `app${index % POLICIES}`
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${app}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${app} } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/${namespace}/sa/web, cluster.local/ns/edge/sa/ingress] } }]
      to: [{ operation: { methods: [GET${isChanged ? ', POST' : ''}], paths: [/v1/${app}/*, /healthz] } }]
    - when: [{ key: 'request.auth.claims[groups]', values: [${app}-admins] }]
`
}
