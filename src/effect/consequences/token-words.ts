import { joinAnd } from '../../core/join-words.ts'
import { namespaceWords } from '../../core/namespace.ts'
import { policySelector } from '../../istio/policy/selector.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'

/** `any audience`, or the audiences. */
export function audienceWords(audiences: readonly string[]): string {
  return audiences.length === 0 ? 'any audience' : quotedNames(audiences)
}

/** Names in backticks, joined by commas and `and`. */
export function quotedNames(names: readonly string[]): string {
  return joinAnd(names.map((name) => `\`${name}\``))
}

/** The description of the proxies that a policy applies to; one of the root namespace applies in all. */
export function proxyWords(policy: Manifest, { rootNamespace }: Mesh): string {
  const refs = targetRefs(policy)
  const { namespace } = policy
  if (refs.length > 0) return joinAnd(refs.map((ref) => `\`${ref}\` of ${namespaceWords(namespace)}`))
  const labels = [...policySelector(policy)].map(([key, value]) => `${key}=${value}`)
  const pods = labels.length === 0 ? 'all pods' : `pods with \`${labels.join(',')}\``
  if (namespace !== rootNamespace) return `${pods} of ${namespaceWords(namespace)}`
  return `${pods} of ${labels.length === 0 ? 'the mesh' : 'any namespace'}`
}
