import { compareText } from '../../../core/order.ts'
import { groupBy } from '../../../core/group.ts'
import { accessPattern, patternsMayMeet, type AccessPattern } from '../../../istio/policy/access-pattern.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../rule.ts'
import { actionOf, isDryRun } from '../../shared/token-conditions.ts'
import { matchesAll, matchesAnyCaller } from './openness.ts'
import { operationsOf } from './parts.ts'
import { fieldCovers, requestsOf, takesPath } from './requests.ts'
import { policyRulesThatMayCover } from './policy-rules.ts'
import { sharesWorkloads } from './shared-workloads.ts'

/** The paths that an ALLOW opens to anybody, among them one that another ALLOW for the same workloads guards. */
export function* openedPaths(policy: Manifest, mesh: Mesh): Generator<Problem<'guarded-path-opened'>> {
  // What opens everything says so; authz/allow-all looks at that.
  const open = policy.spec.items('rules').filter((rule) => matchesAnyCaller(rule) && !matchesAll(rule))
  for (const operation of open.flatMap(operationsOf)) {
    for (const path of operation.items('paths').filter(({ text }) => accessPattern(text).form === 'prefix')) {
      const guarded = guardedUnder(mesh, policy, operation, path)
      if (!guarded) continue
      yield {
        code: 'guarded-path-opened',
        node: path,
        message: `${quote(path.text)} is open to anybody, and so is ${quote(guarded.text)}, which another rule allows to some`,
        related: [{ node: guarded, note: 'is meant for some callers' }],
      }
    }
  }
}

function guardedUnder(mesh: Mesh, policy: Manifest, open: Node, path: Node): Node | undefined {
  const excluded = open.items('notPaths').map(({ text }) => accessPattern(text))
  for (const guarded of guardedFrom(mesh, policy, accessPattern(path.text).text)) {
    if (!limits.every((field) => fieldCovers(open, guarded.operation, field))) continue
    if (excluded.some((one) => patternsMayMeet(one, guarded.pattern))) continue
    if (!sharesWorkloads(mesh, policy, guarded.policy)) continue
    if (!mayBeDenied(mesh, policy, guarded) && !mayBeDenied(mesh, guarded.policy, guarded))
      return guarded.path
  }
  return undefined
}

/** A path that an ALLOW opens to some callers. */
interface Guarded {
  readonly policy: Manifest
  readonly operation: Node
  readonly path: Node
  readonly pattern: AccessPattern
}

/** The guarded paths that begin with a text, of the policies that may meet another. */
function* guardedFrom(mesh: Mesh, policy: Manifest, start: string): Generator<Guarded> {
  const { rootNamespace } = mesh
  const shelves = policy.namespace === rootNamespace ? ['*'] : [policy.namespace, rootNamespace]
  for (const shelf of shelves) {
    const sorted = guardedPaths(mesh).get(shelf) ?? []
    yield* sorted.slice(firstNotBefore(sorted, start), firstNotBefore(sorted, `${start}\uffff`))
  }
}

/** By namespace, `*` for all, sorted by their beginnings. */
const guardedPaths = derived(['AuthorizationPolicy'], (mesh) => {
  const all = mesh
    .ofKind('AuthorizationPolicy')
    .filter((policy) => actionOf(policy) === 'ALLOW' && !isDryRun(policy))
  const sorted = all
    .flatMap(guardedIn)
    .toSorted((one, other) => compareText(one.pattern.text, other.pattern.text))
  return new Map([['*', sorted], ...groupBy(sorted, ({ policy }) => policy.namespace)])
})

function guardedIn(policy: Manifest): Guarded[] {
  const rules = policy.spec.items('rules').filter((rule) => rule.kind === 'map' && !matchesAnyCaller(rule))
  return rules.flatMap(operationsOf).flatMap((operation) =>
    operation
      .items('paths')
      .map((path) => ({ policy, operation, path, pattern: accessPattern(path.text) }))
      .filter(({ pattern }) => pattern.text !== '' && pattern.form !== 'suffix'),
  )
}

/** Of a sorted list, by halves. */
function firstNotBefore(sorted: readonly Guarded[], text: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.pattern.text < text) low = middle + 1
    else high = middle
  }
  return low
}

/** What a DENY looks at as well may be guarded by it. */
function mayBeDenied(mesh: Mesh, policy: Manifest, { pattern }: Guarded): boolean {
  return [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) =>
    policyRulesThatMayCover(world, policy, 'DENY')
      .taking(pattern)
      .some(({ rule }) => requestsOf(rule).some((operation) => takesPath(operation, pattern, false))),
  )
}

const limits = ['hosts', 'methods', 'ports'] as const
