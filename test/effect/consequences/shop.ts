/** A gateway of `shop.example.com` that reads tokens, and a Service behind it. */
export const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }], selector: { app: shop } }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules: [{ issuer: https://login.example.com, jwksUri: https://login.example.com/keys }]
`

/** The VirtualService of `shop.example.com` at the gateway. */
export const route = (
  http = 'route: [{ destination: { host: shop.shop.svc.cluster.local, port: { number: 80 } } }]',
) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec: { hosts: [shop.example.com], gateways: [shop], http: [{ ${http} }] }
`
