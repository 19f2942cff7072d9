import { table } from '../../../core/table.ts'
import { groupBy } from '../../../core/group.ts'
import { entryExport } from '../../../istio/ambient/entry-visibility.ts'
import { serviceExport } from '../../../istio/hosts/service-registry.ts'
import { derived } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { oldestFirst } from './age.ts'
import { declaredByEntry, declaredByService, type DeclaredService } from './declared-services.ts'

/** A host of a Service or ServiceEntry, as istiod keeps it. */
export interface RegistryService extends DeclaredService {
  readonly namespace: string
  readonly isKubernetes: boolean
  readonly resolution: 'pods' | 'none' | 'dns' | 'static' | 'dynamic-dns' | 'external-name'
  /** Addresses that are stated: cluster addresses of a Service, addresses and ranges of a ServiceEntry. */
  readonly addresses: readonly string[]
  /** True if a Service has an address of its own, stated or not. */
  readonly hasAddress: boolean
  /** True for MESH_EXTERNAL. */
  readonly isExternal: boolean
  /** Of a Service of type ExternalName. */
  readonly externalName: string
  /** The hosts of ExternalName Services that resolve to this host. */
  readonly aliases: readonly string[]
  /** The namespaces whose proxies see it, `*` for all. */
  readonly exportTo: readonly string[]
  /** The missing inputs about its visibility. */
  readonly missing: readonly string[]
}

/**
 * True for a service with an address that ztunnel takes calls of: stated, of the cluster, or allocated by istiod, which
 * allocates none for resolution NONE (istio `pilot/pkg/networking/serviceentry/ip_autoallocation.go`).
 */
export function isCalledByAddress({ hasAddress, isKubernetes, resolution }: RegistryService): boolean {
  return hasAddress || (!isKubernetes && resolution !== 'none')
}

/** The kinds that the registry is made of; labels of a Namespace may limit who sees its ServiceEntries. */
export const registryKinds = ['Namespace', 'Service', 'ServiceEntry'] as const

/**
 * All hosts of a mesh: those of Services, then those of ServiceEntries, each with the older objects first (istio
 * `pilot/pkg/model/push_context.go`, initServiceRegistry). A host that several objects have occurs once for each.
 */
export const registryServices = derived(registryKinds, (mesh): readonly RegistryService[] =>
  withAliases([
    ...oldestFirst(mesh.ofKind('Service')).map((service) => ofService(mesh, service)),
    ...oldestFirst(mesh.ofKind('ServiceEntry')).flatMap((entry) => ofEntry(mesh, entry)),
  ]),
)

/** ExternalName Services resolve to their final host. Circular ones are ignored (resolveServiceAliases). */
function withAliases(services: readonly RegistryService[]): readonly RegistryService[] {
  const targets = new Map(
    services.flatMap(({ host, externalName }) =>
      externalName === '' ? [] : [[host, externalName] as const],
    ),
  )
  if (targets.size === 0) return services
  const ends = [...targets.keys()].flatMap((alias) => {
    const seen = new Set([alias])
    let end = targets.get(alias)!
    for (let next = targets.get(end); next !== undefined && !seen.has(end); next = targets.get(end)) {
      seen.add(end)
      end = next
    }
    return targets.has(end) ? [] : [{ alias, end }]
  })
  const byEnd = groupBy(ends, ({ end }) => end)
  return services.map((service) => {
    const aliases = byEnd.get(service.host)
    return aliases ? { ...service, aliases: aliases.map(({ alias }) => alias) } : service
  })
}

/** The services of a mesh by host; several if several namespaces declare one. */
export const servicesByHost = derived(registryKinds, (mesh) =>
  groupBy(registryServices(mesh), ({ host }) => host),
)

function ofService(mesh: Mesh, manifest: Manifest): RegistryService {
  const { spec, namespace } = manifest
  const address = spec.get('clusterIP').text
  const isHeadless = address === 'None'
  const isAlias = spec.get('type').text === 'ExternalName'
  return {
    ...declaredByService(mesh, manifest),
    namespace,
    isKubernetes: true,
    resolution: isAlias ? 'external-name' : isHeadless ? 'none' : 'pods',
    addresses: address === '' || isHeadless ? [] : [address],
    hasAddress: !isHeadless && !isAlias,
    isExternal: false,
    externalName: isAlias ? spec.get('externalName').text.toLowerCase() : '',
    aliases: [],
    exportTo: serviceExport(manifest),
    missing: [],
  }
}

function ofEntry(mesh: Mesh, manifest: Manifest): RegistryService[] {
  const { spec, namespace } = manifest
  const addresses = spec.items('addresses').map(({ text }) => text.replace(/\/(32|128)$/, ''))
  const { to: exportTo, missing } = entryExport(mesh, manifest)
  return declaredByEntry(mesh, manifest).map((declared) => ({
    ...declared,
    namespace,
    isKubernetes: false,
    resolution: resolutions[spec.get('resolution').text] ?? 'none',
    addresses,
    hasAddress: addresses.length > 0,
    isExternal: spec.get('location').text !== 'MESH_INTERNAL',
    externalName: '',
    aliases: [],
    exportTo,
    missing,
  }))
}

const resolutions = table<RegistryService['resolution']>({
  NONE: 'none',
  STATIC: 'static',
  DNS: 'dns',
  DNS_ROUND_ROBIN: 'dns',
  DYNAMIC_DNS: 'dynamic-dns',
})
