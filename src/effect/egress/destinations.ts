import { groupBy } from '../../core/group.ts'
import { serviceNamespace } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { derived } from '../../model/derived.ts'
import { groupOf } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { RegistryPort } from '../request/registry/declared-services.ts'
import type { RegistryService } from '../request/registry/registry.ts'
import { workloadsOf } from '../request/registry/workloads.ts'
import type { CalledHost, ExitDestination } from './exit.ts'

/** An external destination of connections to a port of a service. */
export interface ServiceDestination {
  readonly destination: ExitDestination
  /** The Service of the cluster that is called in place of the host; `null` if connections leave the cluster there. */
  readonly relay: string | null
  readonly missing: readonly string[]
  readonly places: readonly DecidingPlace[]
}

/** An address that a service connects to, and the field that states it. */
interface StatedAddress {
  readonly address: string
  readonly port: number
  readonly node?: Node
  readonly missing?: readonly string[]
}

/** True if connections to a service may leave the cluster. Those to a Service with a selector stay inside. */
export function mayLeaveCluster({ isKubernetes, selector, resolution }: RegistryService): boolean {
  return !isKubernetes || (selector === null && resolution !== 'external-name')
}

/** The external destinations of a port of a service; empty if its workloads are in the cluster. */
export function destinationsOf(
  mesh: Mesh,
  service: RegistryService,
  port: RegistryPort,
  protocol: CalledHost['protocol'],
): ServiceDestination[] {
  const { host, manifest } = service
  const fields = [hostNode(mesh, service), port.node, manifest.spec.get('exportTo')]
  return addressesOf(mesh, service, port, protocol).map(({ address, port: number, node, missing = [] }) => {
    const name = canonicalHost(mesh, address)
    const isRelay = serviceNamespace(name) !== undefined
    const nodes = [...fields, ...(node ? [node] : [])].filter(({ exists }) => exists)
    return {
      destination: { host, port: number, address: isRelay || name === host ? '' : address },
      relay: isRelay ? name : null,
      missing,
      places: nodes.map((field) => ({ object: manifest, node: field })),
    }
  })
}

/** The item of `hosts` that declares a host; the name of a Service. */
function hostNode(mesh: Mesh, { host, manifest }: RegistryService): Node {
  const items = manifest.spec.items('hosts')
  return items.find(({ text }) => canonicalHost(mesh, text) === host) ?? manifest.root.at('metadata', 'name')
}

function addressesOf(
  mesh: Mesh,
  service: RegistryService,
  port: RegistryPort,
  protocol: CalledHost['protocol'],
): StatedAddress[] {
  if (service.isKubernetes) return endpointAddresses(mesh, service, targetOf(port))
  if (service.resolution === 'none') return dialedAddresses(service, port, protocol)
  const endpoints = service.manifest.spec.items('endpoints')
  if (endpoints.length > 0) return endpoints.map((endpoint) => endpointAddress(endpoint, port))
  if (service.selector !== null) return selectedAddresses(mesh, service, port)
  return service.resolution === 'static' ? [] : [{ address: '', port: targetOf(port) }]
}

/** The destination port. A name is that of a container port. */
function targetOf({ number, target }: RegistryPort): number {
  return typeof target === 'number' ? target : number
}

/**
 * Without resolution, connections go to the address that the application dials. Proxies match the server name or host,
 * and for other connections the address, if the entry states any (istio `pilot/pkg/networking/core/cluster.go`,
 * ORIGINAL_DST).
 */
function dialedAddresses(
  { manifest }: RegistryService,
  { number }: RegistryPort,
  protocol: CalledHost['protocol'],
): StatedAddress[] {
  const stated = protocol === 'http' ? [] : manifest.spec.items('addresses')
  return stated.length === 0
    ? [{ address: 'any', port: number }]
    : stated.map((node) => ({ address: node.text, port: number, node }))
}

function endpointAddress(endpoint: Node, port: RegistryPort): StatedAddress {
  const node = endpoint.get('address')
  return { address: node.text, port: endpoint.get('ports').get(port.name).number ?? targetOf(port), node }
}

/** The machines that a ServiceEntry selects. Selected pods are inside the cluster. */
function selectedAddresses(mesh: Mesh, service: RegistryService, port: RegistryPort): StatedAddress[] {
  const workloads = workloadsOf(mesh, service)
  if (workloads.length === 0)
    return [
      { address: '', port: targetOf(port), missing: [`the workloads of ${manifestTitle(service.manifest)}`] },
    ]
  return workloads.flatMap(({ manifest }) =>
    manifest.kind === 'WorkloadEntry' ? [endpointAddress(manifest.spec, port)] : [],
  )
}

/** The stated endpoints of a Service without a selector. */
function endpointAddresses(mesh: Mesh, service: RegistryService, port: number): StatedAddress[] {
  const { namespace, manifest } = service
  const nodes = statedEndpoints(mesh).get(`${namespace}/${manifest.name}`) ?? []
  return nodes.length === 0
    ? [{ address: '', port, missing: [`the endpoints of ${manifestTitle(manifest)}, which has no selector`] }]
    : nodes.map(({ node }) => ({ address: node.text, port, node }))
}

/** The addresses in Endpoints and EndpointSlices, by the Service that they are of. */
const statedEndpoints = derived(['other'], (mesh) => {
  const addresses = mesh.ofOtherKinds().flatMap((manifest) => {
    const { kind, namespace, name, root } = manifest
    if (kind === 'Endpoints' && groupOf(manifest) === '')
      return root
        .items('subsets')
        .flatMap((subset) => subset.items('addresses'))
        .map((item) => ({ service: `${namespace}/${name}`, node: item.get('ip') }))
    if (kind !== 'EndpointSlice' || groupOf(manifest) !== 'discovery.k8s.io') return []
    const service = root.at('metadata', 'labels', 'kubernetes.io/service-name').text
    return root
      .items('endpoints')
      .flatMap((endpoint) => endpoint.items('addresses'))
      .map((node) => ({ service: `${namespace}/${service}`, node }))
  })
  return groupBy(addresses, ({ service }) => service)
})
