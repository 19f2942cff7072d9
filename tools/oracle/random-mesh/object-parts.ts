// What random objects of all kinds are made of.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'

export const networking = 'networking.istio.io/v1'

export const security = 'security.istio.io/v1'

export function object(
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string,
  spec: JsonMap,
): JsonMap {
  return { apiVersion, kind, metadata: { name, namespace }, spec }
}

export function namespaceIn(random: Random): string {
  return random.pick(['a', 'a', 'b', 'b', 'istio-system'])
}

/** The fields that a chance gives. */
export function fields(
  random: Random,
  choices: Readonly<Record<string, [chance: number, value: () => Json]>>,
): JsonMap {
  const chosen = Object.entries(choices).filter(([, [chance]]) => random.isLikely(chance))
  return Object.fromEntries(chosen.map(([name, [, value]]) => [name, value()]))
}

/** Like `fields`, with at least one of them. */
export function someFields(random: Random, choices: Parameters<typeof fields>[1]): JsonMap {
  const chosen = fields(random, choices)
  return Object.keys(chosen).length > 0 ? chosen : someFields(random, choices)
}

/** Only a ServiceEntry may be for nobody. */
export function exportTo(random: Random): Json {
  return random.pick<Json>([['*'], ['.'], ['a'], ['b'], ['a', 'b'], ['.', 'c'], ['b', 'a', 'istio-system']])
}

export function selector(random: Random): JsonMap {
  return {
    matchLabels: random.pick<JsonMap>([
      { app: 'web' },
      { app: 'api' },
      { tier: 'front' },
      { tier: 'back', app: 'api' },
    ]),
  }
}

export const serviceHosts = [
  'web.a.svc.cluster.local',
  'api.b.svc.cluster.local',
  'tool.istio-system.svc.cluster.local',
]

export const outsideHosts = ['ext.example.com', 'api.wild.example.com', '*.wild.example.com']
