import { type Manifest, render } from './render.ts'

export const issuer = 'https://login.example.com'
export const gateway = { namespace: 'istio-system', labels: { istio: 'ingressgateway', app: 'gateway' } }
export const pods = { namespace: 'shop', labels: { app: 'orders' } }
export const token = { iss: issuer, sub: 'me', aud: 'shop', scope: 'openid orders.read' }
export const destination = { host: 'orders.shop.svc.cluster.local', port: 8080 }
export const orders = { hosts: ['orders.example.com'], destination, publicPaths: ['/healthz'] }

/** A release of istio-jwt in the namespace `shop`; `jwt` is laid over settings that work. */
export function release(services: object, jwt: object = {}, name = 'shop'): Promise<Manifest[]> {
  const keys = { issuer, jwksUri: `${issuer}/keys`, audiences: ['shop'] }
  const values = { jwt: { ...keys, ...jwt }, gateway: { tls: { credentialName: 'shop-tls' } }, services }
  return render('istio-jwt', values, { release: name })
}
