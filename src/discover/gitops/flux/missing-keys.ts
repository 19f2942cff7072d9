import type { SourceContext } from '../repository-identity.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import { closestName } from '../../../schema/suggest.ts'

/**
 * The key of `valuesFrom` that an object lacks, at which helm-controller fails. `null` if it is not certain: others fill an
 * empty object, and may change an object that is not built with the HelmRelease, or not in its file if nothing builds that.
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
