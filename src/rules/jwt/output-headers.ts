import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { someMayShareWorkloads } from '../../istio/policy/some-policies.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { problemsInValues } from './helpers/jwt-values.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { actionOf } from '../shared/token-conditions.ts'

export const outputHeaders = defineRule({
  id: 'jwt/output-headers',
  codes: ['written-twice', 'written-elsewhere'],
  severity: 'warning',
  summary: 'A header for claims that two claims share, or that somebody else may have written.',
  why: 'One header holds one claim: of two, nobody can say which arrives. And only the proxy that writes such a header clears what a client has sent under its name; any other passes it on.',
  fix: 'Give each claim a header of its own; where a policy trusts the header, write it by a RequestAuthentication on the same workload, or compare `request.auth.claims[...]`.',
  on: {
    *RequestAuthentication(authentication) {
      for (const rule of authentication.spec.items('jwtRules')) yield* shared(rule)
    },
  },
  across: {
    *'values/jwt'(entry, mesh) {
      yield* problemsInValues(entry, mesh, shared)
    },

    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW') return
      for (const when of policy.spec.items('rules').flatMap((rule) => rule.items('when'))) {
        yield* trusted(when, policy, mesh)
      }
    },
  },
})

/** Where one rule writes a header twice. */
function* shared(rule: Node): Generator<Problem<'written-twice'>> {
  const headers = headersOf(rule)
  for (const [index, header] of headers.entries()) {
    const first = headers.slice(0, index).find((one) => nameOf(one) === nameOf(header))
    if (!first) continue
    yield {
      code: 'written-twice',
      node: header,
      message: `header ${quote(header.text)} is written twice: only one of the two arrives; give each a header of its own`,
      about: `${rule.get('issuer').text} ${nameOf(header)}`,
      related: [{ node: first, note: 'the first to write it' }],
    }
  }
}

/** Where a policy trusts a header that another proxy writes. */
function* trusted(when: Node, policy: Manifest, mesh: Mesh): Generator<Problem<'written-elsewhere'>> {
  const [, name] = /^request\.headers\[(.+)\]$/.exec(when.get('key').text) ?? []
  if (name === undefined || when.items('values').length === 0) return
  const [first] = writers(mesh).get(name.toLowerCase()) ?? none
  const writer = first && writtenBy(first).get(name.toLowerCase())
  if (!writer || [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) => isWritten(world, name, policy))) return
  const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
  yield {
    code: 'written-elsewhere',
    node: when.get('key'),
    ...doubt,
    message: `header ${quote(name)} holds a claim only where a RequestAuthentication writes it, and none does for these workloads: whoever sends it is believed${note}`,
    about: `${policy.namespace}/${policy.name} ${name}`,
    related: [{ node: writer, note: 'written here, for other workloads' }],
  }
}

function isWritten(mesh: Mesh, name: string, policy: Manifest): boolean {
  return someMayShareWorkloads(mesh, policy, writers(mesh).get(name.toLowerCase()) ?? none)
}

const none: readonly Manifest[] = []

/** The RequestAuthentications that write each header. */
const writers = derived(['RequestAuthentication'], (mesh): ReadonlyMap<string, readonly Manifest[]> => {
  const written = mesh
    .ofKind('RequestAuthentication')
    .flatMap((authentication) =>
      [...writtenBy(authentication).keys()].map((name) => ({ name, authentication })),
    )
  const groups = groupBy(written, ({ name }) => name)
  return new Map([...groups].map(([name, found]) => [name, found.map((one) => one.authentication)]))
})

const writtenBy = oncePer(({ spec }: Manifest): ReadonlyMap<string, Node> => {
  const headers = spec.items('jwtRules').flatMap(headersOf)
  return new Map(headers.map((header) => [nameOf(header), header]))
})

/** Where a rule names the headers that it writes. */
function headersOf(rule: Node): Node[] {
  const ofClaims = rule.items('outputClaimToHeaders').map((output) => output.get('header'))
  return [...ofClaims, rule.get('outputPayloadToHeader')].filter(
    ({ text }) => text !== '' && !isUnfilled(text),
  )
}

function nameOf(header: Node): string {
  return header.text.toLowerCase()
}
