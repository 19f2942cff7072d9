import { groupBy } from '../../core/group.ts'
import type { Target } from '../../core/target.ts'
import type { ObjectDeletion, DeletionConsequence } from '../../model/deletion.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { qualifiedName, type AppliedTarget } from './side.ts'

/**
 * Targets of base that lose all objects while a target of the same sources in head has new ones of the same kinds: a release,
 * namespace or prefix was renamed. Everything is deleted and created under other names.
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
  return base.flatMap((applied) => {
    const { target, manifests } = applied
    const lost = (byTarget.get(target.id) ?? []).filter(isLost)
    if (lost.length < minObjects || lost.length < manifests.length) return []
    const candidates = [headById.get(target.id), ...(successors.get(sourceKey(target)) ?? [])]
    const successor = candidates.find(
      (candidate) => candidate && hasSameKinds(manifests, candidate.manifests),
    )
    return successor ? [recreation(lost, target, successor)] : []
  })
}

/** A single object that goes while another comes is no renaming. */
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

function recreation(
  lost: readonly ObjectDeletion[],
  target: Target,
  successor: AppliedTarget,
): DeletionConsequence {
  const [{ manifest }] = lost as [ObjectDeletion]
  return {
    code: 'recreated',
    node: manifest.root.at('metadata', 'name'),
    manifest,
    target: target.id,
    subject: nameOf(target),
    deletions: lost,
    users: [],
    reason: renaming(target, successor.target),
    isCertain: lost.some(({ outcome }) => outcome === 'deleted'),
  }
}

function nameOf(target: Target): string {
  return target.kind === 'helm' ? `release \`${target.release}\`` : `\`${target.path || '.'}\``
}

/** What changes the names, as the end of a sentence: "in the namespace `b`". */
function renaming(base: Target, head: Target): string {
  const [from, to] = [releaseOf(base), releaseOf(head)]
  if (from !== to) return `as the release \`${to}\``
  const [oldNamespace, newNamespace] = [base.namespace ?? '', head.namespace ?? '']
  if (oldNamespace !== newNamespace && newNamespace !== '') return `in the namespace \`${newNamespace}\``
  const { manager } = head
  const isRenamed = manager && base.manager && manager.name !== base.manager.name
  return isRenamed
    ? `by the ${manager.kind} \`${qualifiedName(manager.namespace, manager.name)}\``
    : 'under other names'
}

function releaseOf(target: Target): string {
  return target.kind === 'helm' ? target.release : ''
}
