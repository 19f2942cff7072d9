// Random meshes in two versions: one differs from the other in few policies and routes.
import { manifestsOf } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { Json, JsonMap } from '../oracle/mutate.ts'
import type { Random } from '../oracle/random.ts'
import { withMoreConditions } from './more-conditions.ts'
import {
  authorizationPolicy,
  peerAuthentication,
  requestAuthentication,
} from '../oracle/random-case/policies.ts'
import { policyOfWaypoint } from '../oracle/random-case/ambient.ts'
import { bound, randomTraffic } from '../oracle/random-bindings.ts'
import { randomCase } from '../oracle/random-case/random-case.ts'
import { virtualService } from '../oracle/random-case/routes.ts'

/** Two versions of one mesh. */
export interface RandomPair {
  readonly base: Mesh
  readonly head: Mesh
}

const accessKinds: ReadonlySet<Json | undefined> = new Set([
  'AuthorizationPolicy',
  'RequestAuthentication',
  'PeerAuthentication',
])

/** Makes a mesh with policies, and a version of it in which one to three of them, or the routes of a host, are gone, new or others. */
export function randomPair(random: Random): RandomPair {
  const { objects, meshConfig } = randomCase(random, 'random', 0)
  const hasWaypoint = objects.some(
    ({ spec }) => (spec as JsonMap | undefined)?.['gatewayClassName'] === 'istio-waypoint',
  )
  const labels = hasWaypoint || random.isLikely(0.2) ? ambient : injected
  const dated = objects.map((object, index) =>
    withMoreConditions(withPodLabels(withTime(object, index), labels), random),
  )
  const captured = random.isLikely(0.3) ? withCaptures(dated, random) : dated
  let changed = [...captured]
  for (let left = 1 + random.below(3); left > 0; left--)
    changed = changedOnce(changed, random, { number: left, hasWaypoint })
  if (random.isLikely(0.2)) changed = withCaptures(changed, random)
  return { base: meshOf(captured, meshConfig), head: meshOf(changed, meshConfig) }
}

/** Objects whose pods have annotations about connections that go past their proxy. */
function withCaptures(objects: readonly JsonMap[], random: Random): JsonMap[] {
  return objects.map((object) => {
    if (object['kind'] !== 'Deployment' || random.isLikely(0.3)) return object
    const [name, value] = random.pick(captures)
    return withPodMetadata(object, (metadata) => ({ ...metadata, annotations: { [name]: value } }))
  })
}

const captures: readonly (readonly [string, string])[] = [
  ['ambient.istio.io/bypass-inbound-capture', 'true'],
  ['proxy.istio.io/config', 'interceptionMode: NONE'],
  ['sidecar.istio.io/interceptionMode', 'TPROXY'],
  ['traffic.sidecar.istio.io/excludeInboundPorts', '8080'],
  ['traffic.sidecar.istio.io/excludeInboundPorts', '9000,15020'],
  ['traffic.sidecar.istio.io/excludeInboundPorts', '${PORT}'],
  ['traffic.sidecar.istio.io/excludeInterfaces', 'eth1'],
  ['traffic.sidecar.istio.io/includeInboundPorts', ''],
  ['traffic.sidecar.istio.io/includeInboundPorts', '8080'],
]

interface RandomChange {
  readonly number: number
  /** True if new policies are for a waypoint. */
  readonly hasWaypoint: boolean
}

function changedOnce(objects: readonly JsonMap[], random: Random, randomChange: RandomChange): JsonMap[] {
  const { number, hasWaypoint } = randomChange
  if (random.isLikely(0.3)) return withOtherRoutes(objects, random)
  if (hasWaypoint && random.isLikely(0.3)) return withOtherWaypoints(objects, random)
  const policies = objects.filter(({ kind }) => accessKinds.has(kind))
  const make = random.pick([
    authorizationPolicy,
    authorizationPolicy,
    requestAuthentication,
    peerAuthentication,
  ])
  const made = hasWaypoint ? policyOfWaypoint(random, make(random)) : make(random)
  const added = withMoreConditions(withTime(made, 1000 + number), random)
  if (policies.length === 0 || random.isLikely(0.3)) return [...objects, renamed(added, `added-${number}`)]
  const chosen = random.pick(policies)
  if (random.isLikely(0.4)) return objects.filter((object) => object !== chosen)
  return objects.map((object) =>
    object === chosen && added['kind'] === object['kind'] ? { ...object, spec: added['spec']! } : object,
  )
}

function withOtherRoutes(objects: readonly JsonMap[], random: Random): JsonMap[] {
  const routes = objects.filter(({ kind }) => kind === 'VirtualService')
  const spec = withMoreConditions(virtualService(random), random)['spec'] as JsonMap
  if (routes.length === 0) return [...objects]
  const chosen = random.pick(routes)
  const changed = { ...chosen, spec: { ...(chosen['spec'] as JsonMap), http: spec['http']! } }
  return objects.map((object) => (object === chosen ? changed : object))
}

/** Another waypoint before a Service or namespace, or a waypoint that is gone or takes other traffic. */
function withOtherWaypoints(objects: readonly JsonMap[], random: Random): JsonMap[] {
  const chosen = random.pick(
    objects.filter(({ kind }) => ['Gateway', 'Namespace', 'Service'].includes(String(kind))),
  )
  if (chosen['kind'] !== 'Gateway')
    return objects.map((object) => (object === chosen ? bound(random, object, 'shop') : object))
  if (random.isLikely(0.5)) return objects.filter((object) => object !== chosen)
  const metadata = { ...(chosen['metadata'] as JsonMap), labels: randomTraffic(random) }
  return objects.map((object) => (object === chosen ? { ...object, metadata } : object))
}

function renamed(object: JsonMap, name: string): JsonMap {
  return { ...object, metadata: { ...(object['metadata'] as JsonMap), name } }
}

/** Ages are stated, so that nothing rests on them. */
function withTime(object: JsonMap, index: number): JsonMap {
  const creationTimestamp = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString()
  return { ...object, metadata: { ...(object['metadata'] as JsonMap), creationTimestamp } }
}

function meshOf(objects: readonly JsonMap[], meshConfig: MeshConfig): Mesh {
  const mesh = JSON.stringify({ trustDomain: 'cluster.local', ...(meshConfig as JsonMap) })
  const config = { apiVersion: 'v1', kind: 'ConfigMap', data: { mesh } }
  const documents = [...objects, renamed({ ...config, metadata: { namespace: 'istio-system' } }, 'istio')]
  const text = documents.map((document) => JSON.stringify(document)).join('\n---\n')
  return createMesh({
    ...emptyMesh,
    manifests: manifestsOf(parseDocuments(text, 'mesh.yaml'), 'mesh', 'default'),
  })
}

type MeshConfig = ReturnType<typeof randomCase>['meshConfig']

/** The labels of pods with a sidecar, and of those in ambient mode. */
const injected = { 'sidecar.istio.io/inject': 'true' }
const ambient = { 'istio.io/dataplane-mode': 'ambient' }

function withPodLabels(object: JsonMap, ofMesh: JsonMap): JsonMap {
  if (object['kind'] !== 'Deployment') return object
  return withPodMetadata(object, (metadata) => ({
    ...metadata,
    labels: { ...ofMesh, ...(metadata['labels'] as JsonMap) },
  }))
}

function withPodMetadata(object: JsonMap, change: (metadata: JsonMap) => JsonMap): JsonMap {
  const spec = object['spec'] as JsonMap
  const template = spec['template'] as JsonMap
  const metadata = change(template['metadata'] as JsonMap)
  return { ...object, spec: { ...spec, template: { ...template, metadata } } }
}
