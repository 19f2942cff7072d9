import type { Labels } from './selector.ts'

/** The label of a Service, ServiceEntry or Namespace that names the waypoint of its requests. */
export const waypointLabel = 'istio.io/use-waypoint'
/** The label that names a second waypoint for a part of the requests, since 1.31. */
export const canaryLabel = 'istio.io/use-waypoint-canary'
/** The annotation with the percentage of requests for the second waypoint. */
export const canaryWeight = 'istio.io/use-waypoint-canary-weight'

/** A waypoint that labels name. */
export interface NamedWaypoint {
  readonly namespace: string
  readonly name: string
}

/**
 * The waypoint that labels name (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`, GetUseWaypoint); `none` where they
 * want none, `undefined` without the label.
 *
 * @param namespace of the object, where the waypoint is unless `...-namespace` names another one
 */
export function namedWaypoint(
  labels: Labels,
  namespace: string,
  label: string = waypointLabel,
): NamedWaypoint | 'none' | undefined {
  const name = labels.get(label)
  if (name === undefined) return undefined
  const stated = labels.get(`${label}-namespace`)
  if (name === '' || name === 'none' || stated === '') return 'none'
  return { namespace: stated ?? namespace, name }
}

/** True for the weight of a second waypoint, as Go's `strconv.Atoi` reads it: a whole number from 0 to 100. */
export function isCanaryWeight(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= 100
}
