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
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace, presenceOf, sharesNamespace } from '../../model/presence.ts'
import { sidecarImports, mayImport, sidecarForAll } from '../../istio/hosts/sidecar-scope.ts'
import { namespaceOf } from '../shared/namespace-of.ts'
import { quote } from '../message/quote.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Only namespaces that `exportTo` names are checked: for others the files do not tell who uses the host. */
export const notImported = defineRule({
  id: 'egress/not-imported',
  codes: ['missing-from-sidecar', 'missing-where-exported'],
  severity: 'warning',
  summary: 'A host is exported to a namespace whose Sidecars do not import it.',
  why: 'A proxy with a Sidecar only knows the hosts of its `egress` list, and those that an imported VirtualService routes to. Any other host does not exist for the workload: the call is blocked, or passes through as a call to an unknown host.',
  fix: 'Add the host to the `egress` hosts of the Sidecar, as `./HOST` for its own namespace or `NAMESPACE/HOST`; or export the entry to the namespaces that call it.',
  across: {
    *ServiceEntry(entry, mesh) {
      yield* missingElsewhere(entry, mesh)
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

/** Reports other namespaces that `exportTo` names, and whose Sidecars import no host of an entry. */
function* missingElsewhere(entry: Manifest, mesh: Mesh): Generator<Problem<'missing-where-exported'>> {
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  const hosts = entry.spec.items('hosts').map(({ text }) => text)
  // A VirtualService that is imported brings its destinations along.
  const isRouted = meshes.some((candidate) =>
    hosts.some((host) => routedDestinationsTo(candidate, fullHost(host, entry.namespace)).length > 0),
  )
  if (isRouted || hosts.length === 0 || hosts.some(isUnfilled) || !hasStatedNamespace(entry)) return
  for (const item of entry.spec.items('exportTo')) {
    const namespace = item.text
    const sidecar = isNamespace(item) && namespace !== entry.namespace && sidecarForAll(mesh, namespace)
    if (!sidecar || meshes.some((candidate) => gatewayPresence(candidate).mayShareNamespace({ namespace })))
      continue
    const isImported = hosts.some((host) =>
      meshes.some(
        (candidate) =>
          sidecarImports(mesh, sidecar, host, entry.namespace, namespace) ||
          mayImport(candidate, host, entry.namespace, namespace),
      ),
    )
    if (!isImported) yield missingWhereExported(entry, item, sidecar)
  }
}

function isNamespace({ text, isUnfilled: isPlaceholder }: Node): boolean {
  return !isPlaceholder && !['', '.', '*', '~'].includes(text)
}

function missingWhereExported(
  { namespace, spec }: Manifest,
  item: Node,
  sidecar: Manifest,
): Problem<'missing-where-exported'> {
  const imported = `${namespace}/${spec.get('hosts').item(0).text}`
  return {
    code: 'missing-where-exported',
    node: item,
    confidence: 'likely',
    message: `no Sidecar of namespace ${quote(item.text)} imports a host of this entry: add ${quote(imported)} to its \`egress\` hosts, or leave the namespace out`,
    related: [{ node: egressNode(sidecar), note: 'the imported hosts' }],
  }
}

/**
 * The Sidecar for all workloads of the only namespace that sees an entry. `undefined` if a Gateway may be in that
 * namespace: gateways ignore Sidecars.
 */
function soleSidecar(entry: Manifest, mesh: Mesh): Manifest | undefined {
  if (exportedTo(entry).some((namespace) => namespace !== entry.namespace)) return undefined
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
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
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
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
      sidecarImports(mesh, sidecar, name, declaredIn, namespace) ||
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
