import { accessPattern, patternCovers, patternsMayMeet } from '../../model/access-pattern.ts'
import type { Manifest } from '../../model/manifest.ts'
import { holding, meeting } from '../../model/meeting.ts'
import { meshAround, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../quote.ts'
import type { Problem } from '../rule.ts'
import { actionOf, isDryRun } from '../token-conditions.ts'
import { matchesAll, matchesAnyCaller } from './openness.ts'
import { operationsOf } from './parts.ts'
import { fieldCovers, requestsOf, takesPath } from './requests.ts'
import { sharesWorkloads } from './shared-workloads.ts'

/** The paths that an ALLOW opens to anybody, among them one that another ALLOW for the same workloads guards. */
export function* openedPaths(policy: Manifest, mesh: Mesh): Generator<Problem> {
  // What opens everything says so; authz/allow-all looks at that.
  const open = policy.spec.items('rules').filter((rule) => matchesAnyCaller(rule) && !matchesAll(rule))
  for (const operation of open.flatMap(operationsOf)) {
    for (const path of operation.items('paths').filter(({ text }) => accessPattern(text).form === 'prefix')) {
      const guarded = guardedUnder(mesh, policy, operation, path)
      if (!guarded) continue
      yield {
        node: path,
        message: `${quote(path.text)} is open to anybody, and so is ${quote(guarded.text)}, which another rule allows to some`,
        related: [{ node: guarded, note: 'is meant for some callers' }],
      }
    }
  }
}

function guardedUnder(mesh: Mesh, policy: Manifest, operation: Node, path: Node): Node | undefined {
  for (const other of meeting(mesh, policy, 'AuthorizationPolicy')) {
    if (actionOf(other) !== 'ALLOW' || isDryRun(other)) continue
    const guarded = guardedIn(other, operation, path)
    if (guarded && sharesWorkloads(mesh, policy, other) && !mayBeDenied(mesh, policy, other, guarded))
      return guarded
  }
  return undefined
}

function guardedIn(policy: Manifest, open: Node, path: Node): Node | undefined {
  const rules = policy.spec.items('rules').filter((rule) => rule.kind === 'map' && !matchesAnyCaller(rule))
  const operations = rules
    .flatMap(operationsOf)
    .filter((one) => (['hosts', 'methods', 'ports'] as const).every((field) => fieldCovers(open, one, field)))
  const excluded = open.items('notPaths').map(({ text }) => accessPattern(text))
  return operations
    .flatMap((operation) => operation.items('paths'))
    .find(({ text }) => {
      const pattern = accessPattern(text)
      const isUnder = patternCovers(accessPattern(path.text), pattern)
      return text !== '' && isUnder && !excluded.some((one) => patternsMayMeet(one, pattern))
    })
}

/** What a DENY looks at as well may be guarded by it. */
function mayBeDenied(mesh: Mesh, one: Manifest, other: Manifest, path: Node): boolean {
  const world = meshAround(mesh) ?? mesh
  const denials = [one, other]
    .flatMap((policy) => holding(world, policy, 'AuthorizationPolicy'))
    .filter((policy) => actionOf(policy) === 'DENY' && !isDryRun(policy))
  const rules = denials.flatMap(({ spec }) => spec.items('rules'))
  return rules.some((rule) =>
    requestsOf(rule).some((operation) => takesPath(operation, accessPattern(path.text), false)),
  )
}
