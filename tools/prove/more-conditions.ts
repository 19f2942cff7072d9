// Conditions that random meshes for a real Envoy do not have: claims in routes, and CONNECT.
import type { Json, JsonMap } from '../oracle/mutate.ts'
import type { Random } from '../oracle/random.ts'

/** An object with further conditions in its routes and policies. */
export function withMoreConditions(object: JsonMap, random: Random): JsonMap {
  const spec = object['spec'] as JsonMap | undefined
  const change = changes[String(object['kind'])]
  return spec && change ? { ...object, spec: change(spec, random) } : object
}

const changes: Readonly<Record<string, (spec: JsonMap, random: Random) => JsonMap>> = {
  VirtualService: (spec, random) => ({
    ...spec,
    http: listOf(spec['http']).map((route) => withClaims(route, random)),
  }),
  AuthorizationPolicy: (spec, random) =>
    'rules' in spec
      ? { ...spec, rules: listOf(spec['rules']).map((rule) => withTunnels(rule, random)) }
      : spec,
}

function listOf(value: Json | undefined): JsonMap[] {
  return (value ?? []) as JsonMap[]
}

function withClaims(route: JsonMap, random: Random): JsonMap {
  if (!('match' in route)) return route
  const match = listOf(route['match']).map((condition) => {
    if (!random.isLikely(0.3)) return condition
    const field = random.pick(['headers', 'headers', 'withoutHeaders'])
    return { ...condition, [field]: { ...(condition[field] as JsonMap | undefined), ...claimMatch(random) } }
  })
  return { ...route, match }
}

function claimMatch(random: Random): JsonMap {
  const name = random.pick(['.role', '.roles', '[realm][roles]', '.iss', '.sub', '.scope', '[aud]'])
  const match = random.pick<JsonMap>([
    ...[{ exact: 'buyer' }, { prefix: 'b' }, { regex: 'read|admin' }, { exact: 'ann' }],
    { exact: 'https://one.example' },
  ])
  return { [`@request.auth.claims${name}`]: match }
}

function withTunnels(rule: JsonMap, random: Random): JsonMap {
  if (!('to' in rule)) return rule
  const to = listOf(rule['to']).map((item) => {
    const operation = item['operation'] as JsonMap
    if (!('methods' in operation) || !random.isLikely(0.3)) return item
    return { operation: { ...operation, methods: ['CONNECT', ...(operation['methods'] as string[])] } }
  })
  return { ...rule, to }
}
