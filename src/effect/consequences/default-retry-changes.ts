import { shortNameList } from '../../core/join-words.ts'
import { allVirtualServices } from '../../istio/gateway-api/proxy-objects.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import type { Mesh } from '../../model/mesh.ts'
import { mergedRoutes } from '../request/routing/merged-routes.ts'
import { retryPolicy } from '../request/routing/retries.ts'
import { placeOfConfig } from './changed-config.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { retryDifference, type RetrySettings } from './retry-words.ts'

/**
 * One consequence if `defaultHttpRetryPolicy` of the MeshConfig changes how requests are retried whose route sets no `retries`;
 * else empty.
 */
export function defaultRetryChanges(changed: ChangedMesh): ConsequenceIn<'traffic'>[] {
  const place = placeOfConfig(changed, 'defaultHttpRetryPolicy')
  const [before, after] = [changed.base, changed.head].map((mesh) => ({
    retries: retryPolicy(mesh),
    timeout: null,
  })) as [RetrySettings, RetrySettings]
  const difference = retryDifference(before, after)
  if (!place || difference === null) return []
  const hosts = hostsWithDefault(changed.head)
  const named = hosts.length === 0 ? '' : `, such as those to ${shortNameList(hosts)},`
  return [
    {
      area: 'traffic',
      code: 'retries-changed',
      sentence: `tries requests whose route sets no \`retries\`${named} ${difference}`,
      place,
      about: 'defaultHttpRetryPolicy',
      missing: [changed.base, changed.head].some(hasUnknownDefault)
        ? ['the MeshConfig, which is not in files of base and head']
        : [],
    },
  ]
}

/** True if no file has the MeshConfig: Istio's default is then a guess. */
function hasUnknownDefault({ config, configSources }: Mesh): boolean {
  return configSources.length === 0 && config.defaultHttpRetryPolicy === undefined
}

/** The hosts of routes that leave `retries` to the mesh. */
function hostsWithDefault(mesh: Mesh): string[] {
  const hosts = allVirtualServices(mesh)
    .filter((route) => mergedRoutes(mesh, route).some((merged) => !merged.field('retries').node.exists))
    .flatMap(({ spec }) => spec.items('hosts').map(({ text }) => `\`${text}\``))
  return [...new Set(hosts)]
}
