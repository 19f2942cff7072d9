import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { derivedByKey } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { exportedTo, visibleIn } from './export.ts'
import { serviceNamespace } from './hosts.ts'
import { canonicalHost, serviceEntriesFor } from './services.ts'

/**
 * The ServiceEntry that clients of a namespace use for a full host name, which says what it is and where rules for it are
 * looked up; `undefined` if they see none. Of several it is one of their own namespace, else one that is exported to
 * it by name, else any; each time the oldest, for which the order of the files is taken. Without any it is one of their
 * own namespace that is not exported there, which they know by a route (istio `pilot/pkg/model/sidecar.go`, selectServices
 * and collectImportedServices; `push_context.go`, servicesExportedToNamespace).
 */
export const serviceEntryFor = derivedByKey(
  ['ServiceEntry'],
  (mesh, host: string, client: string) => `${client}\0${canonicalHost(mesh, host)}`,
  (mesh, host, client): Manifest | undefined => {
    const entries = entriesWithHost(mesh, host)
    const { first, byNamespace } = inOrderOfUse(visibleIn(entries, client))
    return byNamespace.get(client)?.[0] ?? first ?? entries.find(({ namespace }) => namespace === client)
  },
)

/**
 * The namespace of the Service or ServiceEntry that clients of a namespace use for a full host name; `undefined` if the
 * repository declares none that they see.
 */
export function serviceNamespaceFor(mesh: Mesh, host: string, client: string): string | undefined {
  return serviceNamespace(canonicalHost(mesh, host)) ?? serviceEntryFor(mesh, host, client)?.namespace
}

const inOrderOfUse = oncePer((entries: readonly Manifest[]) => {
  const isPublic = (entry: Manifest): boolean => exportedTo(entry).includes('*')
  const sorted = [...entries.filter((entry) => !isPublic(entry)), ...entries.filter(isPublic)]
  return { first: sorted[0], byNamespace: groupBy(sorted, ({ namespace }) => namespace) }
})

/** The ServiceEntries with exactly a host; without one those whose wildcards cover it. */
const entriesWithHost = derivedByKey(
  ['ServiceEntry'],
  (mesh, host: string) => canonicalHost(mesh, host),
  (mesh, host): readonly Manifest[] => {
    const name = canonicalHost(mesh, host)
    const entries = serviceEntriesFor(mesh, name)
    const exact = entries.filter(({ spec }) =>
      spec.items('hosts').some(({ text }) => canonicalHost(mesh, text) === name),
    )
    return exact.length > 0 ? exact : entries
  },
)
