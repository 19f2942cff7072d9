import { oncePer } from '../../core/once-per.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isSubstitution, placeholderIn } from '../../syntax/unfilled.ts'
import { settings, type ValuesEntry } from '../../model/values.ts'
import { jwksUriOf } from '../jwt/helpers/jwks-uri.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const placeholder = defineRule({
  id: 'helm/placeholder',
  codes: ['placeholder'],
  severity: 'warning',
  ownsPlaceholders: true,
  summary: 'A placeholder that somebody was meant to replace.',
  why: 'The text of an example is applied as it is: a host that nobody has, an audience that no token holds, a namespace that does not exist. Traffic and tokens are refused for a reason that no log names.',
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
      for (const node of leftIn(manifest))
        if (!isOfKeys(node.text, manifest, mesh)) yield* check(node, isRouted)
    },
  },
})

/** The texts of an object that hold a placeholder. */
const leftIn = oncePer((manifest: Manifest): readonly Node[] => {
  if (!groups.includes(groupOf(manifest)) || manifest.kind === 'EnvoyFilter') return []
  const { root, spec } = manifest
  const fields = [root.at('metadata', 'name'), root.at('metadata', 'namespace'), ...textsIn(spec)]
  return fields.filter(({ text }) => placeholderIn(text) !== null)
})

/** Those whose fields name things; the others hold code and configuration of Envoy. */
const groups: readonly string[] = ['networking.istio.io', 'security.istio.io']

function* checkValues(entry: ValuesEntry): Generator<Problem<'placeholder'>> {
  for (const node of textsIn(settings(entry))) yield* check(node, true)
}

/** `isRouted`: hosts here are names that Istio checks; in a policy a host is any text. */
function* check(node: Node, isRouted: boolean): Generator<Problem<'placeholder'>> {
  const left = isSubstitution(node.text) ? null : placeholderIn(node.text)
  if (left === null) return
  yield {
    code: 'placeholder',
    node,
    message: `${quote(node.text)} ${left === node.text ? 'is a placeholder' : `still holds the placeholder ${quote(left)}`}: write what it stands for`,
    about: subjectOf(node.text),
    ...(isRouted && isRefused(node) && { severity: 'error', refusedBy: 'webhook' }),
  }
}

/** The strings below a node but for code, and for what has rules of its own. */
function textsIn(node: Node): Node[] {
  if (node.kind === 'list') return node.items().flatMap(textsIn)
  const entries = node.entries().filter(([key]) => !others.includes(key))
  return node.kind === 'map' ? entries.flatMap(([, value]) => textsIn(value)) : [node]
}

/** Patterns and bodies may hold anything; of issuer and keys the jwt rules speak. */
const others: readonly string[] = [
  'regex',
  'uriRegexRewrite',
  'body',
  'issuer',
  'jwksUri',
  'jwks_uri',
  'jwks',
]

/** True for what stands in the place of a name, or of an address, and is none. */
function isRefused(node: Node): boolean {
  const [list, key] = node.pathKeys.slice(-2).map(String)
  if (list === 'addresses') return true
  const isName = names.has(key!) || listsOfNames.has(list!)
  return isName && hostDefect(node.text.replace(/^[^/]*\//, '')) !== null
}

const names: ReadonlySet<string> = new Set(['address', 'externalHost', 'host'])
const listsOfNames: ReadonlySet<string> = new Set(['hosts', 'sniHosts'])

/** True for what is made of the issuer or the address of the keys: a principal, a host to fetch from. */
function isOfKeys(text: string, { target }: Manifest, mesh: Mesh): boolean {
  const subject = subjectOf(text)
  return mesh
    .ofKind('RequestAuthentication')
    .filter((authentication) => authentication.target === target)
    .flatMap(({ spec }) => spec.items('jwtRules'))
    .some((rule) => [rule.get('issuer'), jwksUriOf(rule)].some((owner) => owner.text.includes(subject)))
}

/** The host or issuer alone, without what policies add to it: any port, any subject. */
function subjectOf(text: string): string {
  return text.replace(/(?::|\/)\*$/, '')
}
