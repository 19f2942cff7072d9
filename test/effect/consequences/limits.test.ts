import { describe, expect, it } from 'vitest'
import { comparedAccess, consequencesOf } from '../../../src/effect/consequences/consequences.ts'
import { changedMesh } from './changed-mesh.ts'

/** What merging does to the limits of calls. */

const services = ['shop', 'web']
  .map(
    (name) => `
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }, { name: admin, port: 90 }] }
`,
  )
  .join('')

function rule(policy: string, more = '', host = 'shop.shop.svc.cluster.local'): string {
  return `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec: { host: ${host}, trafficPolicy: { ${policy} }${more} }
`
}

function config(text: string): string {
  return `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "${text}" }
`
}

const pool = (http: string, tcp = ''): string => `connectionPool: { http: { ${http} }, tcp: { ${tcp} } }`

/** `PATH: WORDS`, after the place of the sentence about calls of any pods. */
function sentencesOf(before: string, after: string): string[] {
  const changed = changedMesh(services + before, services + after)
  return consequencesOf(changed, comparedAccess(changed))
    .filter(({ code }) => code === 'limits-changed')
    .map(
      ({ sentence, place }) =>
        `${place.node.path}: ${sentence.replace('changes the limits of calls of pods of any namespace to ', '')}`,
    )
}

const [spec, target] = ['spec.trafficPolicy', '`shop.shop.svc.cluster.local`']

describe('the limits of calls', () => {
  it.each<[string, string, string, string[]]>([
    [
      'have another number of retries at once',
      rule(pool('maxRetries: 10')),
      rule(pool('maxRetries: 1')),
      [
        `${spec}.connectionPool.http.maxRetries: ${target}: at most 1 retry at once instead of at most 10 retries at once`,
      ],
    ],
    [
      'have no number of retries where it is 0',
      rule(pool('maxRetries: 10')),
      rule(pool('maxRetries: 0')),
      [
        `${spec}.connectionPool.http.maxRetries: ${target}: any number of retries at once instead of at most 10 retries at once`,
      ],
    ],
    [
      'have a budget of retries, which replaces a number',
      rule(pool('maxRetries: 10')),
      rule(`${pool('maxRetries: 5')}, retryBudget: { percent: 25 }`),
      [
        `${spec}.retryBudget: ${target}: retries for at most 25% of the requests at once, and 3 in any case instead of at most 10 retries at once`,
      ],
    ],
    [
      'have other times',
      rule(pool('idleTimeout: 60s', 'connectTimeout: 500ms')),
      rule(pool('', 'idleTimeout: 60s, maxConnectionDuration: 5m')),
      [
        `${spec}.connectionPool.tcp.maxConnectionDuration: ${target}: 10s to connect instead of 500ms to connect and connections that are used for at most 300s instead of connections that are used for any time`,
      ],
    ],
    [
      'take pods out after errors',
      '',
      rule('outlierDetection: { consecutive5xxErrors: 7, baseEjectionTime: 3m, interval: 5s }'),
      [
        `spec.trafficPolicy.outlierDetection: ${target}: at most 10% of the pods taken out for 180s after 7 errors in a row instead of no pods taken out after errors and \`outlierDetection.interval\` \`5s\` instead of the default of \`outlierDetection.interval\``,
      ],
    ],
    [
      'take no pods out by errors that are switched off',
      rule('outlierDetection: { consecutive5xxErrors: 7 }'),
      rule('outlierDetection: { consecutive5xxErrors: 0 }'),
      [
        `${spec}.outlierDetection: ${target}: no pods taken out after errors instead of at most 10% of the pods taken out for 30s after 7 errors in a row`,
      ],
    ],
    [
      'are lost with the rule',
      rule(pool('http2MaxRequests: 100')),
      '',
      [`metadata.name: ${target}: any number of requests at once instead of at most 100 requests at once`],
    ],
    [
      'are lost at a port whose own policy replaces those of the host',
      rule(pool('http2MaxRequests: 100')),
      rule(
        `${pool('http2MaxRequests: 100')}, portLevelSettings: [{ port: { number: 90 }, tls: { mode: DISABLE } }]`,
      ),
      [
        `${spec}.portLevelSettings: \`shop.shop.svc.cluster.local:90\`: any number of requests at once instead of at most 100 requests at once`,
      ],
    ],
    [
      'are those of a subset alone',
      rule('', ', subsets: [{ name: v1 }, { name: v2 }]'),
      rule(
        '',
        `, subsets: [{ name: v1 }, { name: v2, trafficPolicy: { ${pool('', 'maxConnections: 5')} } }]`,
      ),
      [
        `spec.subsets[1].trafficPolicy.connectionPool.tcp.maxConnections: ${target} (v2): at most 5 connections instead of any number of connections`,
      ],
    ],
    [
      'are those of each host of a wildcard',
      rule(pool('maxRetries: 2'), '', "'*.shop.svc.cluster.local'"),
      rule(pool('maxRetries: 3'), '', "'*.shop.svc.cluster.local'"),
      [
        `${spec}.connectionPool.http.maxRetries: ${target} and \`web.shop.svc.cluster.local\`: at most 3 retries at once instead of at most 2 retries at once`,
      ],
    ],
    ['are the same in other words', rule(pool('idleTimeout: 1m')), rule(pool('idleTimeout: 60s')), []],
    ['are the same with other TLS', rule('tls: { mode: ISTIO_MUTUAL }'), rule('tls: { mode: DISABLE }'), []],
    [
      'are those of the mesh',
      config('connectTimeout: 10s'),
      config('connectTimeout: 3s'),
      [
        'data.mesh: changes the limits of calls whose DestinationRule sets none: 3s to connect instead of 10s to connect',
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(sentencesOf(before, after)).toEqual(expected)
  })

  it('are those of the pods that a rule is for', () => {
    const only = ', workloadSelector: { matchLabels: { app: batch } }'
    expect(sentencesOf(rule(pool('maxRetries: 2'), only), rule(pool('maxRetries: 3'), only))).toEqual([
      `${spec}.connectionPool.http.maxRetries: changes the limits of calls of pods with \`app=batch\` of \`shop\` to ${target}: at most 3 retries at once instead of at most 2 retries at once`,
    ])
  })
})
