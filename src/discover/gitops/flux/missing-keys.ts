import type { SourceContext } from '../repository-identity.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import { closestName } from '../../../schema/suggest.ts'

/**
 * The key of `valuesFrom` that an object lacks: helm-controller fails at it. `null` where that is not certain: the object is
 * empty, so that others fill it, or it is neither built with the HelmRelease nor, where nothing builds that, in its file, so
 * that others may change it.
 */
export function missingKeyOf(
  reference: Node,
  object: Manifest,
  manifest: Manifest,
  { build }: SourceContext,
): UnresolvedReference | null {
  const keys = [...object.root.entries('data'), ...object.root.entries('stringData')].map(([key]) => key)
  const isApplied = build ? build.manifests.includes(object) : object.root.file === manifest.root.file
  if (!isApplied || keys.length === 0 || isShared(object)) return null
  const node = reference.get('valuesKey')
  const name = node.text || 'values.yaml'
  return {
    code: 'missing-key',
    node: node.exists ? node : reference,
    manifest,
    noun: `${object.kind} ${object.name}`,
    name,
    path: null,
    similar: closestName(name, keys) ?? null,
    mayExist: null,
    related: [],
  }
}

/** True for an object into which other controllers write (fluxcd `pkg/ssa`). */
function isShared({ root }: Manifest): boolean {
  const policy = root.at('metadata', 'annotations').get('kustomize.toolkit.fluxcd.io/ssa').text
  return policy !== '' && policy !== 'Override'
}
