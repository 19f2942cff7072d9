import type { Manifest } from '../../src/model/manifest.ts'
import { trustDomainsOf, principalsOfValue } from '../../src/istio/policy/identity.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { policiesAt, type Proxy } from '../../src/istio/policy/attachment.ts'
import type { Node } from '../../src/model/node.ts'

/** The rules of all AuthorizationPolicies at a port, by action. */
export function accessFacts(
  mesh: Mesh,
  proxy: Proxy,
  isTcp: boolean,
  service: Manifest | undefined,
): Record<string, string[]> {
  const access: Record<string, string[]> = {}
  for (const policy of policiesAt(mesh, 'AuthorizationPolicy', proxy, service)) {
    const action = actions[policy.spec.get('action').text] ?? 'ALLOW'
    const names = (access[action] ??= [])
    const rules = policy.spec.items('rules')
    if (rules.length === 0) names.push(ruleName(policy, 0))
    for (const [index, rule] of rules.entries())
      if (!isTcp || action !== 'ALLOW' || !isOfHttp(rule))
        names.push(`${ruleName(policy, index)}${principalsOf(mesh, rule)}`)
  }
  for (const names of Object.values(access)) names.sort()
  return access
}

const actions: Readonly<Record<string, string>> = { DENY: 'DENY', AUDIT: 'LOG' }

function ruleName({ namespace, name }: Manifest, index: number): string {
  return `ns[${namespace}]-policy[${name}]-rule[${index}]`
}

function isOfHttp(rule: Node): boolean {
  return rule
    .items('to')
    .some((to) => ['paths', 'methods', 'hosts'].some((field) => to.at('operation', field).exists))
}

function principalsOf(mesh: Mesh, rule: Node): string {
  const written = rule.items('from').flatMap((from) => from.get('source').items('principals'))
  const principals = written.flatMap(({ text }) => principalsOfValue(trustDomainsOf(mesh), text))
  const matched = principals.map((principal) =>
    principal.startsWith('*') ? principal : `spiffe://${principal}`,
  )
  return matched.length === 0 ? '' : ` by ${[...new Set(matched)].toSorted().join(' ')}`
}

/** The rules of all RequestAuthentications, sorted by issuer (istio `pilot/pkg/security/authn/policy_applier.go`). */
export function tokenFacts(mesh: Mesh, proxy: Proxy, service: Manifest | undefined): string[] {
  const rules = policiesAt(mesh, 'RequestAuthentication', proxy, service).flatMap(({ spec }) =>
    spec.items('jwtRules'),
  )
  const sorted = rules.toSorted((a, b) => (a.get('issuer').text < b.get('issuer').text ? -1 : 1))
  return sorted.map((rule) =>
    [
      rule.get('issuer').text,
      ...rule.items('audiences').map(({ text }) => text),
      ...(rule.get('forwardOriginalToken').scalar === true ? ['forward'] : []),
    ].join(' '),
  )
}
