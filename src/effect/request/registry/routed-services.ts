import { fullHost } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { derivedPer } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { mergedRoutes } from '../routing/merged-routes.ts'
import { servicesByHost, type RegistryService } from './registry.ts'
import { visibleAmong } from './visible-services.ts'

/** The destinations of a VirtualService that are not imported (collectImportedServices). */
export function routedServices(mesh: Mesh, virtualService: Manifest, namespace: string): RegistryService[] {
  return hostsRoutedTo(mesh, virtualService).flatMap((host) => {
    const declared = servicesByHost(mesh).get(host) ?? []
    const visible = visibleAmong(declared, namespace)
    const best =
      declared.find((service) => service.namespace === namespace) ??
      visible.find(({ isKubernetes }) => isKubernetes) ??
      visible[0]
    return best ? [best] : []
  })
}

/** The full names of the hosts that a VirtualService and its delegates route to. */
export const hostsRoutedTo = derivedPer(
  ['VirtualService'],
  (mesh, virtualService: Manifest): readonly string[] => {
    const { spec } = virtualService
    const ofStreams = [...spec.items('tls'), ...spec.items('tcp')].flatMap((route) =>
      hostsIn(route.items('route'), virtualService),
    )
    const ofHttp = mergedRoutes(mesh, virtualService).flatMap(({ field }) =>
      ['route', 'mirrors', 'mirror'].flatMap((name) => {
        const { node, owner } = field(name)
        // A mirror is a destination itself.
        return name === 'mirror' ? fullHosts([node], owner) : hostsIn(node.items(), owner)
      }),
    )
    return [...new Set([...ofStreams, ...ofHttp])].map((host) => canonicalHost(mesh, host))
  },
)

function hostsIn(routes: readonly Node[], owner: Manifest): string[] {
  return fullHosts(
    routes.map((route) => route.get('destination')),
    owner,
  )
}

function fullHosts(destinations: readonly Node[], { namespace }: Manifest): string[] {
  const hosts = destinations.map((destination) => destination.get('host').text)
  return hosts.filter((host) => host !== '').map((host) => fullHost(host, namespace))
}
