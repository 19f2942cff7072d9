import { expect, test } from 'vitest'
import { restsOnAge, winningRule, winningRules } from '../../src/istio/routing/winning-rule.ts'
import { meshOf } from '../rules/objects.ts'

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

/** The names of the merged rules for each client that is told apart. */
const merged = (client: string, ...specs: readonly object[]) =>
  winningRules(meshWith(...specs), host, client).map((rule) => rule.merged.map(({ name }) => name).join(' '))

test('the first policy and the first subset of a name have effect', () => {
  const mesh = meshWith(
    { subsets: [subset('v1', simple)] },
    { trafficPolicy: simple, subsets: [subset('v1', disabled), subset('v2')] },
    { trafficPolicy: disabled },
  )
  const rule = winningRule(mesh, host, { namespace: 'front', labels: new Map() })!
  expect(rule.trafficPolicy.at('tls', 'mode').text).toBe('SIMPLE')
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
