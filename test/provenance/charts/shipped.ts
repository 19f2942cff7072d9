import { fileURLToPath } from 'node:url'
import { memoryTree, type Tree } from '../../../src/core/tree.ts'
import { folderTree } from '../../../src/host/folder-tree.ts'
import { requestOf, type Case } from '../case.ts'
import type { Label } from '../labels.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The charts of this project, as the example repository and a team with other needs use them. */
export function shippedCases(): Case[] {
  const tree = examplesTree()
  const example = (app: string, environment: string, labels: readonly Label[] = []): Case => {
    const request = requestOf(`apps/${app}`, [`apps/${app}/values-${environment}.yaml`])
    return { name: `examples: ${app} ${environment}`, tree, request, labels, literals: [] }
  }
  return [
    example('payments', 'prod', paymentsLabels),
    example('orders', 'stage'),
    example('gateway', 'prod'),
    caseOfValues('istio-egress', egressValues),
    caseOfValues('istio-jwt', jwtValues),
  ]
}

const paymentsLabels: readonly Label[] = [
  {
    file: 'apps/payments/values-prod.yaml',
    at: 'card-processor:',
    causes: 'VirtualService/card-processor metadata.name; DestinationRule/card-processor spec.trafficPolicy.tls.mode',
    mark: 'makes',
  },
  {
    file: 'apps/payments/values-prod.yaml',
    at: 'fraud-check:',
    causes: 'VirtualService/fraud-check metadata.name',
    mark: 'makes',
  },
  {
    file: 'apps/payments/values-prod.yaml',
    at: 'timeout: 10s',
    causes: 'VirtualService/card-processor spec.http[0].timeout',
  },
]

/** The example repository as its pull request leaves it. */
function examplesTree(): Tree {
  return memoryTree({
    ...under('examples/repository'),
    ...Object.fromEntries(Object.entries(under('charts')).map(([path, data]) => [`charts/${path}`, data])),
    ...under('examples/pull-request'),
  })
}

function under(folder: string): Record<string, Uint8Array> {
  const tree = folderTree(`${root}${folder}`, null)
  return Object.fromEntries(tree.files.map((path) => [path, tree.read(path)!]))
}

function caseOfValues(chart: string, values: string): Case {
  const files = Object.entries(under(`charts/${chart}`)).map(([path, data]) => [`${chart}/${path}`, data])
  const tree = memoryTree({ ...Object.fromEntries(files), 'team.yaml': values })
  return { name: chart, tree, request: requestOf(chart, ['team.yaml']), labels: [], literals: [] }
}

const egressValues = `
mediatedTls:
  Payments API:
    externalHost: api.payments.example.com
    tlsMode: SIMPLE
    timeout: 15s
    trafficPolicy:
      tls: {sni: api.payments.example.com}
      portLevelSettings:
        - port: {number: 80}
          connectionPool: {tcp: {maxConnections: 10}}
        - port: {number: 8443}
          tls: {mode: SIMPLE}
passthroughTls:
  store:
    externalHost: "*.storage.example.net"
`

const jwtValues = `
jwt:
  issuer: https://login.example.com/
  jwksUri: https://login.example.com/keys
  audiences: [shop, web]
  enforceAt: workload
  fromHeaders:
    - {name: x-token, prefix: "Bearer "}
  outputClaimToHeaders:
    - {header: x-user, claim: sub}
  egress: {enabled: true, originateTls: true}
services:
  orders:
    hosts: [orders.example.com]
    destination: {host: orders.shop.svc.cluster.local, port: 8080}
    workloadSelector: {app: orders}
    publicPaths: [/healthz, /docs/*]
    protectedPaths: [/docs/admin]
    methods: [GET, POST]
    requiredClaims:
      - {claim: scope, values: [orders.read]}
    timeout: 10s
monitoring: {enabled: true, labels: {team: shop}, alertAbove: 0.3}
`
