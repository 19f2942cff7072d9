import { expect, test } from 'vitest'
import { restsOnAge } from '../../src/istio/routing/merged-rules.ts'
import { effectivePolicy } from '../../src/istio/routing/traffic-policy.ts'
import { winningRule, winningRules } from '../../src/istio/routing/winning-rule.ts'
import { createMesh, emptyMesh } from '../../src/model/mesh.ts'
import { meshOf, objectsIn } from '../rules/objects.ts'

const host = 'reviews.shop.svc.cluster.local'
const disabled = { tls: { mode: 'DISABLE' } }
const simple = { tls: { mode: 'SIMPLE' } }
const forWeb = { matchLabels: { app: 'web' } }

/** A mesh of DestinationRules for one host in one namespace, which are named by their number. */
const meshWith = (...specs: readonly object[]) =>
  meshOf(
    specs
      .map((spec, index) => ({
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: String(index), namespace: 'shop' },
        spec: { host: 'reviews', ...spec },
      }))
      .map((rule) => JSON.stringify(rule))
      .join('\n---\n'),
  )

const subset = (name: string, trafficPolicy?: object) => ({ name, trafficPolicy })

/** The names of the merged rules for each distinguishable client. */
const merged = (client: string, ...specs: readonly object[]) =>
  winningRules(meshWith(...specs), host, client).map((rule) => rule.merged.map(({ name }) => name).join(' '))

test('the first policy and the first subset of a name have effect', () => {
  const mesh = meshWith(
    { subsets: [subset('v1', simple)] },
    { trafficPolicy: simple, subsets: [subset('v1', disabled), subset('v2')] },
    { trafficPolicy: disabled },
  )
  const rule = winningRule(mesh, host, { namespace: 'front', labels: new Map() })!
  expect(rule.policies.map((policy) => policy.at('tls', 'mode').text)).toEqual(['SIMPLE'])
  expect(
    [...rule.subsets].map(([name, node]) => [name, node.at('trafficPolicy', 'tls', 'mode').text]),
  ).toEqual([
    ['v1', 'SIMPLE'],
    ['v2', ''],
  ])
  expect(rule.overridden.map(({ node, by }) => [node.path, by.path])).toEqual([
    ['spec.trafficPolicy', 'spec.trafficPolicy'],
    ['spec.subsets[0]', 'spec.subsets[0]'],
  ])
  expect(restsOnAge(rule)).toBe(true)
})

test('age does not matter for rules that say the same', () => {
  const [rule] = winningRules(meshWith({ trafficPolicy: simple }, { trafficPolicy: simple }), host, 'front')
  expect(restsOnAge(rule!)).toBe(false)
})

test('a client gets the rule for its labels alone, others the last one without labels', () => {
  const mesh = meshWith(
    { trafficPolicy: simple },
    { trafficPolicy: disabled, workloadSelector: forWeb },
    { exportTo: ['*'] },
  )
  const nameFor = (namespace: string, app: string) =>
    winningRule(mesh, host, { namespace, labels: new Map([['app', app]]) })?.merged[0].name
  expect(nameFor('shop', 'web')).toBe('1')
  expect(nameFor('shop', 'api')).toBe('2')
  expect(nameFor('front', 'web')).toBe('2')
})

test('rules are merged only if they are exported alike, or later ones to more', () => {
  expect(merged('shop', {}, {})).toEqual(['0 1'])
  expect(merged('shop', {}, { exportTo: ['*'] })).toEqual(['0', '1'])
  expect(merged('front', { exportTo: ['front'] }, { exportTo: ['front', 'shop'] })).toEqual(['0 1'])
  expect(merged('front', { exportTo: ['front', 'shop'] }, { exportTo: ['front'] })).toEqual(['0', '1'])
})

test('a rule that is merged into one exported to less is lost for the others, as in istiod', () => {
  expect(merged('back', { exportTo: ['front', 'more'] }, { exportTo: ['front', 'more', 'back'] })).toEqual([])
})

test('a private rule for all disappears in a rule for some, as in istiod', () => {
  expect(merged('shop', { exportTo: ['.'] }, { workloadSelector: forWeb })).toEqual(['1 0'])
})

const entry = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  metadata: { name: 'ledger', namespace: 'shop' },
  spec: { hosts: ['ledger.example.org'], ports: [{ number: 443, name: 'https', protocol: 'HTTP' }] },
}
const backendTlsPolicy = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'BackendTLSPolicy',
  metadata: { name: 'ledger', namespace: 'shop' },
  spec: {
    targetRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'ledger' }],
    validation: { hostname: 'ledger.example.org', wellKnownCACertificates: 'System' },
  },
}
const ledgerRule = (spec: object, name = 'ledger') => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name, namespace: 'shop' },
  spec: { host: 'ledger.example.org', ...spec },
})

/** The settings that clients of another namespace get for the host of `entry`, with the values of what decides. */
const settingsWith = (minor: number, ...objects: readonly object[]) => {
  const manifests = objectsIn([entry, ...objects].map((object) => JSON.stringify(object)).join('\n---\n'))
  const context = { ...emptyMesh.context, istioVersion: { major: 1, minor } }
  const mesh = createMesh({ ...emptyMesh, manifests, context })
  const rule = winningRule(mesh, 'ledger.example.org', { namespace: 'front', labels: new Map() })
  return (
    rule &&
    Object.fromEntries([...effectivePolicy(rule, 443, '').settings].map(([name, { data }]) => [name, data]))
  )
}
const tlsOfPolicy = { mode: 'SIMPLE', sni: 'ledger.example.org' }
const pool = { connectionPool: { tcp: { maxConnections: 1 } } }

test('a policy of the Gateway API sets what a DestinationRule leaves unset', () => {
  expect(settingsWith(31, backendTlsPolicy)).toEqual({ tls: tlsOfPolicy })
  expect(settingsWith(31, backendTlsPolicy, ledgerRule({ trafficPolicy: pool }))).toEqual({
    tls: tlsOfPolicy,
    'connectionPool.tcp': { maxConnections: 1 },
  })
  expect(settingsWith(31, ledgerRule({ trafficPolicy: disabled }), backendTlsPolicy)).toEqual(disabled)
})

test('before Istio 1.31 it replaces the policy of a DestinationRule', () => {
  expect(settingsWith(30, backendTlsPolicy, ledgerRule({ trafficPolicy: pool }))).toEqual({
    tls: tlsOfPolicy,
  })
})

test('it is not merged into a DestinationRule with exportTo', () => {
  const rule = ledgerRule({ trafficPolicy: pool, exportTo: ['*'] })
  expect(settingsWith(31, backendTlsPolicy, rule)).toEqual({
    'connectionPool.tcp': { maxConnections: 1 },
  })
})

test('settings of a port replace both unless they leave TLS to the policy of that port', () => {
  const forPort = { portLevelSettings: [{ port: { number: 443 }, ...pool }] }
  expect(settingsWith(31, backendTlsPolicy, ledgerRule({ trafficPolicy: forPort }))).toEqual({
    'connectionPool.tcp': { maxConnections: 1 },
  })
})
