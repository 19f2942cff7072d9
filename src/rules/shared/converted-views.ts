import { oncePerPair } from '../../core/once-per.ts'
import type { ConvertedObject } from '../../istio/gateway-api/converted-object.ts'
import { objectsMadeOf } from '../../istio/gateway-api/proxy-objects.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { Node } from '../../model/node.ts'
import type { Problem } from '../problem.ts'

/*
 * Checks of VirtualServices and DestinationRules, for those that istiod makes of the Gateway API. A problem is reported at
 * the object and the field that a person wrote.
 */

/** A check of an object of Istio in its mesh. */
type Check<Code extends string> = (object: Manifest, mesh: Mesh) => Iterable<Problem<Code>>

/**
 * Turns a check of VirtualServices into checks of routes of the Gateway API: of the VirtualServices that istiod makes of a
 * route, with each problem at the field of the route that caused it.
 */
export function routeViews<Code extends string>(
  check: Check<Code>,
): Readonly<Record<'GRPCRoute' | 'HTTPRoute' | 'TCPRoute' | 'TLSRoute', Check<Code>>> {
  const view = viewOf('VirtualService', check)
  return { GRPCRoute: view, HTTPRoute: view, TCPRoute: view, TLSRoute: view }
}

/** The views of policies by which a check of DestinationRules sees those that policies become. */
export function backendPolicyViews<Code extends string>(
  check: Check<Code>,
): Readonly<Record<'BackendTLSPolicy', Check<Code>>> {
  return { BackendTLSPolicy: viewOf('DestinationRule', check) }
}

function viewOf<Code extends string>(kind: string, check: Check<Code>): Check<Code> {
  // Several routes may become one VirtualService, which is checked once for all of them.
  const problemsOf = oncePerPair((mesh: Mesh, converted: ConvertedObject) => [...check(converted, mesh)])
  return function* problemsIn(original, mesh) {
    const seen = new Set<string>()
    for (const converted of objectsMadeOf(mesh).get(original) ?? []) {
      if (converted.kind !== kind) continue
      for (const problem of problemsOf(mesh, converted)) {
        const written = asWritten(problem, original)
        const key = written && JSON.stringify([written.code, (written.node as Node).path])
        if (!written || !key || seen.has(key)) continue
        seen.add(key)
        yield written
      }
    }
  }
}

/** The problem at the field of the original that became its node; `undefined` if another original has that field. */
function asWritten<Code extends string>(
  problem: Problem<Code>,
  { root }: Manifest,
): Problem<Code> | undefined {
  const { node, fix: _, missing: __, ...rest } = problem
  if (!(node instanceof Node)) return undefined
  const place = placeIn(root, node)
  return place && { ...rest, ...place }
}

/**
 * The node of an object that stands where a node of a converted object stands. A field that the original does not have
 * stands at the key of the map without it.
 */
function placeIn(root: Node, node: Node): Pick<Problem, 'node' | 'at'> | undefined {
  const { source, start, end } = node.range
  const stands = (range: Node['range']): boolean =>
    range.source === source && range.start === start && range.end === end
  const holds = (range: Node['range']): boolean =>
    range.source === source && range.start <= start && range.end >= end
  let current: Node | undefined = root
  while (current) {
    if (stands(current.range)) return { node: current }
    const withKey: Node | undefined = current
      .entries()
      .map(([, value]) => value)
      .find((value) => stands(keyRange(value)))
    if (withKey) return { node: withKey, at: 'key' }
    current = [...current.entries().map(([, value]) => value), ...current.items()].find(({ range }) =>
      holds(range),
    )
  }
  return undefined
}

/** The location of the key of a value, which is also that of absent nodes below the value. */
function keyRange(value: Node): Node['range'] {
  return value.get('').range
}
