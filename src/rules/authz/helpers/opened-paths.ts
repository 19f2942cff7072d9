import { isDryRunPolicy } from '../../../istio/policy/dry-run.ts'
import { compareText } from '../../../core/order.ts'
import { groupBy } from '../../../core/group.ts'
import {
  accessPattern,
  patternsMayOverlap,
  type AccessPattern,
} from '../../../istio/policy/access-pattern.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { actionOf } from '../../shared/token-conditions.ts'
import { matchesAll, matchesAnyCaller } from './unrestricted-rules.ts'
import { operationsOf } from './pattern-lists.ts'
import { fieldCovers, operationsOrAny, takesPath } from './requests.ts'
import { policyRulesThatMayCover } from './policy-rules.ts'
import { sharesWorkloads } from './shared-workloads.ts'

/**
 * Reports path prefixes that an ALLOW opens to any caller and that cover a path which another ALLOW for the same workloads
 * allows to some callers only.
 */
export function* openedPaths(policy: Manifest, mesh: Mesh): Generator<Problem<'guarded-path-opened'>> {
  // Rules that allow every request are left to authz/allow-all.
  const unrestrictedRules = policy.spec
    .items('rules')
    .filter((rule) => matchesAnyCaller(rule) && !matchesAll(rule))
  for (const operation of unrestrictedRules.flatMap(operationsOf)) {
    for (const path of operation.items('paths').filter(({ text }) => accessPattern(text).form === 'prefix')) {
      const guarded = guardedUnder(mesh, policy, operation, path)
      if (!guarded) continue
      yield {
        code: 'guarded-path-opened',
        node: path,
        message: `${quote(path.text)} is open to all callers, and so is ${quote(guarded.text)}, which another rule allows to some callers only; exclude it with \`notPaths\``,
        related: [{ node: guarded, note: 'allowed to some callers only' }],
      }
    }
  }
}

function guardedUnder(mesh: Mesh, policy: Manifest, operation: Node, path: Node): Node | undefined {
  const excluded = operation.items('notPaths').map(({ text }) => accessPattern(text))
  for (const guarded of guardedFrom(mesh, policy, accessPattern(path.text).text)) {
    if (!otherFields.every((field) => fieldCovers(operation, guarded.operation, field))) continue
    if (excluded.some((pattern) => patternsMayOverlap(pattern, guarded.pattern))) continue
    if (!sharesWorkloads(mesh, policy, guarded.policy)) continue
    if (!mayBeDenied(mesh, policy, guarded) && !mayBeDenied(mesh, guarded.policy, guarded))
      return guarded.path
  }
  return undefined
}

/** A path that an ALLOW opens to some callers only. */
interface Guarded {
  readonly policy: Manifest
  readonly operation: Node
  readonly path: Node
  readonly pattern: AccessPattern
}

/** The guarded paths that begin with a text, in policies that may share workloads with `policy`. */
function* guardedFrom(mesh: Mesh, policy: Manifest, start: string): Generator<Guarded> {
  const { rootNamespace } = mesh
  const namespaces = policy.namespace === rootNamespace ? ['*'] : [policy.namespace, rootNamespace]
  for (const namespace of namespaces) {
    const sorted = guardedPaths(mesh).get(namespace) ?? []
    yield* sorted.slice(lowerBound(sorted, start), lowerBound(sorted, `${start}\uffff`))
  }
}

/** The guarded paths by namespace, `*` for all namespaces, sorted by the text of their patterns. */
const guardedPaths = derived(['AuthorizationPolicy'], (mesh) => {
  const policies = mesh
    .ofKind('AuthorizationPolicy')
    .filter((policy) => actionOf(policy) === 'ALLOW' && !isDryRunPolicy(policy))
  const sorted = policies.flatMap(guardedIn).toSorted((a, b) => compareText(a.pattern.text, b.pattern.text))
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

/** The index of the first pattern that is not less than a text, found by binary search. */
function lowerBound(sorted: readonly Guarded[], text: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.pattern.text < text) low = middle + 1
    else high = middle
  }
  return low
}

/** True if a DENY may take requests for a guarded path: it may guard the path, too. */
function mayBeDenied(mesh: Mesh, policy: Manifest, { pattern }: Guarded): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
    policyRulesThatMayCover(candidate, policy, 'DENY')
      .taking(pattern)
      .some(({ rule }) => operationsOrAny(rule).some((operation) => takesPath(operation, pattern, false))),
  )
}

const otherFields = ['hosts', 'methods', 'ports'] as const
