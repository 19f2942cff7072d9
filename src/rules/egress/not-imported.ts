import { oncePer } from '../../core/once-per.ts'
import { exports, isExportedTo } from '../../istio/hosts/export.ts'
import {
  routedDestinationsTo,
  proxiesRouting,
  type RoutedDestination,
} from '../../istio/routing/routed-destinations.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace, presenceOf, sharesNamespace } from '../../model/presence.ts'
import { imports, mayImport, sidecarForAll } from '../../istio/hosts/sidecar-scope.ts'
import { namespaceOf } from '../shared/namespace-of.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Whoever else may use a host, files cannot tell; of one that a single namespace sees they can. */
export const notImported = defineRule({
  id: 'egress/not-imported',
  codes: ['missing-from-sidecar'],
  severity: 'warning',
  summary: 'A host that only one namespace can see, and that no Sidecar there imports.',
  why: 'A proxy under a Sidecar knows the hosts of its `egress` list alone, and those that an imported VirtualService leads to. What is not in it does not exist for the workload: the call is blocked, or passes through as one to an unknown host.',
  fix: 'Add the host to the `egress` hosts of the Sidecar, as `./HOST` for its own namespace or `NAMESPACE/HOST`; or export the entry to the namespaces that call it.',
  across: {
    *ServiceEntry(entry, mesh) {
      const sidecar = soleSidecar(entry, mesh)
      if (!sidecar) return
      for (const host of entry.spec.items('hosts').filter(({ text }) => text !== '')) {
        if (isImported(host.text, entry, mesh)) continue
        yield {
          code: 'missing-from-sidecar',
          node: host,
          message: `only ${namespaceOf(entry)} can see this host, and no Sidecar there imports it: add ${quote(`./${host.text}`)} to its \`egress\` hosts`,
          about: host.text,
          related: [{ node: egressOf(sidecar), note: 'what is imported' }],
        }
      }
    },
  },
})

/** The Sidecar for all workloads of the one namespace that sees an entry; a gateway there heeds no Sidecar. */
function soleSidecar(entry: Manifest, mesh: Mesh): Manifest | undefined {
  if (exports(entry).some((namespace) => namespace !== entry.namespace)) return undefined
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  if (worlds.some((world) => gatewaysPresent(world).mayShareNamespace(entry))) return undefined
  const sidecar = sidecarForAll(mesh, entry.namespace)
  // Where nothing states the namespace, it may have a Sidecar that is not among those of the release.
  const isSure = sidecar && (hasStatedNamespace(entry) || sharesNamespace(sidecar, entry))
  return isSure ? sidecar : undefined
}

/** Gateways of Istio and of the Gateway API. */
const gatewaysPresent = oncePer((mesh: Mesh) =>
  presenceOf(mesh.manifests.filter(({ kind }) => kind === 'Gateway')),
)

function isImported(host: string, entry: Manifest, mesh: Mesh): boolean {
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  const { namespace } = entry
  const routedDestinations = worlds
    .flatMap((world) => routedDestinationsTo(world, fullHost(host, namespace)))
    .filter(
      (routedDestination) =>
        isExportedTo(routedDestination.virtualService, namespace) ||
        !hasStatedNamespace(routedDestination.virtualService),
    )
  if (
    routedDestinations.some((routedDestination) =>
      [...proxiesRouting(routedDestination)].some((proxy) => proxy !== meshGateway),
    )
  )
    return true
  const called = [{ name: host, declaredIn: namespace }, ...routedDestinations.flatMap(hostsOf)]
  const sidecar = sidecarForAll(mesh, namespace)!
  return called.some(
    ({ name, declaredIn }) =>
      imports(sidecar, name, declaredIn, namespace) ||
      worlds.some((world) => mayImport(world, name, declaredIn, namespace)),
  )
}

/** The hosts that are called where a routed destination acts. */
function hostsOf({ virtualService }: RoutedDestination): { name: string; declaredIn: string }[] {
  const { namespace } = virtualService
  return virtualService.spec
    .items('hosts')
    .map(({ text }) => ({ name: fullHost(text, namespace), declaredIn: namespace }))
}

function egressOf(sidecar: Manifest): Node {
  return sidecar.spec.get('egress')
}
