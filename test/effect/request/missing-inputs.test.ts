import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import type { MissingInput } from '../../../src/effect/request/decision.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { Trace, withoutClusters } from '../../../src/effect/request/trace.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

const service = `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { ports: [{ name: http, port: 80 }], selector: { app: api } }
`

const workload = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: api, image: api }] }
`

const abort = 'fault: { abort: { httpStatus: 503, percentage: { value: 50 } } }, '

/** What the decision of a gateway rests on, which routes to `api`. */
function missingAt(fault: string, ...objects: readonly string[]): readonly MissingInput[] {
  const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example]
  gateways: [edge]
  http: [{ ${fault}route: [{ destination: { host: api, port: { number: 80 } } }] }]
`
  const mesh = compileMesh(meshOfYaml(gateway, ...objects))
  return decideRequest(mesh, askedFor('http://shop.example/'))!.paths[0]!.hops[0]!.missing
}

describe('what a decision rests on', () => {
  it('is an upstream where files lack a Service, or its workloads', () => {
    const host = 'api.shop.svc.cluster.local'
    expect(missingAt('')).toEqual([
      {
        kind: 'upstream',
        host,
        text: 'the Service or ServiceEntry of api.shop.svc.cluster.local, which is in no file',
      },
    ])
    expect(missingAt('', service)).toEqual([
      { kind: 'upstream', text: 'the workloads of Service shop/api', host },
    ])
    expect(missingAt('', service, workload)).toEqual([])
  })

  it('is something else where chance chooses, on which a choice of a route rests as well', () => {
    const missing = missingAt(abort)
    expect(missing.map(({ kind }) => kind)).toEqual(['other', 'upstream'])
    expect(withoutClusters(missing)).toEqual([missing[0]])
  })

  it('is told apart by its kind, whatever its sentence says', () => {
    const sentence = fc.oneof(
      fc.string(),
      fc.string().map((text) => `${text}, which is in no file`),
      fc.string().map((text) => `the workloads of ${text}`),
    )
    const kind = fc.constantFrom<MissingInput['kind']>('upstream', 'other')
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, sentence)), fc.infiniteStream(sentence), (inputs, others) => {
        const reworded = (texts: readonly string[]): boolean[] => {
          const missing = inputs.map(([ofKind], index) => ({ kind: ofKind, text: texts[index]! }))
          const kept = new Set(withoutClusters(missing))
          return missing.map((input) => kept.has(input))
        }
        const expected = inputs.map(([ofKind]) => ofKind === 'other')
        expect(reworded(inputs.map(([, text]) => text))).toEqual(expected)
        expect(reworded([...others.take(inputs.length)])).toEqual(expected)
      }),
    )
  })

  it('is noted once, a text alone as something else', () => {
    const trace = new Trace()
    trace.miss('what the filter does', { kind: 'upstream', text: 'the workloads of Service shop/api' })
    trace.miss('what the filter does')
    expect(trace.missing).toEqual(['what the filter does', 'the workloads of Service shop/api'])
  })
})
