// Waypoints beside each other in random meshes, and what names them.
import type { JsonMap } from './mutate.ts'
import type { Random } from './random.ts'

const use = 'istio.io/use-waypoint'

/** An object that names a waypoint: where it does for certain, or one of several at random. */
export function bound(random: Random, object: JsonMap, namespace: string): JsonMap {
  const stated = { name: 'waypoint', namespace }
  const first = random.isLikely(0.7) ? stated : randomWaypoint(random, namespace)
  const second = random.isLikely(0.2) ? randomWaypoint(random, namespace) : undefined
  const weight = random.pick(['0', '30', '100', '101', undefined])
  const { labels, ...metadata } = object['metadata'] as JsonMap
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: {
        ...(labels as JsonMap | undefined),
        ...named(use, first),
        ...(second && named(`${use}-canary`, second)),
      },
      ...(weight !== undefined && { annotations: { [`${use}-canary-weight`]: weight } }),
    },
  }
}

interface WaypointName {
  readonly name: string
  readonly namespace: string | undefined
}

function randomWaypoint(random: Random, namespace: string): WaypointName {
  const name = random.pick(['waypoint', 'second-waypoint', 'second-waypoint', 'absent', 'none', ''])
  return { name, namespace: random.isLikely(0.7) ? namespace : undefined }
}

function named(label: string, { name, namespace }: WaypointName): JsonMap {
  return { [label]: name, ...(namespace !== undefined && { [`${label}-namespace`]: namespace }) }
}

/** What a second waypoint says of what it serves. */
export function randomTraffic(random: Random): JsonMap {
  const traffic = random.pick([undefined, undefined, 'service', 'workload', 'all', 'none'])
  return traffic === undefined ? {} : { 'istio.io/waypoint-for': traffic }
}
