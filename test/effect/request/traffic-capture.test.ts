import { describe, expect, it } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

function deployment(name: string, annotations: string, mode = "sidecar.istio.io/inject: 'true'"): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name}, ${mode} }, annotations: { ${annotations} } }
    spec: { serviceAccountName: ${name}, containers: [{ name: app, image: app }] }
`
}

const service = `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }], selector: { app: api } }
`
const denied = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: shop }
spec: { selector: { matchLabels: { app: api } } }
`
const entry = (host: string): string => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay, namespace: shop }
spec: { hosts: [${host}], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
`
const aborted = (host: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pay, namespace: shop }
spec: { hosts: [${host}], http: [{ directResponse: { status: 418 } }] }
`
const injector = (proxy: object): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '${JSON.stringify({ global: { proxy } })}' }
`
const defaultMode = `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: '{ defaultConfig: { interceptionMode: NONE } }' }
`

/** The verdict, what the first path goes past, and what is missing. */
function decided(url: string, from: string | undefined, ...objects: readonly string[]): unknown {
  const { verdict, paths, missing } = decideRequest(compileMesh(meshOfYaml(...objects)), askedFor(url, from))!
  return [verdict, ...paths.flatMap(({ past = [] }) => past), ...missing.map((text) => `depends: ${text}`)]
}

const past = (name: string): string => `the sidecar of Deployment shop/api, by \`${name}\``
const traffic = (key: string): string => `traffic.sidecar.istio.io/${key}`

describe('a request to pods', () => {
  const url = 'http://api.shop.svc.cluster.local/'
  const arriving = (annotations: string, ...objects: readonly string[]): unknown =>
    decided(url, undefined, service, denied, deployment('api', annotations), ...objects)

  it('is decided by their sidecar where it is captured', () => {
    expect(arriving('')).toEqual(['refused'])
    expect(arriving(`${traffic('excludeInboundPorts')}: '9090'`)).toEqual(['refused'])
    expect(arriving(`${traffic('includeInboundPorts')}: '8080,9090'`)).toEqual(['refused'])
    expect(arriving(`${traffic('includeInboundPorts')}: '*'`)).toEqual(['refused'])
    expect(arriving('sidecar.istio.io/interceptionMode: TPROXY')).toEqual(['refused'])
  })

  it('goes past their sidecar by an annotation', () => {
    const annotations: Readonly<Record<string, string>> = {
      [traffic('excludeInboundPorts')]: '9090, 8080',
      [traffic('includeInboundPorts')]: '9090',
      'sidecar.istio.io/interceptionMode': 'NONE',
      'proxy.istio.io/config': '{ interceptionMode: NONE }',
    }
    for (const [name, value] of Object.entries(annotations))
      expect(arriving(`${name}: '${value}'`)).toEqual(['allowed', past(name)])
    expect(arriving(`${traffic('includeInboundPorts')}: ''`)).toEqual([
      'allowed',
      past(traffic('includeInboundPorts')),
    ])
  })

  it('is captured where a port is both included and excluded, as iptables have it', () => {
    const both = `${traffic('includeInboundPorts')}: '8080', ${traffic('excludeInboundPorts')}: '8080'`
    expect(arriving(both)).toEqual(['refused'])
  })

  it('goes past by a default for all pods, unless an annotation says otherwise', () => {
    const excluding = injector({ excludeInboundPorts: '8080' })
    expect(arriving('', excluding)).toEqual(['allowed', past('global.proxy.excludeInboundPorts')])
    expect(arriving(`${traffic('excludeInboundPorts')}: ''`, excluding)).toEqual(['refused'])
    expect(arriving('', defaultMode)).toEqual(['allowed', past('defaultConfig.interceptionMode')])
    expect(arriving('sidecar.istio.io/interceptionMode: REDIRECT', defaultMode)).toEqual(['refused'])
    const operator = `
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: istio, namespace: istio-system }
spec: { values: { global: { proxy: { includeInboundPorts: '' } } } }
`
    expect(arriving('', operator)).toEqual(['allowed', past('global.proxy.includeInboundPorts')])
  })

  it('depends on what nothing in the files decides', () => {
    const choice = (name: string): string =>
      `depends: whether \`${name}\` lets it go past the proxy of Deployment shop/api`
    const interfaces = traffic('excludeInterfaces')
    expect(arriving(`${interfaces}: eth1`)).toEqual(['depends', past(interfaces), choice(interfaces)])
    const excluded = traffic('excludeInboundPorts')
    expect(arriving(`${excluded}: '\${PORT}'`)).toEqual(['depends', past(excluded), choice(excluded)])
    const canary = injector({}).replace('injector,', 'injector-canary,')
    const name = 'global.proxy.excludeInboundPorts'
    const first = injector({ excludeInboundPorts: '8080' })
    const second = canary.replace('{}', '{"excludeInboundPorts":""}')
    expect(arriving('', first, second)).toEqual(['depends', past(name), choice(name)])
  })

  it('of another sidecar comes with mTLS that no proxy terminates', () => {
    const web = deployment('web', '')
    const name = traffic('excludeInboundPorts')
    const api = deployment('api', `${name}: '8080'`)
    expect(decided(url, 'shop/web', service, denied, api, web)).toEqual([
      'depends',
      past(name),
      'depends: what the application of Deployment shop/api makes of mTLS, which no proxy terminates',
    ])
  })

  it('is decided without redirection where the Sidecar listens at the port', () => {
    const mode = 'sidecar.istio.io/interceptionMode: NONE'
    const sidecar = (more: string): string => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: api, namespace: shop }
spec:
  workloadSelector: { labels: { app: api } }
  ingress: [{ port: { number: 8080, name: http, protocol: HTTP }, defaultEndpoint: '127.0.0.1:8081'${more} }]
`
    expect(arriving(mode, sidecar(''))).toEqual(['refused'])
    const excluded = `${traffic('excludeInboundPorts')}: '8080'`
    expect(arriving(`${mode}, ${excluded}`, sidecar(''))).toEqual(['refused'])
    expect(arriving(`${mode}, ${traffic('includeInboundPorts')}: ''`, sidecar(''))).toEqual(['refused'])
    expect(arriving(excluded, sidecar(''))).toEqual(['allowed', past(traffic('excludeInboundPorts'))])
    expect(arriving(mode, sidecar(', captureMode: IPTABLES'))).toEqual([
      'allowed',
      past('sidecar.istio.io/interceptionMode'),
    ])
  })

  it('goes past ztunnel without a tunnel alone', () => {
    const name = 'ambient.istio.io/bypass-inbound-capture'
    const ambient = 'istio.io/dataplane-mode: ambient'
    const namespace = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${ambient} } }
`
    const strict = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`
    const at = (value: string, from?: string): unknown =>
      decided(
        url,
        from,
        ...[namespace, service, strict, deployment('api', `${name}: '${value}'`, ambient)],
        ...[deployment('web', '', ambient), from === undefined ? '' : denied],
      )
    expect(at('false')).toEqual(['refused'])
    expect(at('1')).toEqual(['allowed', `the ztunnel of Deployment shop/api, by \`${name}\``])
    expect(at('true', 'shop/web')).toEqual(['refused'])
  })
})

describe('a call of pods', () => {
  const calling = (url: string, annotations: string, ...objects: readonly string[]): unknown => {
    const { hostname } = new URL(url)
    const objectsOfCall = [entry('pay.example'), aborted(hostname), deployment('api', annotations)]
    return decided(url, 'shop/api', ...objectsOfCall, ...objects)
  }
  const url = 'http://pay.example/'
  const address = 'http://10.1.2.3/'

  it('is decided by their sidecar where it is captured', () => {
    for (const annotations of [
      '',
      `${traffic('excludeOutboundPorts')}: '443'`,
      `${traffic('includeOutboundIPRanges')}: '*'`,
      `${traffic('includeOutboundIPRanges')}: '', ${traffic('includeOutboundPorts')}: '80'`,
    ])
      expect(calling(url, annotations)).toEqual(['refused'])
  })

  it('goes past their sidecar by ports', () => {
    expect(calling(url, `${traffic('excludeOutboundPorts')}: '443,80'`)).toEqual([
      'allowed',
      past(traffic('excludeOutboundPorts')),
    ])
    expect(calling(url, '', injector({ excludeOutboundPorts: '80' }))).toEqual([
      'allowed',
      past('global.proxy.excludeOutboundPorts'),
    ])
    const first = `${traffic('excludeOutboundPorts')}: '80', ${traffic('includeOutboundPorts')}: '80'`
    expect(calling(url, first)).toEqual(['allowed', past(traffic('excludeOutboundPorts'))])
  })

  it('goes past their sidecar by the address, where files tell it', () => {
    const ranges = (key: string, value: string): string => `${traffic(key)}: '${value}'`
    expect(calling(address, ranges('excludeOutboundIPRanges', '10.0.0.0/8'))).toEqual([
      'allowed',
      past(traffic('excludeOutboundIPRanges')),
    ])
    expect(calling(address, ranges('includeOutboundIPRanges', '10.96.0.0/12'))).toEqual([
      'allowed',
      past(traffic('includeOutboundIPRanges')),
    ])
    expect(calling(address, ranges('excludeOutboundIPRanges', '192.168.0.0/16'))).toEqual(['refused'])
    expect(calling(url, ranges('includeOutboundIPRanges', ''))).toEqual([
      'allowed',
      past(traffic('includeOutboundIPRanges')),
    ])
    for (const key of ['includeOutboundIPRanges', 'excludeOutboundIPRanges'])
      expect(calling(url, ranges(key, '10.96.0.0/12'))).toEqual([
        'depends',
        past(traffic(key)),
        `depends: whether \`${traffic(key)}\` lets it go past the sidecar of Deployment shop/api`,
      ])
  })

  it('may go to the sidecar by itself where nothing is redirected', () => {
    const name = 'sidecar.istio.io/interceptionMode'
    for (const annotations of [`${name}: NONE`, `${name}: NONE, ${traffic('excludeOutboundPorts')}: '80'`])
      expect(calling(url, annotations)).toEqual([
        'depends',
        past(name),
        `depends: whether \`${name}\` lets it go past the sidecar of Deployment shop/api`,
      ])
  })

  it('of pods in no file goes past by defaults', () => {
    const [values, account] = [injector({ excludeOutboundPorts: '80' }), 'ServiceAccount shop/other']
    expect(decided(url, 'shop/other', entry('pay.example'), aborted('pay.example'), values)).toEqual([
      'allowed',
      `the sidecar of ${account}, by \`global.proxy.excludeOutboundPorts\``,
    ])
  })
})
