import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { accessPattern, type AccessPattern } from '../../istio/policy/access-pattern.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { actionOf } from '../shared/token-conditions.ts'
import { openedPaths } from './helpers/opened-paths.ts'
import { matchesAnyCaller } from './helpers/unrestricted-rules.ts'
import { operationsOf } from './helpers/pattern-lists.ts'
import { fieldCovers, operationsOrAny, takesPath } from './helpers/requests.ts'
import { mayBeAllowed, policyRulesThatMayCover } from './helpers/policy-rules.ts'

export const pathBypass = defineRule({
  id: 'authz/path-bypass',
  codes: ['other-slash-open', 'guarded-path-opened'],
  severity: 'warning',
  summary: 'A guarded path can be reached by another spelling or another rule.',
  why: 'The proxy compares paths character by character. Most servers answer `/admin/` and `/admin` alike, so a DENY of one leaves the other open. An ALLOW of a path prefix also opens the paths below it that another rule guards.',
  fix: 'Deny both spellings, or the prefix (`/admin*`); exclude guarded paths from an ALLOW by `notPaths`.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (isDryRunPolicy(policy)) return
      if (actionOf(policy) === 'DENY') yield* otherSpellings(policy, [mesh, meshOfOtherObjects(mesh) ?? mesh])
      if (actionOf(policy) === 'ALLOW') yield* openedPaths(policy, mesh)
    },
  },
})

/**
 * Reports paths that a DENY lists and whose other spelling, with or without a slash at the end, is allowed.
 *
 * @param meshes the mesh of the policy, and that of all files of the repository
 */
function* otherSpellings(policy: Manifest, meshes: readonly Mesh[]): Generator<Problem<'other-slash-open'>> {
  const operations = policy.spec.items('rules').flatMap(operationsOf)
  // A placeholder may stand for the other spelling.
  if (operations.some((operation) => operation.items('paths').some((path) => path.isUnfilled))) return
  for (const rule of policy.spec.items('rules')) {
    for (const operation of operationsOf(rule)) {
      for (const path of operation.items('paths').filter(({ text }) => mayHaveTrailingSlash(text))) {
        const otherSpelling = path.text.endsWith('/') ? path.text.slice(0, -1) : `${path.text}/`
        const paths = accessPattern(otherSpelling)
        if (meshes.some((mesh) => isDenied(mesh, policy, rule, operation, paths))) continue
        if (!isAllowed(meshes, policy, paths)) continue
        yield {
          code: 'other-slash-open',
          node: path,
          message: `${quote(path.text)} is denied and ${quote(otherSpelling)} is not, although most servers treat both alike; deny both`,
        }
      }
    }
  }
}

/** True for an exact path that is not the path of a file: servers do not answer `/styles.css/`. */
function mayHaveTrailingSlash(path: string): boolean {
  return /^\/[^*{}?]+$/.test(path) && !/\.[^/]*\/?$/.test(path)
}

/** True if a DENY for the same workloads takes a path from the same callers, or from all callers. */
function isDenied(mesh: Mesh, policy: Manifest, rule: Node, operation: Node, path: AccessPattern): boolean {
  const callers = callersOf(rule)
  return policyRulesThatMayCover(mesh, policy, 'DENY')
    .taking(path)
    .filter((policyRule) => matchesAnyCaller(policyRule.rule) || callersOf(policyRule.rule) === callers)
    .some((policyRule) =>
      operationsOrAny(policyRule.rule).some(
        (candidate) =>
          takesPath(candidate, path, true) &&
          (['hosts', 'methods', 'ports'] as const).every((field) => fieldCovers(candidate, operation, field)),
      ),
    )
}

function callersOf(rule: Node): string {
  return JSON.stringify([rule.get('from').data, rule.get('when').data], (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
}

/** True if an ALLOW may take a path, or if no ALLOW holds for the workloads: then every request is allowed. */
function isAllowed(meshes: readonly Mesh[], policy: Manifest, path: AccessPattern): boolean {
  if (meshes.every((mesh) => policyRulesThatMayCover(mesh, policy, 'ALLOW').isEmpty)) return true
  return meshes.some((mesh) => mayBeAllowed(mesh, policy, path))
}
