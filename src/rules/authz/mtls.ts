import type { Manifest } from '../../model/manifest.ts'
import { policiesCovering } from '../../istio/policy/shared-workloads.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { mayBeStrict, modeIn, mtlsOf, mtlsWithout, type Mtls } from '../../istio/policy/mtls.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { actionOf, isDryRun } from '../shared/token-conditions.ts'
import { listsOf, policySources, type PatternList } from './helpers/parts.ts'

export const mtls = defineRule({
  id: 'authz/mtls',
  codes: ['mtls-disabled', 'plain-text-permitted', 'anonymous-denied', 'anonymous-not-denied'],
  severity: 'warning',
  summary: 'Plain text is taken where it is not expected.',
  why: 'Who calls is known from mTLS alone. A workload that takes plain text takes it from anybody, and a DENY that names callers does not see who comes that way.',
  fix: 'Keep mode STRICT. Where plain text has to be taken, deny by address, or allow the principals that may call instead of denying those that may not.',
  across: {
    *PeerAuthentication(authentication, mesh) {
      const inherited = mtlsWithout(mesh, authentication)
      const own = authentication.spec.get('mtls')
      yield* weakened(own, inherited)
      const mode = modeIn(own)
      const around = mode === null ? inherited : { mode, node: own.get('mode') }
      for (const [, port] of authentication.spec.entries('portLevelMtls')) yield* weakened(port, around)
    },

    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'DENY' || isDryRun(policy) || targetRefs(policy).length > 0) return
      const lists = policy.spec.items('rules').flatMap(identitiesOf)
      const known = lists.length > 0 ? plainText(mesh, policy) : undefined
      if (!known) return
      for (const list of lists) yield unseen(list, known)
    },
  },
})

function* weakened(
  block: Node,
  wider: Mtls | undefined,
): Generator<Problem<'mtls-disabled' | 'plain-text-permitted'>> {
  const mode = modeIn(block)
  if (mode === null || mode === 'STRICT' || wider?.mode !== 'STRICT') return
  const what = mode === 'DISABLE' ? 'nothing but plain text is taken' : 'plain text is taken, too,'
  yield {
    code: mode === 'DISABLE' ? 'mtls-disabled' : 'plain-text-permitted',
    node: block.get('mode'),
    message: `mode ${quote(mode)}: ${what} where \`STRICT\` would hold`,
    ...(wider.node && { related: [{ node: wider.node, note: 'would hold' }] }),
  }
}

/** The mode for all that a policy selects, if it is certain that it lets plain text in. */
function plainText(mesh: Mesh, policy: Manifest): Mtls | undefined {
  const around = meshOfAllFiles(mesh)
  const known = mtlsOf(mesh, policy)
  const possible = around && holdsMore(around, mesh, policy) ? mtlsOf(around, policy) : known
  if (known?.mode === 'STRICT' || possible?.mode === 'STRICT') return undefined
  return [mesh, around ?? mesh].some((world) => mayBeStrict(world, policy)) ? undefined : known && possible
}

/** True if policies around hold for what a policy selects that are not here. */
function holdsMore(around: Mesh, mesh: Mesh, policy: Manifest): boolean {
  const here = new Set(policiesCovering(mesh, policy, 'PeerAuthentication'))
  return policiesCovering(around, policy, 'PeerAuthentication').some((other) => !here.has(other))
}

/** The lists of a rule that are compared with the certificate of the caller. */
function identitiesOf(rule: Node): PatternList[] {
  const conditions = rule.items('when').filter((when) => identityKeys.includes(when.get('key').text))
  return [
    ...policySources(rule).flatMap((source) => listsOf(source, identityFields)),
    ...conditions.flatMap((when) => listsOf(when, ['values'])),
  ].filter(({ node }) => node.items().length > 0)
}

function unseen(
  { isNegative, node }: PatternList,
  { mode, node: said }: Mtls,
): Problem<'anonymous-denied' | 'anonymous-not-denied'> {
  const what = isNegative ? 'is denied, whoever it is' : 'is not denied'
  const where = `where mTLS is ${quote(mode)}${said ? '' : ' by default'}`
  return {
    code: isNegative ? 'anonymous-denied' : 'anonymous-not-denied',
    node,
    message: `DENY by \`${node.pathKeys.at(-1)}\` ${where}: a caller in plain text has no identity and ${what}`,
    ...(said && { related: [{ node: said, note: 'lets plain text in' }] }),
  }
}

const identityFields = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains']
const identityKeys = ['source.principal', 'source.namespace', 'source.serviceAccount', 'source.trustDomain']
