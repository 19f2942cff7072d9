import { isSet } from '../message/empty-lists.ts'
import { normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { canonicalHost, serviceEntriesFor } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const staticNoEndpoints = defineRule({
  id: 'egress/static-no-endpoints',
  codes: ['missing-endpoints'],
  severity: 'error',
  summary: 'A ServiceEntry with `resolution: STATIC` has no endpoints.',
  why: 'With `resolution: STATIC` Istio looks nothing up. It accepts the ServiceEntry, and every request to its hosts fails, since there is no endpoint to send it to.',
  fix: 'List the endpoints, select workloads, or set `resolution: DNS` to have the hosts looked up.',
  fromAbsence: 'warning',
  across: {
    *ServiceEntry(entry, mesh) {
      const resolution = entry.spec.get('resolution')
      if (resolution.text !== 'STATIC' || suppliesEndpoints(entry)) return
      const hosts = entry.spec.items('hosts').map(({ text }) => text)
      const unsupplied = hosts.filter((host) => host !== '' && !isUnfilled(host) && !isSupplied(mesh, host))
      if (unsupplied.length === 0) return
      yield {
        code: 'missing-endpoints',
        node: resolution,
        message: `\`STATIC\` without \`endpoints\` or \`workloadSelector\`: ${quoteAll(unsupplied)} ${unsupplied.length > 1 ? 'have' : 'has'} no endpoint; list them, or set \`DNS\``,
      }
    },
  },
})

/** True if another ServiceEntry, or a Service that another repository may have, gives the host endpoints. */
function isSupplied(mesh: Mesh, host: string): boolean {
  // A name inside the cluster may be that of a Service.
  if (serviceNamespace(canonicalHost(mesh, host)) !== undefined) return true
  return [mesh, meshOfOtherObjects(mesh) ?? mesh]
    .flatMap((candidate) => serviceEntriesFor(candidate, host))
    .some((entry) => declares(entry, host) && suppliesEndpoints(entry))
}

/** True if an entry names exactly this host: Istio merges endpoints of equal hosts only, not those of a wildcard over them. */
function declares({ spec }: Manifest, host: string): boolean {
  return spec.items('hosts').some(({ text }) => normalHost(text) === normalHost(host))
}

function suppliesEndpoints({ spec }: Manifest): boolean {
  return isPresent(spec.get('workloadSelector')) || isSet(spec.get('endpoints'))
}
