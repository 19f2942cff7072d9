import { describe, expect, it } from 'vitest'
import { outline, report } from '../run/scene.ts'

const selector = 'selector: { matchLabels: { app: orders } }'
const authentication = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: orders
  namespace: shop
spec:
  ${selector}
  jwtRules: [{ issuer: https://login.example.com, audiences: [shop] }]
`
const policy = (namespace: string, rule: string) => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: ${namespace} }
spec:
  ${selector}
  rules: [${rule}]
`
const demanding = '{ from: [{ source: { requestPrincipals: ["*"] } }] }'
const open = '{ to: [{ operation: { methods: ["*"] } }] }'
const finding = ['new warning auth/authentication.yaml:4 jwt/not-enforced']

/** The findings about tokens that no policy demands. */
async function found(policies: Record<string, string>, options = {}) {
  const files = { 'auth/authentication.yaml': authentication, ...policies }
  const { findings } = await report(files, null, options)
  return outline(findings.filter(({ rule }) => rule === 'jwt/not-enforced'))
}

describe('a RequestAuthentication whose policy is in another file', () => {
  it('is not checked: somebody may apply both', async () => {
    expect(await found({ 'policies/orders.yaml': policy('shop', demanding) })).toEqual([])
  })

  it('is not checked where only its own file is looked at', async () => {
    const files = { 'policies/orders.yaml': policy('shop', demanding) }
    expect(await found(files, { paths: ['auth'] })).toEqual([])
  })

  it('is not checked for what a third file lets in', async () => {
    const files = { 'a.yaml': policy('shop', open), 'b.yaml': policy('shop', demanding) }
    expect(await found(files)).toEqual([])
  })

  it('is checked for what its own file lets in', async () => {
    const files = {
      'auth/authentication.yaml': `${authentication}---\n${policy('shop', open)}`,
      'b.yaml': policy('shop', demanding),
    }
    expect(await found(files)).toEqual(finding)
  })

  it.each([
    ['demands nothing', policy('shop', open)],
    ['is for other workloads', policy('shop', demanding).replaceAll('app: orders', 'app: pay')],
    ['holds in another namespace', policy('billing', demanding)],
  ])('is judged where that policy %s', async (_, text) => {
    expect(await found({ 'policies/orders.yaml': text })).toEqual(finding)
  })

  it('is checked where it is said what is applied together', async () => {
    const files = {
      'policies/orders.yaml': policy('shop', demanding),
      '.meshgate.yaml':
        'targets:\n  - { manifests: [auth], environment: prod }\n  - { manifests: [policies] }\n',
    }
    expect(await found(files)).toEqual(finding)
  })
})
