import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { visibleServices } from '../request/registry/visible-services.ts'
import { importedScope, type ProxyScope } from '../request/registry/scope.ts'
import { virtualServicesFor } from '../request/registry/virtual-services.ts'
import type { EgressClient } from './clients.ts'
import { exitKey } from './exit.ts'
import { hostsByLabels, hostsByNamespace } from './differing-hosts.ts'
import { candidatesOfHosts, candidatesOfImports } from './scope-candidates.ts'
import { exitsOfHosts, type HostFilter } from './host-filter.ts'
import { exitTable, noExits, type ExitTable, type EgressReach } from './reach.ts'
import { sidecarExits } from './sidecar-exits.ts'

/** The exits of a client, without what else holds of it. */
export type ClientExits = Pick<EgressReach, 'shared' | 'replaced' | 'own'>

/** The exits of pods that reach nothing through a sidecar. */
export const noOwnExits: ClientExits = { shared: noExits, replaced: new Set(), own: noExits }

/** Nothing to import. */
export const noCandidates = { services: [], virtualServices: [] }

/** The services and VirtualServices that sidecars of a namespace know if no Sidecar selects them; only those of some hosts. */
export function openScope(mesh: Mesh, namespace: string, hosts: HostFilter): ProxyScope {
  const candidates =
    hosts === 'all'
      ? {
          services: visibleServices(mesh, namespace),
          virtualServices: virtualServicesFor(mesh, 'mesh', namespace),
        }
      : candidatesOfHosts(mesh, namespace, hosts)
  return importedScope(mesh, namespace, null, candidates)
}

/** The inputs of the search for exits of sidecars. */
interface EgressSearch {
  readonly compiled: CompiledMesh
  /** The exits of a namespace that no object names. */
  readonly general: () => ExitTable
  readonly hosts: HostFilter
}

/**
 * The exits of a client with a sidecar.
 * @param sidecar the Sidecar that selects the client; `null` without one
 */
export function exitsOfSidecar(
  { compiled, general, hosts: searched }: EgressSearch,
  { proxy }: EgressClient,
  sidecar: Manifest | null,
): ClientExits {
  const { mesh } = compiled
  const { namespace } = proxy
  if (sidecar && !importsAll(sidecar)) {
    const candidates =
      searched === 'all'
        ? candidatesOfImports(mesh, namespace, importsOf(sidecar, namespace))
        : candidatesOfHosts(mesh, namespace, searched)
    const scope = importedScope(mesh, namespace, sidecar, candidates)
    return { ...noOwnExits, own: exitTable(exitsOfHosts(sidecarExits(compiled, proxy, scope), searched)) }
  }
  const near = [...(hostsByNamespace(mesh).get(namespace) ?? []), ...hostsByLabels(mesh)]
  const hosts = new Set(searched === 'all' ? near : near.filter((host) => searched.has(host)))
  if (hosts.size === 0) return { ...noOwnExits, shared: general() }
  const scope = importedScope(mesh, namespace, null, candidatesOfHosts(mesh, namespace, hosts))
  const exits = sidecarExits(compiled, proxy, scope)
  return differingExits(general(), exitTable(exits.filter(({ called }) => hosts.has(called.host))), hosts)
}

/** Keeps the exits that differ from those of all namespaces. */
function differingExits(shared: ExitTable, own: ExitTable, hosts: ReadonlySet<string>): ClientExits {
  const replaced = new Set([...hosts].filter((host) => !areEqual(shared, own, host)))
  const differing = [...replaced].flatMap((host) => own.byCalledHost.get(host) ?? [])
  return { shared, replaced, own: replaced.size === 0 ? noExits : exitTable(differing) }
}

function areEqual(shared: ExitTable, own: ExitTable, host: string): boolean {
  const keysIn = (table: ExitTable): string =>
    JSON.stringify((table.byCalledHost.get(host) ?? []).map(exitKey).toSorted())
  return keysIn(shared) === keysIn(own)
}

/** True for a Sidecar that imports every host for every port. */
function importsAll({ spec }: Manifest): boolean {
  const egress = spec.items('egress')
  if (egress.length === 0) return true
  const [listener, ...others] = egress
  const hosts = listener!.items('hosts').map(({ text }) => text)
  return (
    others.length === 0 &&
    !listener!.get('port').exists &&
    hosts.includes('*/*') &&
    !hosts.some((host) => host.startsWith('~'))
  )
}

/** The hosts that the entries of `hosts` import, without exclusions. */
function importsOf({ spec }: Manifest, own: string): { namespace: string; host: string }[] {
  const texts = spec.items('egress').flatMap((listener) => listener.items('hosts').map(({ text }) => text))
  return texts
    .filter((text) => !text.startsWith('~'))
    .map((text) => {
      const slash = text.indexOf('/')
      const namespace = slash < 0 ? '*' : text.slice(0, slash) || '*'
      return { namespace: namespace === '.' ? own : namespace, host: text.slice(slash + 1) }
    })
}

/** The fields of a Sidecar by which it imports hosts. */
export function placesOf(sidecar: Manifest): DecidingPlace[] {
  const hosts = sidecar.spec.items('egress').flatMap((listener) => listener.items('hosts'))
  return hosts.map((node) => ({ object: sidecar, node }))
}
