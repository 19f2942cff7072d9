import { table } from '../../../core/table.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { RepositoryIdentity } from '../repository-identity.ts'

/** The kinds of sources that may be this tree, each with its fields for address and revision. */
export const sourceKinds = table<{
  readonly addressOf: (spec: Node) => string
  readonly isShown: typeof isShown
}>({
  GitRepository: { addressOf: (spec) => spec.get('url').text, isShown },
  OCIRepository: { addressOf: (spec) => spec.get('url').text, isShown: isShownArtifact },
  Bucket: {
    addressOf: (spec) => `https://${spec.get('endpoint').text}/${spec.get('bucketName').text}`,
    isShown: () => true,
  },
})

/** True for a source with the address of a repository, at the revision of its tree. */
export function isOfRepository({ kind, spec }: Manifest, identity: RepositoryIdentity): boolean {
  const source = sourceKinds[kind]
  if (!source || spec.get('include').exists) return false
  return identity.isThis(source.addressOf(spec)) && source.isShown(spec.get('ref'), identity)
}

/** True for a source with the address of a repository, at a revision that its tree does not show. */
export function isAtOtherRevision({ kind, spec }: Manifest, identity: RepositoryIdentity): boolean {
  const { addressOf, isShown: isShownBy } = sourceKinds[kind]!
  return identity.isThis(addressOf(spec)) && !isShownBy(spec.get('ref'), identity)
}

/** A tag, a commit or a version is another tree. */
function isShown(ref: Node, { shows }: RepositoryIdentity): boolean {
  const names = ['tag', 'semver', 'commit'].filter((field) => ref.get(field).text !== '')
  return names.length === 0 && shows(ref.get('name').text || ref.get('branch').text)
}

/** True for the tag of an artifact that is pushed from this tree; the default is `latest`. */
function isShownArtifact(ref: Node, { shows }: RepositoryIdentity): boolean {
  const names = ['digest', 'semver'].filter((field) => ref.get(field).text !== '')
  const tag = ref.get('tag').text
  return names.length === 0 && (tag === 'latest' || shows(tag))
}
