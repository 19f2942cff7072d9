import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import type { Manifest } from '../../model/manifest.ts'
import { policiesCovering } from '../../istio/policy/shared-workloads.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import {
  mayBeStrict,
  modeIn,
  mtlsOf,
  mtlsWithoutPeerAuthentication,
  type Mtls,
} from '../../istio/policy/mtls.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { actionOf } from '../shared/token-conditions.ts'
import { listsOf, policySources, type PatternList } from './helpers/pattern-lists.ts'

export const mtls = defineRule({
  id: 'authz/mtls',
  codes: ['mtls-disabled', 'plain-text-permitted', 'anonymous-denied', 'anonymous-not-denied'],
  severity: 'warning',
  summary: 'Workloads accept plain text although a wider policy or a DENY needs mTLS.',
  why: 'Only mTLS tells who calls. A workload that accepts plain text accepts it from anybody, and a DENY that names callers does not recognize callers in plain text.',
  fix: 'Keep mode STRICT. If workloads have to accept plain text, deny by address, or allow the principals that may call instead of denying those that may not.',
  across: {
    *PeerAuthentication(authentication, mesh) {
      const inherited = mtlsWithoutPeerAuthentication(mesh, authentication)
      const mtlsBlock = authentication.spec.get('mtls')
      yield* weakenedMode(mtlsBlock, inherited)
      const mode = modeIn(mtlsBlock)
      const effective = mode === null ? inherited : { mode, node: mtlsBlock.get('mode') }
      for (const [, port] of authentication.spec.entries('portLevelMtls'))
        yield* weakenedMode(port, effective)
    },

    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'DENY' || isDryRunPolicy(policy) || targetRefs(policy).length > 0) return
      const lists = policy.spec.items('rules').flatMap(identitiesOf)
      const mode = lists.length > 0 ? plainTextMode(mesh, policy) : undefined
      if (!mode) return
      for (const list of lists) yield unseenCallers(list, mode)
    },
  },
})

function* weakenedMode(
  block: Node,
  inherited: Mtls | undefined,
): Generator<Problem<'mtls-disabled' | 'plain-text-permitted'>> {
  const mode = modeIn(block)
  if (mode === null || mode === 'STRICT' || inherited?.mode !== 'STRICT') return
  const accepted = mode === 'DISABLE' ? 'only plain text is accepted' : 'plain text is accepted, too,'
  yield {
    code: mode === 'DISABLE' ? 'mtls-disabled' : 'plain-text-permitted',
    node: block.get('mode'),
    message: `mode ${quote(mode)}: ${accepted} where \`STRICT\` would apply without it; keep \`STRICT\``,
    ...(inherited.node && { related: [{ node: inherited.node, note: 'would apply without it' }] }),
  }
}

/** The mTLS mode of all workloads of a policy, if it certainly accepts plain text; `undefined` if it may be STRICT. */
function plainTextMode(mesh: Mesh, policy: Manifest): Mtls | undefined {
  const allFiles = meshOfOtherObjects(mesh)
  const declared = mtlsOf(mesh, policy)
  const withAllFiles =
    allFiles && hasMorePolicies(allFiles, mesh, policy) ? mtlsOf(allFiles, policy) : declared
  if (declared?.mode === 'STRICT' || withAllFiles?.mode === 'STRICT') return undefined
  return [mesh, allFiles ?? mesh].some((candidate) => mayBeStrict(candidate, policy))
    ? undefined
    : declared && withAllFiles
}

/** True if all files together have PeerAuthentications for the workloads of a policy that `mesh` does not have. */
function hasMorePolicies(allFiles: Mesh, mesh: Mesh, policy: Manifest): boolean {
  const policiesInMesh = new Set(policiesCovering(mesh, policy, 'PeerAuthentication'))
  return policiesCovering(allFiles, policy, 'PeerAuthentication').some(
    (policy) => !policiesInMesh.has(policy),
  )
}

/** The lists of a rule that Istio compares with the certificate of the caller. */
function identitiesOf(rule: Node): PatternList[] {
  const conditions = rule.items('when').filter((when) => identityKeys.includes(when.get('key').text))
  return [
    ...policySources(rule).flatMap((source) => listsOf(source, identityFields)),
    ...conditions.flatMap((when) => listsOf(when, ['values'])),
  ].filter(({ node }) => node.items().length > 0)
}

function unseenCallers(
  { isNegative, node }: PatternList,
  { mode, node: modeNode }: Mtls,
): Problem<'anonymous-denied' | 'anonymous-not-denied'> {
  const outcome = isNegative ? 'is denied, whoever it is' : 'is not denied'
  const condition = `where mTLS is ${quote(mode)}${modeNode ? '' : ' by default'}`
  return {
    code: isNegative ? 'anonymous-denied' : 'anonymous-not-denied',
    node,
    message: `DENY by \`${node.pathKeys.at(-1)}\` ${condition}: a caller in plain text has no identity and ${outcome}; set mode \`STRICT\``,
    ...(modeNode && { related: [{ node: modeNode, note: 'accepts plain text' }] }),
  }
}

const identityFields = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains']
const identityKeys = ['source.principal', 'source.namespace', 'source.serviceAccount', 'source.trustDomain']
