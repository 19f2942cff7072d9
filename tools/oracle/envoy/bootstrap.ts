// Makes a bootstrap for a plain Envoy on loopback of what istiod sends to a
// proxy. Listeners, their matching, RBAC, JWT, routes, retries, timeouts and TLS
// stay as they are. Replaced is what needs a cluster:
//
// - how Envoy learns the destination of a connection: the PROXY protocol names
//   it, and the source, in place of iptables;
// - routes, endpoints and certificates, which Envoy would ask for;
// - upstreams: each endpoint is an address of the echo server;
// - filters that only Istio's own build of Envoy has are left out: telemetry,
//   exchange of metadata, ALPN; and those that ask DNS for the host of a request.
import { certificatesIn, type ProxyCertificates } from './certificates-in.ts'
import { isMessage, messageIn, messagesIn, messagesWithin, textIn, type Message } from './message.ts'

/** What `proxies/main.go` answers about one proxy. */
export interface ProxyConfiguration {
  readonly identity: string
  readonly address: string
  readonly listeners: readonly Message[]
  readonly routes: readonly Message[]
  readonly clusters: readonly Message[]
  readonly endpoints: readonly Message[]
}

export interface BootstrapOptions {
  readonly adminPort: number
  /** The first of the ports that listeners are bound to. */
  readonly firstPort: number
  readonly echoPort: number
  readonly accessLog: string
  readonly certificates: ProxyCertificates
}

export interface Bootstrap {
  readonly message: Message
  /** By the name of a listener and by the port that it has in the cluster. */
  readonly ports: ReadonlyMap<string | number, number>
  /** The names of clusters by the loopback addresses of their endpoints. */
  readonly clusterAt: ReadonlyMap<string, string>
}

const types = 'type.googleapis.com/'
const connectionManager = 'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'
const proxyProtocol = {
  name: 'envoy.filters.listener.proxy_protocol',
  typedConfig: { '@type': `${types}envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol` },
}

export function bootstrapOf(configuration: ProxyConfiguration, options: BootstrapOptions): Bootstrap {
  const { listeners, clusters, routes, endpoints } = structuredClone(configuration)
  const ports = new Map<string | number, number>()
  for (const listener of listeners) adaptListener(listener, routes, options, ports)
  const addresses = loopbackAddresses()
  const clusterAt = new Map<string, string>()
  for (const cluster of clusters)
    for (const address of adaptCluster(cluster, endpoints, options, addresses))
      clusterAt.set(address, textIn(cluster, 'name'))
  const message = {
    admin: { address: { socketAddress: { address: '127.0.0.1', portValue: options.adminPort } } },
    layeredRuntime: { layers: runtimeLayers },
    bootstrapExtensions: [
      {
        name: 'envoy.bootstrap.internal_listener',
        typedConfig: {
          '@type': `${types}envoy.extensions.bootstrap.internal_listener.v3.InternalListener`,
        },
      },
    ],
    staticResources: { listeners: listeners.filter(isServed), clusters },
  }
  return { message, ports, clusterAt }
}

/** The flags that Istio sets (pkg/bootstrap, extractRuntimeFlags) and that bear on decisions. */
const runtimeLayers = [
  {
    name: 'istio',
    staticLayer: {
      're2.max_program_size.error_level': '32768',
      'envoy.reloadable_features.http_reject_path_with_fragment': false,
    },
  },
  { name: 'admin', adminLayer: {} },
]

/** False for the listeners within Envoy by which it tunnels to others; a waypoint serves what it takes out of tunnels at one. */
function isServed(listener: Message): boolean {
  return hasSocket(listener) || listener['name'] === waypointListener
}

const waypointListener = 'main_internal'

function hasSocket(listener: Message): boolean {
  return isMessage(messageIn(listener, 'address')['socketAddress'])
}

function adaptListener(
  listener: Message,
  routes: readonly Message[],
  options: BootstrapOptions,
  ports: Map<string | number, number>,
): void {
  if (!isServed(listener)) return
  const replaced = hasSocket(listener) ? [originalDestinationFilter, proxyProtocol.name] : []
  const filters = messagesIn(listener, 'listenerFilters').filter(
    ({ name, typedConfig }) => !replaced.includes(String(name)) && !isIstios(typedConfig),
  )
  if (hasSocket(listener) && listener['bindToPort'] !== false) {
    filters.unshift(proxyProtocol)
    const port = options.firstPort + ports.size / 2
    const { portValue } = messageIn(messageIn(listener, 'address'), 'socketAddress')
    ports.set(textIn(listener, 'name'), port).set(Number(portValue), port)
    listener['address'] = { socketAddress: { address: '127.0.0.1', portValue: port } }
    delete listener['additionalAddresses']
  }
  listener['listenerFilters'] = filters
  for (const field of ['accessLog', 'reusePort', 'freebind', 'transparent']) delete listener[field]
  // Two Envoys must not share a port: each would get some of the requests.
  if (hasSocket(listener)) listener['enableReusePort'] = false
  else delete listener['enableReusePort']
  for (const chain of [...messagesIn(listener, 'filterChains'), messageIn(listener, 'defaultFilterChain')])
    adaptChain(chain, routes, options)
}

/** Within Envoy it takes the addresses from what a tunnel said. */
const originalDestinationFilter = 'envoy.filters.listener.original_dst'

function adaptChain(chain: Message, routes: readonly Message[], options: BootstrapOptions): void {
  const filters = messagesIn(chain, 'filters').filter(({ typedConfig }) => !isLeftOut(typedConfig))
  if ('filters' in chain) chain['filters'] = filters
  for (const filter of filters.map((entry) => messageIn(entry, 'typedConfig'))) {
    delete filter['accessLog']
    if (typeOf(filter) === connectionManager) {
      adaptConnectionManager(filter, routes)
      filter['accessLog'] = [accessLogTo(options.accessLog)]
    } else if (isOfType(filter, 'rbac')) matchSourceOfHeader(filter)
  }
  certificatesIn(messageIn(chain, 'transportSocket'), options.certificates)
}

function adaptConnectionManager(manager: Message, routes: readonly Message[]): void {
  const { routeConfigName } = messageIn(manager, 'rds')
  if (routeConfigName !== undefined) {
    const route = routes.find(({ name }) => name === routeConfigName) ?? { name: routeConfigName }
    manager['routeConfig'] = structuredClone(route)
    delete manager['rds']
  }
  const filters = messagesIn(manager, 'httpFilters').filter(({ typedConfig }) => !isLeftOut(typedConfig))
  manager['httpFilters'] = filters
  for (const filter of filters)
    if (isOfType(messageIn(filter, 'typedConfig'), 'rbac')) matchSourceOfHeader(filter)
  // Only Istio's build has the other kind of text, which differs in how connections are pooled.
  for (const message of messagesWithin(filters))
    if (message['factoryKey'] === 'istio.hashable_string') message['factoryKey'] = 'envoy.string'
  delete manager['tracing']
  for (const message of messagesWithin(manager['routeConfig'])) {
    const perFilter = messageIn(message, 'typedPerFilterConfig')
    for (const [name, settings] of Object.entries(perFilter)) if (isIstios(settings)) delete perFilter[name]
  }
}

/**
 * Policies compare the address of the physical peer, which the PROXY protocol does not change; `source_ip` is the same
 * without that protocol, and follows it.
 */
function matchSourceOfHeader(filter: Message): void {
  for (const message of messagesWithin(filter))
    if (message['directRemoteIp'] !== undefined) {
      message['sourceIp'] = message['directRemoteIp']
      delete message['directRemoteIp']
    }
}

const accessLogFields = {
  id: '%REQ(X-REQUEST-CASE)%',
  details: '%RESPONSE_CODE_DETAILS%',
  route: '%ROUTE_NAME%',
  cluster: '%UPSTREAM_CLUSTER_RAW%',
}

function accessLogTo(path: string): Message {
  const type = `${types}envoy.extensions.access_loggers.file.v3.FileAccessLog`
  return {
    name: 'envoy.access_loggers.file',
    typedConfig: { '@type': type, path, logFormat: { jsonFormat: accessLogFields } },
  }
}

/** What only a cluster of another type than STATIC has. */
const discoveryFields = [
  ...['edsClusterConfig', 'clusterType', 'originalDstLbConfig', 'dnsLookupFamily', 'respectDnsTtl'],
  ...['dnsRefreshRate', 'dnsJitter', 'dnsFailureRefreshRate', 'typedDnsResolverConfig', 'upstreamBindConfig'],
]

/** Returns the addresses of its endpoints. */
function adaptCluster(
  cluster: Message,
  endpoints: readonly Message[],
  options: BootstrapOptions,
  addresses: Iterator<string, string>,
): string[] {
  const used: string[] = []
  const name = textIn(cluster, 'name')
  if (name === waypointListener) return used
  const service = textIn(messageIn(cluster, 'edsClusterConfig'), 'serviceName') || name
  const listed =
    cluster['type'] === 'EDS'
      ? endpoints.find(({ clusterName }) => clusterName === service)
      : cluster['loadAssignment']
  const assignment = isMessage(listed) ? structuredClone(listed) : { endpoints: originalDestination(cluster) }
  cluster['loadAssignment'] = { ...assignment, clusterName: name }
  for (const message of messagesWithin(cluster['loadAssignment'])) {
    const endpoint = messageIn(message, 'endpoint')
    if (!('address' in endpoint)) continue
    const address = addresses.next().value
    used.push(address)
    endpoint['address'] = { socketAddress: { address, portValue: options.echoPort } }
    delete endpoint['hostname']
  }
  if (cluster['lbPolicy'] === 'CLUSTER_PROVIDED') cluster['lbPolicy'] = 'ROUND_ROBIN'
  cluster['type'] = 'STATIC'
  for (const field of discoveryFields) delete cluster[field]
  cluster['filters'] = messagesIn(cluster, 'filters').filter(({ typedConfig }) => !isIstios(typedConfig))
  leaveTunnel(cluster)
  const matches = messagesIn(cluster, 'transportSocketMatches')
  for (const holder of [cluster, ...matches])
    certificatesIn(messageIn(holder, 'transportSocket'), options.certificates)
  return used
}

/** Keeps what a waypoint sends through a tunnel to the ztunnel of a pod: the echo server takes no tunnels. */
function leaveTunnel(cluster: Message): void {
  const socket = messageIn(messageIn(cluster, 'transportSocket'), 'typedConfig')
  if (isOfType(socket, 'internal_upstream')) cluster['transportSocket'] = messageIn(socket, 'transportSocket')
}

/** One endpoint for a cluster that sends connections to their original destination; none for a cluster that drops them. */
function originalDestination({ name, type, clusterType }: Message): Message[] {
  const isSending = (type === 'ORIGINAL_DST' || clusterType !== undefined) && name !== 'BlackHoleCluster'
  return isSending ? [{ lbEndpoints: [{ endpoint: { address: {} } }] }] : []
}

function* loopbackAddresses(): Generator<string, string> {
  for (let number = 1; ; number++) yield `127.${1 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`
}

/** True for a filter that is left out. */
function isLeftOut(configuration: unknown): boolean {
  return isIstios(configuration) || (isMessage(configuration) && dnsFilter.test(typeOf(configuration)))
}

const dnsFilter = /\.(?:sni_)?dynamic_forward_proxy\./

/** True for a configuration that only Istio's build of Envoy knows. */
function isIstios(configuration: unknown): boolean {
  if (!isMessage(configuration)) return false
  const type = typeOf(configuration)
  return /^(?:istio\.|io\.istio\.|stats\.|envoy\.tcp\.metadataexchange\.|envoy\.filters\.http\.alpn\.)/.test(
    type,
  )
}

function isOfType(configuration: Message, part: string): boolean {
  return typeOf(configuration).includes(`.${part}.`)
}

/** The name of the type of a configuration, of one in a TypedStruct as well. */
function typeOf(configuration: Message): string {
  const type = textIn(configuration, '@type')
  const named = type.endsWith('TypedStruct') ? textIn(configuration, 'typeUrl') : type
  return named.replace(types, '')
}
