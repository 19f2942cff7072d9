import { groupBy } from '../../core/group.ts'
import type { HelmTarget, Target } from '../../core/target.ts'
import { keptByHelm } from '../../model/kept-objects.ts'
import { lossRank, type DeletionConsequence, type ObjectDeletion } from '../../model/deletion.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { isManaged, managerKeyOf, qualifiedName, type AppliedTarget, type ManagedTarget } from './side.ts'

/**
 * Releases of Flux that are uninstalled and installed again, and targets of base that lose all objects while a target of
 * the same sources in head has new objects of the same kinds: a release, namespace or prefix was renamed. All objects are
 * deleted and created again.
 */
export function recreations(
  base: readonly AppliedTarget[],
  head: readonly AppliedTarget[],
  deletions: readonly ObjectDeletion[],
): DeletionConsequence[] {
  const byTarget = groupBy(deletions, ({ manifest }) => manifest.target)
  const idsInBase = new Set(base.map(({ target }) => target.id))
  const successors = groupBy(
    head.filter(({ target }) => !idsInBase.has(target.id)),
    ({ target }) => sourceKey(target),
  )
  const headById = new Map(head.map((applied) => [applied.target.id, applied]))
  const installedIn = installations(head)
  return base.flatMap((applied) => {
    const { target, manifests } = applied
    const installation = installedIn(target)
    if (installation?.manager.deletes.cascades && isOtherRelease(target, installation))
      return reinstallation(applied, installation, byTarget.get(target.id) ?? [])
    const lost = (byTarget.get(target.id) ?? []).filter(isLost)
    if (lost.length < minObjects || lost.length < manifests.length) return []
    const candidates = [headById.get(target.id), ...(successors.get(sourceKey(target)) ?? [])]
    const successor = candidates.find(
      (candidate) => candidate && hasSameKinds(manifests, candidate.manifests),
    )
    return successor ? [recreation(lost, target, successor.target)] : []
  })
}

/** Returns a function that finds what head installs for the HelmRelease that installs a target of base. */
function installations(head: readonly AppliedTarget[]): (target: Target) => InstalledTarget | undefined {
  const byManager = new Map(
    head.flatMap(({ target }) => (isInstalled(target) ? [[managerKeyOf(target), target] as const] : [])),
  )
  return (target) => (isInstalled(target) ? byManager.get(managerKeyOf(target)) : undefined)
}

/** A release that helm-controller installs. */
type InstalledTarget = ManagedTarget & HelmTarget

function isInstalled(target: Target): target is InstalledTarget {
  return target.kind === 'helm' && isManaged(target) && target.manager.kind === 'HelmRelease'
}

function isOtherRelease(base: Target, head: HelmTarget): boolean {
  return (
    releaseOf(base) !== head.release ||
    base.namespace !== head.namespace ||
    isOther('chart', base, head) ||
    isOther('storageNamespace', base, head)
  )
}

/** True if both sides state a field of a release, with different values. */
function isOther(field: 'chart' | 'storageNamespace', target: Target, { manager: head }: Target): boolean {
  const { manager: base } = target
  const [from = '', to = ''] = [base?.[field], head?.[field]]
  return from !== '' && to !== '' && from !== to
}

/**
 * helm-controller uninstalls the old release before it installs one of another name, namespace, chart or storage
 * namespace, so that objects with unchanged names are deleted and created again, too (helm-controller
 * `internal/action/verify.go`, ReleaseTargetChanged).
 */
function reinstallation(
  { target, manifests }: AppliedTarget,
  successor: HelmTarget,
  deletions: readonly ObjectDeletion[],
): DeletionConsequence[] {
  const deletionByManifest = new Map(deletions.map((deletion) => [deletion.manifest, deletion]))
  const { environment } = target
  const reason = 'Helm uninstalls the release that it is in'
  const lost = manifests
    .filter((manifest) => keptByHelm(manifest) === null)
    .map(
      (manifest) =>
        deletionByManifest.get(manifest) ?? { manifest, environment, outcome: 'deleted' as const, reason },
    )
    .toSorted((a, b) => lossRank(a.manifest) - lossRank(b.manifest))
  return lost.length === 0 ? [] : [recreation(lost, target, successor)]
}

/** A single deleted and a single created object are no renaming. */
const minObjects = 2

function isLost({ outcome }: ObjectDeletion): boolean {
  return outcome === 'deleted' || outcome === 'unknown'
}

/** Equal for targets of the same chart, kustomization or folder in one environment. */
function sourceKey({ kind, path, environment }: Target): string {
  return JSON.stringify([kind, path, environment])
}

function hasSameKinds(base: readonly Manifest[], head: readonly Manifest[]): boolean {
  return head.length >= base.length && kindsOf(base) === kindsOf(head.slice(0, base.length))
}

function kindsOf(manifests: readonly Manifest[]): string {
  return manifests
    .map((manifest) => `${groupOf(manifest)}/${manifest.kind}`)
    .toSorted()
    .join()
}

function recreation(lost: readonly ObjectDeletion[], target: Target, successor: Target): DeletionConsequence {
  const [{ manifest }] = lost as [ObjectDeletion]
  return {
    code: 'recreated',
    node: manifest.root.at('metadata', 'name'),
    manifest,
    target: target.id,
    subject: nameOf(target),
    deletions: lost,
    users: [],
    reason: renaming(target, successor),
    isCertain: lost.some(({ outcome }) => outcome === 'deleted'),
  }
}

function nameOf(target: Target): string {
  return target.kind === 'helm' ? `release \`${target.release}\`` : `\`${target.path || '.'}\``
}

/** The new name or namespace, as the end of a sentence: "in the namespace `b`". */
function renaming(base: Target, head: Target): string {
  const [from, to] = [releaseOf(base), releaseOf(head)]
  if (from !== to) return `as the release \`${to}\``
  const [oldNamespace, newNamespace] = [base.namespace ?? '', head.namespace ?? '']
  if (oldNamespace !== newNamespace && newNamespace !== '') return `in the namespace \`${newNamespace}\``
  if (isOther('chart', base, head)) return `from the chart \`${head.manager!.chart!}\``
  if (isOther('storageNamespace', base, head))
    return `with its record in the namespace \`${head.manager!.storageNamespace!}\``
  const { manager } = head
  const isRenamed = manager && base.manager && manager.name !== base.manager.name
  return isRenamed
    ? `by the ${manager.kind} \`${qualifiedName(manager.namespace, manager.name)}\``
    : 'under other names'
}

function releaseOf(target: Target): string {
  return target.kind === 'helm' ? target.release : ''
}
