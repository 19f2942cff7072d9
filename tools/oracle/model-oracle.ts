// Compares meshgate's model of what proxies get with what istiod generates, over random meshes.
import { isDeepStrictEqual } from 'node:util'
import { parseAllDocuments, stringify } from 'yaml'
import type { IstioRelease } from './build.ts'
import type { ProxiesAnswer } from './decide.ts'
import { istiodFacts } from './istiod-facts.ts'
import { DiscoveryServers } from './discovery-servers.ts'
import { noFacts, ztunnel, type MeshFacts } from './mesh-facts.ts'
import { modelFacts } from './model-facts.ts'
import { isMap, type Json, type JsonMap } from './mutate.ts'
import { randomMesh } from './random-mesh.ts'
import { randomWaypointMesh } from './random-waypoint.ts'
import { Random } from './random.ts'
import { shrink } from './shrink.ts'
import { istiodWaypoints } from './ztunnel-facts.ts'

export interface ModelComparison {
  /** Meshes of which Istio's webhook refuses an object. */
  readonly refused: number
  /** Clusters, routes and ports that were compared. */
  readonly facts: number
  /** Each mesh that differs, as small as it gets. */
  readonly differing: readonly ModelDifference[]
}

export interface ModelDifference {
  readonly seed: number
  readonly manifests: string
  /** What differs, a line each. */
  readonly lines: readonly string[]
}

/** Istio's test server keeps a few megabytes of each mesh: a new one takes over now and then. */
const meshesPerProcess = 50

/** Compares random meshes of a release; the mesh of a seed is always the same. */
export async function compareModels(
  program: string,
  { seed, count }: { readonly seed: number; readonly count: number },
  release?: IstioRelease,
): Promise<ModelComparison> {
  const differing: ModelDifference[] = []
  let [facts, refused] = [0, 0]
  for (let first = 0; first < count; first += meshesPerProcess) {
    using proxies = new DiscoveryServers(program, release)
    for (let index = first; index < Math.min(count, first + meshesPerProcess); index++) {
      const objects = meshOfSeed(seed + index)
      // oxlint-disable-next-line no-await-in-loop -- one mesh at a time is enough for one process
      const answers = await askIstiod(proxies, streamOf(objects)).catch(() => undefined)
      if (answers === undefined) {
        refused++
        continue
      }
      facts += countOf(answers)
      const lines = differences(streamOf(objects), answers, release)
      if (lines.length === 0) continue
      // oxlint-disable-next-line no-await-in-loop
      differing.push(await shrunk(proxies, { seed: seed + index, objects, places: lines.map(placeOf) }))
    }
  }
  return { facts, refused, differing }
}

/** Every fourth mesh is in ambient mode. */
export function meshOfSeed(seed: number): JsonMap[] {
  const random = new Random(seed)
  return seed % 4 === 0 ? randomWaypointMesh(random) : randomMesh(random)
}

/** What istiod says of a mesh. */
export async function askIstiod(proxies: DiscoveryServers, manifests: string): Promise<MeshFacts> {
  const meshConfig = meshConfigIn(manifests)
  const workloads = comparedWorkloads(manifests)
  const groups = sharesCachedMetrics(manifests) ? workloads.map((name) => [name]) : [workloads]
  const answers: ProxiesAnswer[] = []
  for (const group of groups)
    // oxlint-disable-next-line no-await-in-loop -- one process answers one question after the other
    answers.push(await proxies.ask({ manifests, meshConfig, keys: {}, workloads: group }))
  const facts = answers.flatMap(({ error, proxies: answer }) => {
    if (answer === undefined) throw new Error(error)
    return Object.entries(answer).map(([name, proxy]) => [name, istiodFacts(proxy)] as const)
  })
  const waypoints = workloads.some(isWaypoint) && istiodWaypoints(answers[0]!.addresses ?? [])
  return Object.fromEntries([...facts, ...(waypoints ? [[ztunnel, { ...noFacts, waypoints }] as const] : [])])
}

/**
 * True if a proxy may get the metrics of another one: istiod caches them by the last Telemetry that applies to a proxy,
 * whichever apply besides (istio `pilot/pkg/model/telemetry.go`, telemetryKey). Each proxy is asked for by itself then.
 */
function sharesCachedMetrics(manifests: string): boolean {
  return (manifests.match(/^kind: Telemetry$/gm) ?? []).length > 1
}

/** NAMESPACE/NAME of the Deployments whose proxies are compared: the waypoints of a mesh that has some, else all. */
function comparedWorkloads(manifests: string): string[] {
  const deployments = parseAllDocuments(manifests)
    .map((document): JsonMap | null => document.toJS())
    .filter((object) => object?.['kind'] === 'Deployment')
    .map((object) => object!['metadata'] as JsonMap)
    .map(({ namespace, name }) => `${String(namespace)}/${String(name)}`)
  const waypoints = deployments.filter(isWaypoint)
  return waypoints.length > 0 ? waypoints : deployments
}

function isWaypoint(name: string): boolean {
  return name.endsWith('waypoint')
}

/** The MeshConfig that istiod reads in a cluster with these objects. */
function meshConfigIn(manifests: string): string {
  const objects = parseAllDocuments(manifests).map((document): JsonMap | null => document.toJS())
  const config = objects.find((object) => object?.['kind'] === 'ConfigMap')
  return isMap(config?.['data']) ? String(config['data']['mesh']) : ''
}

/** Where the model of a mesh of a release differs from what istiod says, a line each. */
export function differences(manifests: string, istiod: MeshFacts, release?: IstioRelease): string[] {
  return [...differencesBetween(istiod, modelFacts(manifests, istiod, release), '')]
}

function* differencesBetween(istiod: unknown, model: unknown, path: string): Generator<string> {
  if (isDeepStrictEqual(istiod, model)) return
  if (!isRecord(istiod) || !isRecord(model)) {
    yield `${path}: istiod ${JSON.stringify(istiod)}, model ${JSON.stringify(model)}`
    return
  }
  for (const key of new Set([...Object.keys(istiod), ...Object.keys(model)]))
    yield* differencesBetween(istiod[key], model[key], `${path}/${key}`)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Where a line says that facts differ. */
function placeOf(line: string): string {
  return line.slice(0, line.indexOf(': '))
}

/** A mesh whose facts differ at some places. */
interface DifferingMesh {
  readonly seed: number
  readonly objects: readonly JsonMap[]
  readonly places: readonly string[]
}

/**
 * Takes away what the difference does not need, as long as istiod takes the mesh, facts differ at one of the places, and the
 * budget lasts.
 */
async function shrunk(proxies: DiscoveryServers, differingMesh: DifferingMesh): Promise<ModelDifference> {
  const { seed, objects, places } = differingMesh
  let tries = 0
  const isInteresting = async (variant: JsonMap): Promise<boolean> => {
    const left = variant['objects']
    if (!Array.isArray(left) || !left.every(isNamed) || ++tries > maxTries) return false
    const manifests = streamOf(left)
    try {
      const variantLines = differences(manifests, await askIstiod(proxies, manifests), proxies.release)
      return variantLines.some((line) => places.includes(placeOf(line)))
    } catch {
      return false
    }
  }
  const small = await shrink({ objects: [...objects] }, isInteresting)
  const manifests = streamOf(small['objects'] as JsonMap[])
  const lines = differences(manifests, await askIstiod(proxies, manifests), proxies.release)
  return { seed, manifests, lines }
}

/** True for an object with kind, name and namespace: what has none is no object of a cluster. */
function isNamed(object: Json): object is JsonMap {
  if (!isMap(object) || !isMap(object['metadata'])) return false
  const { name, namespace } = object['metadata']
  return typeof name === 'string' && (typeof namespace === 'string' || object['kind'] === 'Namespace')
}

/** Variants that are tried to make a difference smaller. */
const maxTries = 300

function streamOf(objects: readonly JsonMap[]): string {
  return objects.map((object) => stringify(object)).join('---\n')
}

/** Clusters, routes and ports in facts. */
function countOf(facts: MeshFacts): number {
  const counts = Object.values(facts).map(
    ({ clusters, routes, inbound }) =>
      Object.keys(clusters).length +
      Object.values(routes).reduce((sum, { routes: list }) => sum + list.length, 0) +
      Object.keys(inbound).length,
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
