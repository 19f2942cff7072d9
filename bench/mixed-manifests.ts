// Manifests of many kinds, as teams of one cluster have them.

/** Objects of a team; see `team`. */
const EACH = 19

/**
 * About `count` objects of teams that share two gateways. Teams differ by their names; one in ten has a defect.
 */
export function mixedManifests(count: number): string {
  const teams = Math.ceil(count / EACH)
  return Array.from({ length: teams }, (_, index) => team(index)).join('')
}

function team(index: number): string {
  const name = `team${index}`
  const host = `api.${name}.example.com`
  const timeout = index % 10 === 0 ? '5s' : '15s'
  const objects = [
    object('v1', 'Namespace', '', name, '{}'),
    ...['web', 'worker', 'ledger'].flatMap((app) => [
      deployment(name, app),
      object(
        'v1',
        'Service',
        name,
        app,
        `\n  selector: { app: ${app} }\n  ports: [{ name: http, port: 80, targetPort: 8080 }]`,
      ),
    ]),
    entry(name, 'api', host, 'http-api', 80, 'HTTP', 443),
    entry(name, 'mail', `mail.${name}.example.net`, 'tls-mail', 443, 'TLS', 443),
    entry(name, 'files', `"*.files${index}.example.org"`, 'https-files', 443, 'HTTPS', 443, 'NONE'),
    object(
      'networking.istio.io/v1',
      'DestinationRule',
      name,
      'api',
      `\n  host: ${host}\n  trafficPolicy:\n    portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]`,
    ),
    object(
      'networking.istio.io/v1',
      'DestinationRule',
      name,
      'web',
      `\n  host: web.${name}.svc.cluster.local\n  subsets: [{ name: v1, labels: { version: v1 } }]`,
    ),
    route(
      name,
      'api',
      host,
      `\n      timeout: ${timeout}\n      retries: { attempts: 3, perTryTimeout: 3s, retryOn: "5xx,reset" }\n      route: [{ destination: { host: ${host}, port: { number: 80 } } }]`,
    ),
    route(
      name,
      'web',
      `web.${name}.example.com`,
      `\n      match: [{ uri: { prefix: /v1 } }]\n      route: [{ destination: { host: web.${name}.svc.cluster.local, subset: v1 } }]\n    - route: [{ destination: { host: ledger.${name}.svc.cluster.local } }]`,
      `edge/public${index % 2}`,
    ),
    object(
      'security.istio.io/v1',
      'RequestAuthentication',
      name,
      'tokens',
      `\n  selector: { matchLabels: { app: web } }\n  jwtRules: [{ issuer: "https://id.example.com", jwksUri: "https://id.example.com/keys", audiences: [${name}] }]`,
    ),
    object(
      'security.istio.io/v1',
      'AuthorizationPolicy',
      name,
      'tokens',
      `\n  selector: { matchLabels: { app: web } }\n  action: ALLOW\n  rules: [{ from: [{ source: { requestPrincipals: ["https://id.example.com/*"] } }], to: [{ operation: { paths: ["/v1/*"], methods: [GET] } }] }]`,
    ),
    object(
      'security.istio.io/v1',
      'AuthorizationPolicy',
      name,
      'admin',
      `\n  selector: { matchLabels: { app: ledger } }\n  action: DENY\n  rules: [{ to: [{ operation: { paths: ["/admin*"] } }] }]`,
    ),
    object(
      'networking.istio.io/v1',
      'Sidecar',
      name,
      'default',
      '\n  egress: [{ hosts: ["./*", "istio-system/*"] }]',
    ),
    object(
      'telemetry.istio.io/v1',
      'Telemetry',
      name,
      'logs',
      '\n  accessLogging: [{ providers: [{ name: envoy }] }]',
    ),
  ]
  return [...objects, ...(index < 2 ? [gateway(index)] : [])].join('')
}

function deployment(namespace: string, app: string): string {
  return object(
    'apps/v1',
    'Deployment',
    namespace,
    app,
    `\n  selector: { matchLabels: { app: ${app} } }\n  template:\n    metadata: { labels: { app: ${app}, version: v1 } }\n    spec: { containers: [{ name: main, image: "example.com/${app}:1", ports: [{ containerPort: 8080 }] }] }`,
  )
}

function entry(
  namespace: string,
  name: string,
  host: string,
  port: string,
  number: number,
  protocol: string,
  targetPort: number,
  resolution = 'DNS',
): string {
  const target = targetPort === number ? '' : `, targetPort: ${targetPort}`
  return object(
    'networking.istio.io/v1',
    'ServiceEntry',
    namespace,
    name,
    `\n  hosts: [${host}]\n  exportTo: ["."]\n  location: MESH_EXTERNAL\n  resolution: ${resolution}\n  ports: [{ name: ${port}, number: ${number}, protocol: ${protocol}${target} }]`,
  )
}

/** @param http the first http route */
function route(namespace: string, name: string, host: string, http: string, gateway = 'mesh'): string {
  return object(
    'networking.istio.io/v1',
    'VirtualService',
    namespace,
    name,
    `\n  hosts: [${host}]\n  exportTo: ["."]\n  gateways: [${gateway}]\n  http:\n    - ${http.trimStart()}`,
  )
}

function gateway(index: number): string {
  return object(
    'networking.istio.io/v1',
    'Gateway',
    'edge',
    `public${index}`,
    `\n  selector: { istio: public${index} }\n  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: ["*/*.example.com"], tls: { mode: SIMPLE, credentialName: cert${index} } }]`,
  )
}

export function object(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  spec: string,
): string {
  const where = namespace === '' ? '' : `, namespace: ${namespace}`
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}${where} }\nspec: ${spec}\n`
}
