import { groupByEach } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { someMayShareWorkloads } from '../../istio/policy/some-policies.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { problemsInValues } from './helpers/jwt-values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { actionOf } from '../shared/token-conditions.ts'

export const outputHeaders = defineRule({
  id: 'jwt/output-headers',
  codes: ['written-twice', 'written-elsewhere'],
  severity: 'warning',
  summary: 'A claim header that two claims share, or that a client can forge.',
  why: 'A header has room for one claim: of two, either may arrive. And only the proxy that writes such a header removes what a client has sent under its name; any other proxy forwards it.',
  fix: 'Give each claim its own header; where a policy trusts the header, write it by a RequestAuthentication on the same workload, or compare `request.auth.claims[...]`.',
  on: {
    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) yield* repeatedHeaders(rule)
    },
  },
  across: {
    *'values/jwt'(entry, mesh) {
      yield* problemsInValues(entry, mesh, repeatedHeaders)
    },

    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW') return
      for (const when of policy.spec.items('rules').flatMap((rule) => rule.items('when'))) {
        yield* headersWrittenElsewhere(when, policy, mesh)
      }
    },
  },
})

/** Reports a header that one JWT rule writes twice. */
function* repeatedHeaders(rule: Node): Generator<Problem<'written-twice'>> {
  const headers = headersOf(rule)
  for (const [index, header] of headers.entries()) {
    const first = headers.slice(0, index).find((earlier) => nameOf(earlier) === nameOf(header))
    if (!first) continue
    yield {
      code: 'written-twice',
      node: header,
      message: `header ${quote(header.text)} is written twice: only one of the two claims arrives; give each its own header`,
      about: `${rule.get('issuer').text} ${nameOf(header)}`,
      related: [{ node: first, note: 'written here first' }],
    }
  }
}

/** Reports a policy that trusts a header which a RequestAuthentication writes only on other workloads. */
function* headersWrittenElsewhere(
  when: Node,
  policy: Manifest,
  mesh: Mesh,
): Generator<Problem<'written-elsewhere'>> {
  const [, name] = /^request\.headers\[(.+)\]$/.exec(when.get('key').text) ?? []
  if (name === undefined || when.items('values').length === 0) return
  const [first] = authenticationsByHeader(mesh).get(name.toLowerCase()) ?? none
  const writtenAt = first && headersWrittenBy(first).get(name.toLowerCase())
  if (
    !writtenAt ||
    [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => isWrittenFor(candidate, name, policy))
  )
    return
  const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
  yield {
    code: 'written-elsewhere',
    node: when.get('key'),
    ...doubt,
    message: `header ${quote(name)} has a verified claim only where a RequestAuthentication writes it, and none does for these workloads: clients can forge it${note}`,
    about: `${policy.namespace}/${policy.name} ${name}`,
    related: [{ node: writtenAt, note: 'written here, for other workloads' }],
  }
}

function isWrittenFor(mesh: Mesh, name: string, policy: Manifest): boolean {
  return someMayShareWorkloads(mesh, policy, authenticationsByHeader(mesh).get(name.toLowerCase()) ?? none)
}

const none: readonly Manifest[] = []

/** The RequestAuthentications that write each header. */
const authenticationsByHeader = derived(
  ['RequestAuthentication'],
  (mesh): ReadonlyMap<string, readonly Manifest[]> =>
    groupByEach(mesh.ofKind('RequestAuthentication'), (authentication) =>
      headersWrittenBy(authentication).keys(),
    ),
)

const headersWrittenBy = oncePer(({ spec }: Manifest): ReadonlyMap<string, Node> => {
  const headers = spec.items('jwtRules').flatMap(headersOf)
  return new Map(headers.map((header) => [nameOf(header), header]))
})

/** The nodes where a JWT rule names the headers that it writes. */
function headersOf(rule: Node): Node[] {
  const claimHeaders = rule.items('outputClaimToHeaders').map((output) => output.get('header'))
  return [...claimHeaders, rule.get('outputPayloadToHeader')].filter(
    ({ text }) => text !== '' && !isUnfilled(text),
  )
}

function nameOf(header: Node): string {
  return header.text.toLowerCase()
}
