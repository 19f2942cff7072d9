import { groupBy } from '../core/group.ts'
import type { Target } from '../core/target.ts'
import { isUnfilled } from '../syntax/unfilled.ts'

/** The place where a target is applied. Targets of one place can affect each other. */
export interface MeshPlace {
  readonly environment: string | null
  /** The cluster or mesh, if its environment has several of them; `null` if the target states none. */
  readonly cluster: Cluster | null
}

/** A cluster that a target states, or the mesh that the configuration says the cluster to be of. */
export interface Cluster {
  readonly name: string
  readonly isMesh: boolean
}

/**
 * Returns the place of each target. Targets of two clusters in one environment are separate, since each istiod reads
 * the configuration of its own cluster. If an environment has only one stated cluster, targets without one are assumed
 * to be there.
 */
export function meshPlaces(targets: readonly Target[]): (target: Target) => MeshPlace {
  const byEnvironment = groupBy(targets, ({ environment }) => environment)
  const divided = new Set(
    [...byEnvironment].flatMap(([environment, group]) => (hasSeveralClusters(group) ? environment : [])),
  )
  return (target) => {
    const { environment } = target
    const isDivided = environment !== null && divided.has(environment)
    return { environment, cluster: isDivided ? clusterOf(target) : null }
  }
}

/** A key that is equal for the same place. */
export function placeKey({ environment, cluster }: MeshPlace): string {
  return JSON.stringify([environment, cluster && [cluster.isMesh, cluster.name]])
}

/**
 * False if a client in one place certainly cannot call what a Service of the other selects. Clusters of one mesh share the endpoints
 * of Services with the same name and namespace, and nothing else (istio.io, "Namespace sameness" and "Multiple clusters").
 */
export function mayShareServices({ cluster: first }: MeshPlace, { cluster: second }: MeshPlace): boolean {
  return !(first?.isMesh && second?.isMesh && first.name !== second.name)
}

function hasSeveralClusters(targets: readonly Target[]): boolean {
  const keys = targets.flatMap((target) => {
    const cluster = clusterOf(target)
    return cluster ? placeKey({ environment: null, cluster }) : []
  })
  return new Set(keys).size > 1
}

function clusterOf({ manager }: Target): Cluster | null {
  if (!manager || manager.cluster === '' || isUnfilled(manager.cluster)) return null
  return manager.mesh === undefined
    ? { name: manager.cluster, isMesh: false }
    : { name: manager.mesh, isMesh: true }
}
