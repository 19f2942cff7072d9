import { isDeepStrictEqual } from 'node:util'
import { knownKind } from '../../model/mesh.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isIstiod } from '../policy/jwks-fetch.ts'

/**
 * True if nothing of a workload changes that rules read when they judge other objects: they read its labels, ports and
 * annotations, and not which image runs in how many replicas. Always false for istiod, whose environment configures the
 * mesh.
 */
export function isInternalChange(before: Manifest, after: Manifest): boolean {
  const kind = knownKind(before)
  if (!kind || !workloads.has(kind) || knownKind(after) !== kind) return false
  if (isIstiod(before) || isIstiod(after)) return false
  return isDeepStrictEqual(withoutInternals(before.root.data), withoutInternals(after.root.data))
}

/** The kinds with a pod template below `spec`; a Pod may contain the proxy, which others ask about. */
const workloads: ReadonlySet<MeshKind> = new Set<MeshKind>([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'Rollout',
  'StatefulSet',
])

/** Plain data without the fields that concern nobody else, wherever they stand. */
function withoutInternals(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutInternals)
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data).flatMap(([key, value]) => {
    if (internalFields.has(key)) return []
    if (key === 'containers' || key === 'initContainers') return [[key, withoutContainerInternals(value)]]
    if (key === 'annotations') return [[key, withoutChecksums(value)]]
    return [[key, withoutInternals(value)]]
  })
  return Object.fromEntries(entries)
}

const internalFields: ReadonlySet<string> = new Set(['replicas'])
const containerFields = ['args', 'command', 'env', 'envFrom', 'image', 'imagePullPolicy', 'resources']

/** A proxy that is written into the template stays whole. */
function withoutContainerInternals(containers: unknown): unknown {
  if (!Array.isArray(containers)) return containers
  return containers.map((container: unknown) =>
    nameOf(container) === 'istio-proxy'
      ? container
      : without(container, (key) => containerFields.includes(key)),
  )
}

function nameOf(container: unknown): unknown {
  return typeof container === 'object' && container !== null && 'name' in container
    ? container.name
    : undefined
}

/** Charts roll pods by a hash of their configuration in an annotation. */
function withoutChecksums(annotations: unknown): unknown {
  return without(annotations, (key) => key.startsWith('checksum/'))
}

function without(map: unknown, isLeftOut: (key: string) => boolean): unknown {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return map
  return Object.fromEntries(Object.entries(map).filter(([key]) => !isLeftOut(key)))
}
