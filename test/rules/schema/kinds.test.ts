import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { createMesh } from '../../../src/model/mesh.ts'
import { emptyContext } from '../../../src/model/mesh-context.ts'
import { rules } from '../../../src/rules/index.ts'
import { loadKnownKinds } from '../../../src/inspect/known-kinds.ts'
import { meshOf, objectsIn } from '../objects.ts'

/** What the schema rules say of an object of a kind around Istio. */
async function messagesAbout(apiVersion: string, kind: string, body: string): Promise<string[]> {
  const manifests = objectsIn(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${body}`)
  const kinds = await loadKnownKinds(manifests, [], () => true)
  const mesh = createMesh({ ...meshOf(''), manifests, context: { ...emptyContext, kinds } })
  const own = rules.filter(({ id }) => /^schema\/(invalid|unknown-field)$/.test(id))
  return lint(mesh, own).map(({ severity, message }) => `${severity} ${message}`)
}

const deployment = (body: string) => `spec: {selector: {}, template: {spec: ${body}}}`

describe('of a kind around Istio is said', () => {
  test.each([
    [
      deployment('{containers: [{name: a, resources: {limits: {memory: 512MB}}}]}'),
      'error `spec.template.spec.containers[0].resources.limits.memory`: `512MB` is not a quantity, such as `512Mi` or `500m`',
    ],
    [
      deployment('{containers: [{name: a, resources: {limits: {memory: [1]}}}]}'),
      'error `spec.template.spec.containers[0].resources.limits.memory` must be a number or a string, not a list',
    ],
    [
      deployment('{containers: [{name: a, env: [{name: PORT, value: 80}]}]}'),
      'error `spec.template.spec.containers[0].env[0].value` must be a string, not a number: put it in quotes',
    ],
    [
      deployment('{containers: [{name: a, livenessProbe: {tcpSocket: {port: 1.5}}}]}'),
      'error `spec.template.spec.containers[0].livenessProbe.tcpSocket.port` must be a whole number or a string, not a number',
    ],
    [
      'spec: {replica: 3, selector: {}, template: {}}',
      'error `spec.replica` is no field of a Deployment in Kubernetes 1.37: the API server drops it; did you mean `replicas`?',
    ],
    [
      'spec: {shape: round, selector: {}, template: {}}',
      'warning `spec.shape` is no field of a Deployment in Kubernetes 1.37: the API server drops it; remove it',
    ],
    ['spec: {template: {}}', 'error `spec.selector` is missing'],
  ])('%s', async (body, message) => {
    expect(await messagesAbout('apps/v1', 'Deployment', body)).toEqual([message])
  })

  test('where alternatives are of different formats', async () => {
    const addresses = (value: string) =>
      `spec: {gatewayClassName: a, listeners: [{name: a, port: 80, protocol: HTTP}], addresses: [{value: ${value}}]}`
    const kind = ['gateway.networking.k8s.io/v1', 'Gateway'] as const
    expect(await messagesAbout(...kind, addresses('203.0.113.7'))).toEqual([])
    expect(await messagesAbout(...kind, addresses('"2001:db8::7"'))).toEqual([])
    expect(await messagesAbout(...kind, addresses('edge'))).toHaveLength(1)
  })

  test('nothing of a name that is Istio’s in another group', async () => {
    const route = 'spec: {http: [{websocketUpgrade: true}]}'
    expect(await messagesAbout('example.com/v1', 'VirtualService', route)).toEqual([])
  })
})
