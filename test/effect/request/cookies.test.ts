import { expect, it } from 'vitest'
import { tokensAt } from '../../../src/effect/request/policy/token-locations.ts'
import { meshOfYaml } from './meshes.ts'

it('of two cookies with one name, the first is a token', () => {
  const [policy] = meshOfYaml(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: cookies, namespace: shop }
spec: { jwtRules: [{ issuer: https://id.example, fromCookies: [session] }] }
`).ofKind('RequestAuthentication')
  const headers = new Map([['cookie', 'session=first; other=x; session=second']])
  const request = { method: 'GET', authority: 'shop.example', target: '/', headers }
  expect(tokensAt(policy!.spec.items('jwtRules')[0]!, request).map(({ text }) => text)).toEqual(['first'])
})
