import { expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { destinationKnown } from '../../src/rules/routing/destination-known.ts'
import { gatewayExists } from '../../src/rules/routing/gateway-exists.ts'
import { meshOf, type RandomObject } from './random-objects.ts'

const networking = 'networking.istio.io/v1'

function objectIn(namespace: string, kind: string, spec: Record<string, unknown>): RandomObject {
  const metadata = { name: 'one', namespace }
  return { target: 'first', data: { apiVersion: networking, kind, metadata, spec } }
}

function firstOf(rule: Rule, objects: readonly RandomObject[]): { message: string; shown: number } {
  const [finding] = lint(meshOf(objects), [rule])
  return { message: finding!.message, shown: finding!.related.length }
}

const thirty = Array.from({ length: 30 }, (_, index) => `team${index}`)

test('of many Gateways of one name some are shown, and the others counted', () => {
  const gateways = thirty.map((namespace) => objectIn(namespace, 'Gateway', { servers: [] }))
  const service = objectIn('shop', 'VirtualService', { hosts: ['a.com'], gateways: ['one'] })
  const { message, shown } = firstOf(gatewayExists, [...gateways, service])
  expect(shown).toBe(20)
  expect(message).toContain('`team0/one`, and 29 more')
})

test('of many ServiceEntries that cannot be seen a part is shown, and the rest counted', () => {
  const entries = thirty.map((namespace) =>
    objectIn(namespace, 'ServiceEntry', { hosts: ['a.com'], exportTo: ['.'] }),
  )
  const http = [{ route: [{ destination: { host: 'a.com' } }] }]
  const service = objectIn('shop', 'VirtualService', { hosts: ['a.com'], http })
  const { message, shown } = firstOf(destinationKnown, [...entries, service])
  expect(shown).toBe(20)
  expect(message).toContain('and 25 more')
})
