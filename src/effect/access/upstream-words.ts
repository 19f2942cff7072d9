import type { ClusterNameParts } from '../request/routing/cluster-name.ts'

/**
 * The description of destinations, joined by commas: `` `api.shop.svc.cluster.local:80` subset `v1` (90%) ``. It has a
 * rounded percentage unless that is 100; without destinations it is `nowhere`.
 */
export function upstreamWords(
  destinations: readonly { readonly name: ClusterNameParts; readonly percent: number }[],
): string {
  const words = destinations.map(({ name: { host, port, subset }, percent }) => {
    const share = percent === 100 ? '' : ` (${Math.round(percent)}%)`
    return `\`${host}:${port}\`${subset === '' ? '' : ` subset \`${subset}\``}${share}`
  })
  return words.join(', ') || 'nowhere'
}
