import { describe, expect, it } from 'vitest'
import { accessDifference, type AccessComparison } from '../../../src/effect/access/access-difference.ts'
import { meshOfYaml } from '../request/meshes.ts'

/** Pods that `https://b.example` lets an administrator use, and `https://a.example` anyone for one path. */
const pods = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec: { template: { metadata: { labels: { app: api } }, spec: { containers: [] } } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: role, namespace: shop }
spec:
  rules:
    - from: [{ source: { requestPrincipals: [https://b.example/admin] } }]
    - from: [{ source: { requestPrincipals: [https://a.example/*] } }]
      to: [{ operation: { paths: [/a] } }]
---
`

function compared(head: string, base: string): AccessComparison {
  const [ofHead, ofBase] = [head, base].map((rules) =>
    meshOfYaml(`${pods}
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: shop }
spec: { jwtRules: [${rules}] }
`),
  )
  return accessDifference(ofHead!, ofBase!)
}

const ofA = '{ issuer: https://a.example, fromHeaders: [{ name: x-a }] }'
const ofB = '{ issuer: https://b.example, fromHeaders: [{ name: x-b }] }'

/** The headers with tokens in the witnesses of what head refuses or allows. */
function witnesses({ changes }: AccessComparison, verdict: 'allowed' | 'refused'): string[][] {
  return changes
    .filter(({ head }) => head.verdict === verdict)
    .map(({ witness }) => [...witness.request.headers.keys()])
}

describe('requests with two tokens', () => {
  it('show that a token of another issuer counts first', () => {
    const comparison = compared(`${ofA}, ${ofB}`, ofB)
    expect(comparison.reservations).toEqual([])
    expect(comparison.changes.every(({ isReplayed }) => isReplayed)).toBe(true)
    expect(witnesses(comparison, 'refused')).toContainEqual(['x-a', 'x-b'])
  })

  it('are those of which one is wrong, too', () => {
    const atOnePlace =
      "{ issuer: https://a.example, fromHeaders: [{ name: authorization, prefix: 'Bearer ' }] }"
    const comparison = compared(atOnePlace, '{ issuer: https://a.example }')
    const opened = comparison.changes.filter(({ head }) => head.verdict === 'allowed')
    expect(opened.map(({ phrases }) => phrases.find(({ axis }) => axis === 'token')!.of)).toEqual([
      [
        'with a token of `https://a.example` in the header `authorization` and a wrong token in the parameter `access_token`',
      ],
    ])
    expect(comparison.changes.every(({ isReplayed }) => isReplayed)).toBe(true)
  })

  it('are not named where one token shows the same', () => {
    const comparison = compared('{ issuer: https://b.example }', '{ issuer: https://a.example }')
    const tokens = comparison.changes.map(({ phrases }) => phrases.find(({ axis }) => axis === 'token')!.of)
    expect(tokens.flat().toSorted()).toEqual([
      'with a token of `https://a.example`',
      'with a token of `https://b.example`',
    ])
    expect(comparison.reservations).toEqual([])
  })

  it('are all that is compared: three tokens are a reservation where three places are read', () => {
    const third = '{ issuer: https://c.example, fromCookies: [c] }'
    expect(compared(`${ofA}, ${ofB}, ${third}`, `${ofA}, ${third}`).reservations).toEqual([
      'RequestAuthentications differ, and requests with three or more tokens are not compared',
    ])
  })
})
