import { expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'
/** A chart whose pods of the gateway nothing states, so that policies with a selector may hold for them. */
const gatewayWith = (more: string): Files =>
  chart(
    'infra',
    `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gateway }
spec:
  selector: { istio: gateway }
  servers: [{ hosts: ['*'], port: { number: 8000, name: http, protocol: HTTP } }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: openfga }
spec:
  selector: { matchLabels: { app: openfga } }
  jwtRules: [{ issuer: https://issuer.example.org, jwksUri: https://issuer.example.org/keys }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: openfga }
spec:
  selector: { matchLabels: { app: openfga } }
  rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]
${more}`,
  )
it('is listed once if its words are the same, with the fewest inputs', async () => {
  const { consequences } = await report(
    gatewayWith(`---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: keycloak }
spec:
  hosts: ['*']
  gateways: [gateway]
  http: [{ match: [{ uri: { prefix: /keycloak } }], route: [{ destination: { host: keycloak, port: { number: 80 } } }] }]
`),
    gatewayWith(''),
  )
  expect(consequences.map(({ code, missing }) => ({ code, missing }))).toEqual([
    { code: 'served', missing: ['the namespace of the pods of Gateway gateway'] },
  ])
})
