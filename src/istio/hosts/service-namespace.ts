import { oncePer } from '../../core/once-per.ts'
import { derivedByKey } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { exportedTo, visibleIn } from './export.ts'
import { serviceNamespace } from './hosts.ts'
import { canonicalHost, serviceEntriesFor } from './services.ts'

/**
 * The namespace of the Service or ServiceEntry that clients of a namespace use for a full host name; `undefined` if the
 * repository declares none that they see. Of several ServiceEntries they use that of their own namespace, else the
 * oldest of those exported to it by name, else the oldest of all, for which the order of the files is taken (istio
 * `pilot/pkg/model/sidecar.go`, selectServices; `push_context.go`, servicesExportedToNamespace).
 */
export const serviceNamespaceFor = derivedByKey(
  ['ServiceEntry'],
  (mesh, host: string, client: string) => `${client}\0${canonicalHost(mesh, host)}`,
  (mesh, host, client) => {
    const ofService = serviceNamespace(canonicalHost(mesh, host))
    if (ofService !== undefined) return ofService
    const { first, namespaces } = declaringNamespaces(visibleIn(entriesWithHost(mesh, host), client))
    return namespaces.has(client) ? client : first
  },
)

const declaringNamespaces = oncePer((entries: readonly Manifest[]) => {
  const narrow = entries.find((entry) => !exportedTo(entry).includes('*'))
  return {
    first: (narrow ?? entries[0])?.namespace,
    namespaces: new Set(entries.map(({ namespace }) => namespace)),
  }
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
