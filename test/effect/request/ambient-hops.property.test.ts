import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { randomAmbientMesh, type AmbientMesh, type Policy } from './ambient-meshes.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

/*
 * The hops of a request in ambient mode against a model that reads policies as ztunnel's source says it. The waypoint knows the
 * caller and the port of the Service; ztunnel, before the pods, knows whose certificate the connection has, which behind a
 * waypoint is the waypoint's (ztunnel `src/proxy/inbound.rs`, serve_connect, which asks `src/state.rs`, assert_rbac, for each
 * connection), and the port of the container. Neither enforces what is bound to the other.
 */

const callers = [null, 'shop/web', 'ops/robot'] as const
type Caller = (typeof callers)[number]
const paths = ['/', '/admin']

test('waypoint and ztunnel enforce what is bound to each of them', () => {
  fc.assert(
    fc.property(randomAmbientMesh, (mesh) => {
      const compiled = compileMesh(meshOfYaml(...mesh.texts))
      const requested = callers.flatMap((caller) => paths.map((path) => [caller, path] as const))
      const decided = requested.map(([caller, path]) => {
        const decision = decideRequest(compiled, askedFor(`http://api.shop${path}`, caller ?? undefined))!
        const hops = decision.paths[0]!.hops.map(({ proxy, outcome }) => `${proxy.type} ${outcome.kind}`)
        return { caller, path, hops, missing: decision.missing }
      })
      expect(decided).toEqual(
        requested.map(([caller, path]) => ({ caller, path, hops: hopsOf(mesh, caller, path), missing: [] })),
      )
    }),
    { numRuns: 300 },
  )
})

/** Each proxy on the way with what it does. */
function hopsOf(mesh: AmbientMesh, caller: Caller, path: string): string[] {
  // Only clients with a ztunnel of their own go through the waypoint.
  if (!mesh.hasWaypoint || caller === null) return [atZtunnel(mesh, caller)]
  return isAllowedAtWaypoint(mesh, { caller, path, port: 80 })
    ? ['waypoint forwarded', atZtunnel(mesh, `shop/${mesh.waypointAccount}`)]
    : ['waypoint answered']
}

interface Facts {
  readonly caller: string | null
  /** `null` where only the connection is seen. */
  readonly path: string | null
  readonly port: number
}

function atZtunnel(mesh: AmbientMesh, caller: string | null): string {
  const policies = mesh.policies.filter(
    ({ namespace, binding }) =>
      (namespace === 'shop' || namespace === 'istio-system') && (binding === 'all' || binding === 'app: api'),
  )
  const isRefused = mesh.isStrict && caller === null
  const isAllowed = decide(policies, (policy, rule) =>
    matchesConnection(policy.action, rule, { caller, path: null, port: 8080 }),
  )
  return isAllowed && !isRefused ? 'ztunnel forwarded' : 'ztunnel closed'
}

function isAllowedAtWaypoint(mesh: AmbientMesh, facts: Facts): boolean {
  const policies = mesh.policies.filter(
    ({ namespace, binding }) =>
      (namespace === 'shop' && (binding === 'Gateway waypoint' || binding === 'Service api')) ||
      (namespace === 'istio-system' && binding === 'GatewayClass istio-waypoint'),
  )
  return decide(policies, (_, rule) => {
    const { from = [], to = [], when = [] } = rule
    const isFrom = from.length === 0 || from.some(({ source }) => fieldsHold(source, facts).every(Boolean))
    const isTo = to.length === 0 || to.some(({ operation }) => fieldsHold(operation, facts).every(Boolean))
    return isFrom && isTo && when.every((condition) => whenHolds(condition, facts))
  })
}

function decide(policies: readonly Policy[], isMatch: (policy: Policy, rule: Rule) => boolean): boolean {
  const enforced = policies.filter(({ isDryRun }) => !isDryRun)
  const matching = (action: string): boolean =>
    enforced.some((policy) => policy.action === action && policy.rules.some((rule) => isMatch(policy, rule)))
  if (matching('DENY')) return false
  return enforced.every(({ action }) => action !== 'ALLOW') || matching('ALLOW')
}

type Rule = Policy['rules'][number]

/** What is about requests makes a rule of ALLOW void, and is left out of a rule of DENY: nothing of it is left to match. */
function matchesConnection(action: string, { from = [], to = [], when = [] }: Rule, facts: Facts): boolean {
  const isAboutRequests = to.some(({ operation }) => 'paths' in operation)
  if (action === 'ALLOW' && isAboutRequests) return false
  const isAny = (parts: readonly object[]): boolean =>
    parts.some((part) => {
      const { paths: _, ...seen } = part as Record<string, string[]>
      return Object.keys(seen).length > 0 && fieldsHold(seen, facts).every(Boolean)
    })
  return (
    (from.length === 0 || isAny(from.map(({ source }) => source))) &&
    (to.length === 0 || isAny(to.map(({ operation }) => operation))) &&
    when.every((condition) => whenHolds(condition, facts))
  )
}

function fieldsHold(fields: object, facts: Facts): boolean[] {
  return Object.entries(fields).map(([field, values]: [string, string[]]) =>
    field.startsWith('not')
      ? !values.some((value) => valueHolds(field.slice(3).toLowerCase(), value, facts))
      : values.some((value) => valueHolds(field, value, facts)),
  )
}

function valueHolds(field: string, value: string, { caller, path, port }: Facts): boolean {
  if (field === 'ports') return Number(value) === port
  if (field === 'paths') return matches(value, path!)
  if (caller === null) return false
  const [namespace = '', account = ''] = caller.split('/')
  return field === 'namespaces'
    ? matches(value, namespace)
    : matches(value, `cluster.local/ns/${namespace}/sa/${account}`)
}

const fieldsOfKeys: Readonly<Record<string, string>> = {
  'source.namespace': 'namespaces',
  'source.principal': 'principals',
  'destination.port': 'ports',
}

function whenHolds({ key, values }: { key: string; values: readonly string[] }, facts: Facts): boolean {
  return values.some((value) => valueHolds(fieldsOfKeys[key]!, value, facts))
}

function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return text !== ''
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1))
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern
}
