import { groupBy } from '../../core/group.ts'
import { applicationPolicy, helmReleasePolicy } from '../../model/deletion-policy.ts'
import type { DeletionConsequence } from '../../model/deletion.ts'
import type { Manifest } from '../../model/manifest.ts'
import { releaseIdentity, type ReleaseIdentity } from '../../model/release-identity.ts'
import { placeOf } from './places.ts'
import {
  appliedTargets,
  isManaged,
  managingKey,
  titleOf,
  writtenManagerKey,
  type AppliedTarget,
  type DeletionSide,
} from './side.ts'
import type { Users } from './definitions.ts'

/**
 * HelmReleases and Applications of registry charts whose release gets another name, namespace, chart or storage namespace, as
 * consequences `recreated`, unless both sides render it: helm-controller uninstalls the old release first (helm-controller
 * `internal/action/verify.go`, ReleaseTargetChanged), and Argo CD prunes the objects that the new release does not have under
 * the same name. A field that one side does not state is not compared.
 */
export function unrenderedReleases(
  base: DeletionSide,
  head: DeletionSide,
  inBase: readonly AppliedTarget[],
  users: Users,
): DeletionConsequence[] {
  const [renderedInBase, renderedInHead] = [renderedManagers(base), renderedManagers(head)]
  return inBase.flatMap(({ target, manifests }) =>
    manifests.flatMap((manifest) => {
      const key = managingKey(manifest)
      const identity = key === null ? null : releaseIdentity(manifest)
      const inHead = identity && users.same(manifest, placeOf(target))
      const next = inHead && inHead !== manifest ? releaseIdentity(inHead) : null
      if (key === null || !identity || !next || (renderedInBase.has(key) && renderedInHead.has(key)))
        return []
      const reason = renaming(identity, next)
      return reason !== null && removesOld(manifest) ? [consequence(manifest, reason)] : []
    }),
  )
}

/** The keys of the objects that apply releases which are rendered. */
function renderedManagers(side: DeletionSide): ReadonlySet<string> {
  const releases = appliedTargets(side).flatMap(({ target }) =>
    target.kind === 'helm' && isManaged(target) ? target : [],
  )
  return new Set(groupBy(releases, writtenManagerKey).keys())
}

function removesOld(manifest: Manifest): boolean {
  return manifest.kind === 'HelmRelease'
    ? helmReleasePolicy(manifest).cascades
    : applicationPolicy(manifest).prunes
}

/** The difference between the releases of an object, as the end of a sentence; `null` if no stated field differs. */
function renaming(base: ReleaseIdentity, head: ReleaseIdentity): string | null {
  const differing = (Object.keys(wordings) as (keyof ReleaseIdentity)[]).find(
    (field) => base[field] !== '' && head[field] !== '' && base[field] !== head[field],
  )
  return differing === undefined ? null : `${wordings[differing]} \`${head[differing]}\``
}

const wordings: Readonly<Record<keyof ReleaseIdentity, string>> = {
  release: 'as the release',
  namespace: 'in the namespace',
  chart: 'from the chart',
  storage: 'with its record in the namespace',
}

function consequence(manifest: Manifest, reason: string): DeletionConsequence {
  return {
    code: 'recreated',
    node: manifest.root.at('metadata', 'name'),
    manifest,
    target: manifest.target,
    subject: titleOf(manifest),
    deletions: [],
    users: [],
    reason,
    // Argo CD keeps what both have under one name.
    isCertain: manifest.kind === 'HelmRelease',
  }
}
