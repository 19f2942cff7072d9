// A mesh in which a token, a DENY policy, STRICT and an allow-list decide, one file each.

/** Its configuration. */
export const guardedMeshSettings = `targets: [{ environment: prod, manifests: [mesh/*.yaml] }]
mesh: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
egress-allowlist: [one.files.example.com]
`

/** A gateway that sends to a shop, and its tokens. */
export const guardedShop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http: [{ route: [{ destination: { host: shop.shop.svc.cluster.local, port: { number: 80 } } }] }]
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }], selector: { app: shop } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: shop }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: shop, image: shop:1.0, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules: [{ issuer: https://login.example.com, jwksUri: https://login.example.com/keys, audiences: [shop] }]
`

/** Files of base. */
export const guardedMesh = {
  '.meshgate.yaml': guardedMeshSettings,
  'mesh/shop.yaml': guardedShop,
  'mesh/token.yaml': `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: token, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]
`,
  'mesh/admin.yaml': `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: admin, namespace: shop }
spec:
  selector: { matchLabels: { app: shop } }
  action: DENY
  rules: [{ to: [{ operation: { paths: [/admin/*] } }] }]
`,
  'mesh/mtls.yaml': `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  'mesh/files.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: files, namespace: shop }
spec:
  hosts: [one.files.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: NONE
`,
}
