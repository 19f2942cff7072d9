import { normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { canonicalHost, serviceEntriesFor } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const staticNoEndpoints = defineRule({
  id: 'egress/static-no-endpoints',
  codes: ['missing-endpoints'],
  severity: 'error',
  summary: 'A ServiceEntry whose endpoints are said to be fixed, and that has none.',
  why: 'With `resolution: STATIC` nothing is looked up. Istio accepts the ServiceEntry, and every request to its hosts fails: there is no endpoint to send it to.',
  fix: 'List the endpoints, select workloads, or set `resolution: DNS` to have the hosts looked up.',
  fromAbsence: 'warning',
  across: {
    *ServiceEntry(entry, mesh) {
      const resolution = entry.spec.get('resolution')
      if (resolution.text !== 'STATIC' || suppliesEndpoints(entry)) return
      const hosts = entry.spec.items('hosts').map(({ text }) => text)
      const bare = hosts.filter((host) => host !== '' && !isUnfilled(host) && !isSupplied(mesh, host))
      if (bare.length === 0) return
      yield {
        code: 'missing-endpoints',
        node: resolution,
        message: `\`STATIC\` without \`endpoints\` or \`workloadSelector\`: ${quoteAll(bare)} ${bare.length > 1 ? 'have' : 'has'} no endpoint; list them, or set \`DNS\``,
      }
    },
  },
})

/** True where another ServiceEntry, or a Service that may live elsewhere, gives the host endpoints. */
function isSupplied(mesh: Mesh, host: string): boolean {
  // A name inside the cluster may be that of a Service.
  if (serviceNamespace(canonicalHost(mesh, host)) !== undefined) return true
  return [mesh, meshOfAllFiles(mesh) ?? mesh]
    .flatMap((world) => serviceEntriesFor(world, host))
    .some((entry) => declares(entry, host) && suppliesEndpoints(entry))
}

/** Istio merges endpoints of equal hosts only: those of a wildcard serve the wildcard. */
function declares({ spec }: Manifest, host: string): boolean {
  return spec.items('hosts').some(({ text }) => normalHost(text) === normalHost(host))
}

function suppliesEndpoints({ spec }: Manifest): boolean {
  return isPresent(spec.get('workloadSelector')) || hasSome(spec.get('endpoints'))
}

function hasSome(endpoints: Node): boolean {
  return endpoints.kind === 'list' ? endpoints.items().length > 0 : isPresent(endpoints)
}
