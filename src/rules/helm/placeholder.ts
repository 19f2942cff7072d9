import { oncePer } from '../../core/once-per.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isSubstitution, isAddressVariable, placeholderIn } from '../../syntax/unfilled.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { jwksUriOf } from '../jwt/helpers/jwks-uri.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const placeholder = defineRule({
  id: 'helm/placeholder',
  codes: ['placeholder'],
  severity: 'warning',
  ownsPlaceholders: true,
  summary: 'A placeholder that has not been replaced.',
  why: 'The text of an example is applied as it is: a host that nobody has, an audience that no token has, a namespace that does not exist. Traffic and tokens are refused, and no log names the reason.',
  fix: 'Write what the placeholder stands for.',
  parts: ['patch', 'unapplied'],
  on: {
    'values/mediatedTls': checkValues,

    'values/passthroughTls': checkValues,

    'values/jwt': checkValues,

    'values/services': checkValues,
  },
  across: {
    *manifest(manifest, mesh) {
      const isRouted = groupOf(manifest) === 'networking.istio.io'
      for (const node of nodesWithPlaceholder(manifest))
        if (!isPartOfJwtRule(node.text, manifest, mesh)) yield* check(node, isRouted)
    },
  },
})

/** The strings of an object that contain a placeholder. */
const nodesWithPlaceholder = oncePer((manifest: Manifest): readonly Node[] => {
  if (!checkedGroups.includes(groupOf(manifest)) || manifest.kind === 'EnvoyFilter') return []
  const { root, spec } = manifest
  const fields = [root.at('metadata', 'name'), root.at('metadata', 'namespace'), ...stringsIn(spec)]
  return fields.filter(({ text }) => placeholderIn(text) !== null)
})

/** The API groups whose strings are names; other groups have code and configuration of Envoy. */
const checkedGroups: readonly string[] = [
  'networking.istio.io',
  'security.istio.io',
  'gateway.networking.k8s.io',
]

function* checkValues(entry: ValuesEntry): Generator<Problem<'placeholder'>> {
  for (const node of stringsIn(mergedOrFileEntry(entry))) yield* check(node, true)
}

/** `isRouted`: true where Istio checks the syntax of hosts; in a policy a host is any string. */
function* check(node: Node, isRouted: boolean): Generator<Problem<'placeholder'>> {
  const marker = isSubstitution(node.text) ? null : placeholderIn(node.text)
  if (marker === null) return
  if (isAddressVariable(marker)) {
    const message = `${quote(marker)} looks like the name of a variable, not like a host or an address: unless a script replaces it, no request reaches it; write the value`
    yield { code: 'placeholder', node, message, about: subjectOf(node.text), confidence: 'likely' }
    return
  }
  yield {
    code: 'placeholder',
    node,
    message: `${quote(node.text)} ${marker === node.text ? 'is a placeholder' : `still holds the placeholder ${quote(marker)}`}: write what it stands for`,
    about: subjectOf(node.text),
    ...(isRouted && isRefusedByWebhook(node) && { severity: 'error', refusedBy: 'webhook' }),
  }
}

/** The strings below a node, without those under skipped keys. */
function stringsIn(node: Node): Node[] {
  if (node.kind === 'list') return node.items().flatMap(stringsIn)
  const entries = node.entries().filter(([key]) => !skippedKeys.includes(key))
  return node.kind === 'map' ? entries.flatMap(([, value]) => stringsIn(value)) : [node]
}

/** Patterns and bodies may contain anything; rules of the jwt family check issuers and keys. */
const skippedKeys: readonly string[] = [
  'regex',
  'uriRegexRewrite',
  'body',
  'issuer',
  'jwksUri',
  'jwks_uri',
  'jwks',
]

/** True for a string that Istio's webhook refuses as a host or an address. */
function isRefusedByWebhook(node: Node): boolean {
  const [list, key] = node.pathKeys.slice(-2).map(String)
  if (list === 'addresses') return true
  const isName = nameKeys.has(key!) || nameListKeys.has(list!)
  return isName && hostDefect(node.text.replace(/^[^/]*\//, '')) !== null
}

const nameKeys: ReadonlySet<string> = new Set(['address', 'externalHost', 'host'])
const nameListKeys: ReadonlySet<string> = new Set(['hosts', 'sniHosts'])

/** True for a string that repeats the issuer or the `jwksUri` of a JWT rule: a principal, the host of the keys. */
function isPartOfJwtRule(text: string, { target }: Manifest, mesh: Mesh): boolean {
  const subject = subjectOf(text)
  return mesh
    .ofKind('RequestAuthentication')
    .filter((authentication) => authentication.target === target)
    .flatMap(({ spec }) => spec.items('jwtRules'))
    .some((rule) => [rule.get('issuer'), jwksUriOf(rule)].some((field) => field.text.includes(subject)))
}

/** The host or issuer without the wildcard for ports (`:*`) or subjects (`/*`) that policies add. */
function subjectOf(text: string): string {
  return text.replace(/(?::|\/)\*$/, '')
}
