import { shortNameList } from '../../core/join-words.ts'
import { statedChanges } from '../../effect/access/object-changes.ts'
import { isRouteOfService, unseenGateways } from '../../effect/access/unseen-gateways.ts'
import { shownVersion, type ChangedMesh } from '../../effect/consequences/changed-objects.ts'

/**
 * Why nothing is compared although routes and Gateways of the Gateway API differ, in trees in which nothing is for Istio: it may
 * serve them nevertheless. Absent if none does that Istio may serve.
 */
export function possiblyServed(pairs: readonly ChangedMesh[]): string | undefined {
  const objects = pairs.flatMap(({ head, base, objects: changed }) => {
    const routes = changed.map(shownVersion).filter(isRouteOfService)
    const sides = { changes: statedChanges(changed), head: { mesh: head }, base: { mesh: base } }
    return [...routes, ...unseenGateways(sides).map(({ object }) => object)]
  })
  if (objects.length === 0) return undefined
  const names = [...new Set(objects.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`))]
  return `no file names Istio, which may serve ${shortNameList(names)} if it is in the cluster`
}
