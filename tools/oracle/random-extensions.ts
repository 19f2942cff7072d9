// Random objects that change proxies beside routes and policies about who gets in.
import type { JsonMap } from './mutate.ts'
import type { Random } from './random.ts'

type MakeObject = (random: Random) => JsonMap

/** Where an object may be, and what it may be attached to. */
export interface ExtensionPlaces {
  readonly namespaces: readonly string[]
  readonly selectors: readonly JsonMap[]
  readonly targets: readonly JsonMap[]
}

/** The objects of each kind that a mesh may have. */
export function extensions(places: ExtensionPlaces): readonly MakeObject[] {
  return [
    (random) =>
      extension(random, places, 'telemetry.istio.io/v1', 'Telemetry', 'selector', telemetry(random)),
    (random) =>
      extension(random, places, 'extensions.istio.io/v1alpha1', 'WasmPlugin', 'selector', {
        url: 'oci://images.example.com/plugin:1',
      }),
    (random) =>
      extension(
        random,
        places,
        'networking.istio.io/v1alpha3',
        'EnvoyFilter',
        'workloadSelector',
        envoyFilter(random),
      ),
  ]
}

function extension(
  random: Random,
  { namespaces, selectors, targets }: ExtensionPlaces,
  apiVersion: string,
  kind: string,
  selectorField: string,
  spec: JsonMap,
): JsonMap {
  const chance = random.next()
  const labels = random.pick(selectors)
  const selector = kind === 'EnvoyFilter' ? { labels } : { matchLabels: labels }
  const scope: JsonMap =
    chance < 0.35
      ? { [selectorField]: selector }
      : chance < 0.65 && targets.length > 0
        ? { targetRefs: [random.pick(targets)] }
        : {}
  const metadata = { name: kind.toLowerCase(), namespace: random.pick(namespaces) }
  return { apiVersion, kind, metadata, spec: { ...scope, ...spec } }
}

/** Sets a tag that only this object sets, and one that all set, which shows the last object. */
function telemetry(random: Random): JsonMap {
  const id = `t${random.below(1e6)}`
  const tagOverrides = { [id]: { value: `'${id}'` }, winner: { value: `'${id}'` } }
  const overrides = [{ match: { metric: 'REQUEST_COUNT' }, tagOverrides }]
  return { metrics: [{ providers: [{ name: 'prometheus' }], overrides }] }
}

/** Adds a cluster; istiod patches waypoints like the inbound side of sidecars. */
function envoyFilter(random: Random): JsonMap {
  const value = { name: `added-${random.below(1e6)}`, type: 'STATIC', connect_timeout: '1s' }
  const match = { context: 'SIDECAR_INBOUND' }
  const patch = { applyTo: 'CLUSTER', match, patch: { operation: 'ADD', value } }
  return { ...(random.isLikely(0.5) && { priority: random.below(3) - 1 }), configPatches: [patch] }
}
