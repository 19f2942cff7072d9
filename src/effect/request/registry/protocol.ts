import type { Node } from '../../../model/node.ts'

/** What a proxy takes a port for: `auto` looks at each connection. */
export type PortProtocol = 'http' | 'tcp' | 'tls' | 'auto' | 'udp'

/**
 * The protocol of a port of a Service, by `appProtocol`, else by its name up to the first `-`. If neither is known: `tcp` for
 * the ports 25, 53, 3306 and 27017, else `auto` (istio `pkg/config/kube/conversion.go`, ConvertProtocol).
 */
export function serviceProtocol(port: Node): PortProtocol {
  if (port.get('protocol').text === 'UDP') return 'udp'
  const stated = port.get('appProtocol').text
  const name = kubernetesProtocols.get(stated) ?? (stated || port.get('name').text)
  if (/^grpc-web/i.test(name)) return 'http'
  const protocol = protocolOf(name.split('-')[0]!)
  return protocol === 'auto' && wellKnownPorts.has(port.get('port').number) ? 'tcp' : protocol
}

/**
 * The protocol by its name in a ServiceEntry, Gateway or Sidecar, in any case; `auto` for an empty or unknown name (istio
 * `pkg/config/protocol/instance.go`).
 */
export function protocolOf(name: string): PortProtocol {
  return protocols.get(name.toLowerCase()) ?? 'auto'
}

const protocols: ReadonlyMap<string, PortProtocol> = new Map([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['grpc', 'http'],
  ['grpc-web', 'http'],
  ['http', 'http'],
  ['http_proxy', 'http'],
  ['http2', 'http'],
  ['https', 'tls'],
  ['tls', 'tls'],
  ['mongo', 'tcp'],
  ['redis', 'tcp'],
  ['mysql', 'tcp'],
])

const kubernetesProtocols: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/h2c', 'http2'],
  ['kubernetes.io/ws', 'http'],
  ['kubernetes.io/wss', 'https'],
])

/** Ports of protocols in which the server speaks first. */
const wellKnownPorts: ReadonlySet<number | undefined> = new Set([25, 53, 3306, 27017])
