import { statedNamespace } from '../../core/namespace.ts'
import { once } from '../../core/once-per.ts'
import type { ObjectDeletion, DeletionConsequence } from '../../model/deletion.ts'
import type { Target } from '../../core/target.ts'
import { isClusterScoped } from '../../model/cluster-scope.ts'
import { isInCrdsFolder } from '../../model/kept-objects.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { placeOf, identityInCluster, placeIndex, type Place } from './places.ts'
import { titleOf, type AppliedTarget } from './side.ts'

/** Finds objects of head that are applied beside a place, by what they need. */
export interface Users {
  ofKind(group: string, kind: string, place: Place): readonly Manifest[]
  inNamespace(name: string, place: Place): readonly Manifest[]
  /** The object of head with the identity of one of base. */
  same(manifest: Manifest, place: Place): Manifest | undefined
}

/**
 * An index of the objects of head, by kind, namespace and identity, each within a place. It answers which objects use a
 * deleted CRD or Namespace, and whether an object of base still exists.
 */
export function usersIn(head: readonly AppliedTarget[]): Users {
  const indexBy = (keyOf: (manifest: Manifest) => string) =>
    placeIndex(
      head.flatMap(({ target, manifests }) =>
        manifests.map((manifest) => ({ key: keyOf(manifest), place: placeOf(target), item: manifest })),
      ),
    )
  // Most changes delete and change no definition and no Namespace.
  const byKind = once(() => indexBy((manifest) => `${groupOf(manifest)}/${manifest.kind}`))
  const byNamespace = once(() => indexBy(appliedNamespace))
  const byIdentity = once(() => indexBy(identityInCluster))
  return {
    ofKind: (group, kind, place) => byKind()(`${group}/${kind}`, place),
    inNamespace: (name, place) => byNamespace()(name, place),
    same: (manifest, place) => byIdentity()(identityInCluster(manifest), place)[0],
  }
}

/** The namespace that contains an object; `''` if nothing states it, or if none does. */
function appliedNamespace(manifest: Manifest): string {
  return isClusterScoped(groupOf(manifest), manifest.kind) ? '' : statedNamespace(manifest)
}

/**
 * The consequence of deleting a CRD or Namespace while head has objects of it, which are deleted with it. `null` for any other
 * object, if head has no such objects beside `place`, or if the outcome is neither `deleted` nor `unknown`.
 */
export function inUseConsequence(
  deletion: ObjectDeletion,
  place: Place,
  users: Users,
): DeletionConsequence | null {
  const { manifest, outcome, reason } = deletion
  if (outcome !== 'deleted' && outcome !== 'unknown') return null
  const use = useOf(manifest, place, users)
  if (use === null || use.users.length === 0) return null
  return {
    ...use,
    node: manifest.root.at('metadata', 'name'),
    manifest,
    target: manifest.target,
    subject: titleOf(manifest),
    deletions: [deletion],
    reason,
    isCertain: outcome === 'deleted',
  }
}

function useOf(
  manifest: Manifest,
  place: Place,
  users: Users,
): Pick<DeletionConsequence, 'code' | 'users'> | null {
  if (isDefinition(manifest)) return { code: 'crd-in-use', users: usersOf(manifest, place, users) }
  if (isNamespace(manifest))
    return { code: 'namespace-in-use', users: users.inNamespace(manifest.name, place) }
  return null
}

/** The objects of the kind that a CRD defines. */
function usersOf(definition: Manifest, place: Place, users: Users): readonly Manifest[] {
  return users.ofKind(definition.spec.get('group').text, definedKind(definition), place)
}

/** The versions that a CRD of base serves and that of head does not, while head has objects of them. */
export function versionConsequences(appliedTarget: AppliedTarget, users: Users): DeletionConsequence[] {
  const { target, manifests } = appliedTarget
  const place = placeOf(target)
  return manifests.filter(isDefinition).flatMap((manifest) => {
    const inHead = users.same(manifest, place)
    if (!inHead || inHead === manifest || staysInCluster(manifest, target)) return []
    return versionsOnlyIn(manifest, inHead).flatMap((version) =>
      versionConsequence(manifest, version, usersOf(manifest, place, users)),
    )
  })
}

/** The versions that a CRD serves and its form in head does not. */
function versionsOnlyIn(definition: Manifest, inHead: Manifest): ServedVersion[] {
  const servedInHead = new Set(servedVersions(inHead).map(({ name }) => name))
  return servedVersions(definition).filter(({ name }) => !servedInHead.has(name))
}

function versionConsequence(
  manifest: Manifest,
  { name, node }: ServedVersion,
  ofKind: readonly Manifest[],
): DeletionConsequence[] {
  const apiVersion = `${manifest.spec.get('group').text}/${name}`
  const users = ofKind.filter((user) => user.apiVersion === apiVersion)
  if (users.length === 0) return []
  const { target } = manifest
  const subject = `version \`${name}\` of ${titleOf(manifest)}`
  const certain = { deletions: [], reason: '', isCertain: true }
  return [{ code: 'crd-version-in-use', node, manifest, target, subject, users, ...certain }]
}

/** True for a CRD that Helm creates at the installation and never changes. Argo CD applies `crds/` like other files. */
function staysInCluster(manifest: Manifest, { manager }: Target): boolean {
  return isInCrdsFolder(manifest) && manager?.kind !== 'Application' && !manager?.deletes.replacesCrds
}

interface ServedVersion {
  readonly name: string
  readonly node: Node
}

function servedVersions({ spec }: Manifest): ServedVersion[] {
  return spec
    .items('versions')
    .filter((version) => version.get('served').scalar !== false)
    .map((version) => ({ name: version.get('name').text, node: version.get('name') }))
}

function isDefinition(manifest: Manifest): boolean {
  return manifest.kind === 'CustomResourceDefinition' && groupOf(manifest) === 'apiextensions.k8s.io'
}

function isNamespace(manifest: Manifest): boolean {
  return manifest.kind === 'Namespace' && groupOf(manifest) === ''
}

function definedKind({ spec }: Manifest): string {
  return spec.at('names', 'kind').text
}
