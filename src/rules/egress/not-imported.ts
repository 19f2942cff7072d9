import { exportedTo, isExportedTo } from '../../istio/hosts/export.ts'
import {
  routedDestinationsTo,
  proxiesRouting,
  type RoutedDestination,
} from '../../istio/routing/routed-destinations.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace, presenceOf, sharesNamespace } from '../../model/presence.ts'
import { imports, mayImport, sidecarForAll } from '../../istio/hosts/sidecar-scope.ts'
import { namespaceOf } from '../shared/namespace-of.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Only hosts that a single namespace sees are checked: for others the files do not tell who uses them. */
export const notImported = defineRule({
  id: 'egress/not-imported',
  codes: ['missing-from-sidecar'],
  severity: 'warning',
  summary: 'A host that only one namespace can see is imported by no Sidecar of that namespace.',
  why: 'A proxy with a Sidecar only knows the hosts of its `egress` list, and those that an imported VirtualService routes to. Any other host does not exist for the workload: the call is blocked, or passes through as a call to an unknown host.',
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
          related: [{ node: egressNode(sidecar), note: 'the imported hosts' }],
        }
      }
    },
  },
})

/**
 * The Sidecar for all workloads of the only namespace that sees an entry. `undefined` if a Gateway may be in that
 * namespace: gateways ignore Sidecars.
 */
function soleSidecar(entry: Manifest, mesh: Mesh): Manifest | undefined {
  if (exportedTo(entry).some((namespace) => namespace !== entry.namespace)) return undefined
  const meshes = [mesh, meshOfAllFiles(mesh) ?? mesh]
  if (meshes.some((candidate) => gatewayPresence(candidate).mayShareNamespace(entry))) return undefined
  const sidecar = sidecarForAll(mesh, entry.namespace)
  // A namespace that nothing states may have a Sidecar that this release does not contain.
  const isCertain = sidecar && (hasStatedNamespace(entry) || sharesNamespace(sidecar, entry))
  return isCertain ? sidecar : undefined
}

/** The presence of Gateways, those of Istio and those of the Gateway API. */
const gatewayPresence = derived('everything', (mesh) =>
  presenceOf(mesh.manifests.filter(({ kind }) => kind === 'Gateway')),
)

function isImported(host: string, entry: Manifest, mesh: Mesh): boolean {
  const meshes = [mesh, meshOfAllFiles(mesh) ?? mesh]
  const { namespace } = entry
  const routedDestinations = meshes
    .flatMap((candidate) => routedDestinationsTo(candidate, fullHost(host, namespace)))
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
  const calledNames = [{ name: host, declaredIn: namespace }, ...routedDestinations.flatMap(calledHosts)]
  const sidecar = sidecarForAll(mesh, namespace)!
  return calledNames.some(
    ({ name, declaredIn }) =>
      imports(sidecar, name, declaredIn, namespace) ||
      meshes.some((candidate) => mayImport(candidate, name, declaredIn, namespace)),
  )
}

/** The hosts that clients call to reach a routed destination, each with the namespace that declares it. */
function calledHosts({ virtualService }: RoutedDestination): { name: string; declaredIn: string }[] {
  const { namespace } = virtualService
  return virtualService.spec
    .items('hosts')
    .map(({ text }) => ({ name: fullHost(text, namespace), declaredIn: namespace }))
}

function egressNode(sidecar: Manifest): Node {
  return sidecar.spec.get('egress')
}
