import { isDeepStrictEqual } from 'node:util'
import { isDataMap } from '../../core/plain-data.ts'
import { knownKind } from '../../model/mesh.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { isIstiod } from '../policy/istiod-environment.ts'

/**
 * True if no changed part of an object matters to other objects. For a workload, labels, ports and annotations matter;
 * images and replicas do not. For a ConfigMap, only its existence matters. Always false for those of Istio, which
 * configure the mesh.
 */
export function isInternalChange(before: Manifest, after: Manifest): boolean {
  const kind = knownKind(before)
  if (kind === undefined || knownKind(after) !== kind) return false
  const withoutInternals = kind === 'ConfigMap' ? keysOfConfigMap : workloads.has(kind) ? publicParts : null
  if (!withoutInternals || [before, after].some(mayConfigureMesh)) return false
  return isDeepStrictEqual(withoutInternals(before.root.data), withoutInternals(after.root.data))
}

/** True for istiod and the ConfigMaps of Istio's charts, by the beginning of their names. */
function mayConfigureMesh(object: Manifest): boolean {
  return object.name.startsWith('istio') || isUnfilled(object.name) || isIstiod(object)
}

/** The data of a ConfigMap without values. */
function keysOfConfigMap(data: unknown): unknown {
  if (!isDataMap(data)) return data
  const keysOf = (map: unknown): unknown => (isDataMap(map) ? Object.keys(map).toSorted() : map)
  return { ...data, data: keysOf(data['data']), binaryData: keysOf(data['binaryData']) }
}

/** The kinds with a pod template below `spec`. A Pod may contain a proxy, which matters to others. */
const workloads: ReadonlySet<MeshKind> = new Set<MeshKind>([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'Rollout',
  'StatefulSet',
])

/** The data of a workload without the fields that do not matter to other objects. */
function publicParts(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(publicParts)
  if (!isDataMap(data)) return data
  const entries = Object.entries(data).flatMap(([key, value]) => {
    if (internalFields.has(key)) return []
    if (key === 'containers' || key === 'initContainers') return [[key, withoutContainerInternals(value)]]
    if (key === 'annotations') return [[key, withoutChecksums(value)]]
    return [[key, publicParts(value)]]
  })
  return Object.fromEntries(entries)
}

const internalFields: ReadonlySet<string> = new Set(['replicas'])
const containerFields = ['args', 'command', 'env', 'envFrom', 'image', 'imagePullPolicy', 'resources']

/** A proxy container in the template is kept unchanged. */
function withoutContainerInternals(containers: unknown): unknown {
  if (!Array.isArray(containers)) return containers
  return containers.map((container: unknown) =>
    nameOf(container) === 'istio-proxy'
      ? container
      : without(container, (key) => containerFields.includes(key)),
  )
}

function nameOf(container: unknown): unknown {
  return isDataMap(container) ? container['name'] : undefined
}

/** Charts roll pods by an annotation with a hash of their configuration. */
function withoutChecksums(annotations: unknown): unknown {
  return without(annotations, (key) => key.startsWith('checksum/'))
}

function without(map: unknown, isLeftOut: (key: string) => boolean): unknown {
  if (!isDataMap(map)) return map
  return Object.fromEntries(Object.entries(map).filter(([key]) => !isLeftOut(key)))
}
