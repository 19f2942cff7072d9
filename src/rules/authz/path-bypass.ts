import { accessPattern, type AccessPattern } from '../../istio/policy/access-pattern.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { actionOf, isDryRun } from '../shared/token-conditions.ts'
import { openedPaths } from './helpers/opened-paths.ts'
import { matchesAnyCaller } from './helpers/openness.ts'
import { operationsOf } from './helpers/parts.ts'
import { fieldCovers, requestsOf, takesPath } from './helpers/requests.ts'
import { mayBeAllowed, policyRulesThatMayCover } from './helpers/policy-rules.ts'

export const pathBypass = defineRule({
  id: 'authz/path-bypass',
  codes: ['other-slash-open', 'guarded-path-opened'],
  severity: 'warning',
  summary: 'A guarded path that can be reached another way.',
  why: 'The proxy compares paths letter by letter. Most servers answer `/admin/` as they do `/admin`, so a DENY of one leaves the other open; and an ALLOW of all that begins with a path opens what another rule guards under it.',
  fix: 'Deny both spellings, or all that begins with the path (`/admin*`); allow only what is not guarded, with `notPaths` for the rest.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (isDryRun(policy)) return
      if (actionOf(policy) === 'DENY') yield* otherSpellings(policy, [mesh, meshOfAllFiles(mesh) ?? mesh])
      if (actionOf(policy) === 'ALLOW') yield* openedPaths(policy, mesh)
    },
  },
})

/** `worlds`: what is applied together, and what may be applied beside it. */
function* otherSpellings(policy: Manifest, worlds: readonly Mesh[]): Generator<Problem<'other-slash-open'>> {
  const operations = policy.spec.items('rules').flatMap(operationsOf)
  // One of them may be the other spelling once it is filled in.
  if (operations.some((operation) => operation.items('paths').some((path) => path.isUnfilled))) return
  for (const rule of policy.spec.items('rules')) {
    for (const operation of operationsOf(rule)) {
      for (const path of operation.items('paths').filter(({ text }) => isPage(text))) {
        const other = path.text.endsWith('/') ? path.text.slice(0, -1) : `${path.text}/`
        const paths = accessPattern(other)
        if (worlds.some((mesh) => isDenied(mesh, policy, rule, operation, paths))) continue
        if (!isAllowed(worlds, policy, paths)) continue
        yield {
          code: 'other-slash-open',
          node: path,
          message: `${quote(path.text)} is denied and ${quote(other)} is not, which most servers take for the same`,
        }
      }
    }
  }
}

/** An exact path that is no file: `/styles.css/` is nothing a server knows. */
function isPage(path: string): boolean {
  return /^\/[^*{}?]+$/.test(path) && !/\.[^/]*\/?$/.test(path)
}

/** True if some DENY for the same workloads takes a path from the same callers, or from all. */
function isDenied(mesh: Mesh, policy: Manifest, rule: Node, operation: Node, path: AccessPattern): boolean {
  const callers = callersOf(rule)
  return policyRulesThatMayCover(mesh, policy, 'DENY')
    .taking(path)
    .filter((other) => matchesAnyCaller(other.rule) || callersOf(other.rule) === callers)
    .some((other) =>
      requestsOf(other.rule).some(
        (one) =>
          takesPath(one, path, true) &&
          (['hosts', 'methods', 'ports'] as const).every((field) => fieldCovers(one, operation, field)),
      ),
    )
}

function callersOf(rule: Node): string {
  return JSON.stringify([rule.get('from').data, rule.get('when').data], (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
}

/** Where anything is allowed by name, the rest is not. */
function isAllowed(worlds: readonly Mesh[], policy: Manifest, path: AccessPattern): boolean {
  if (worlds.every((mesh) => policyRulesThatMayCover(mesh, policy, 'ALLOW').isEmpty)) return true
  return worlds.some((mesh) => mayBeAllowed(mesh, policy, path))
}
