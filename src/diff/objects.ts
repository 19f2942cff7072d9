import { groupBy } from '../core/group.ts'
import { dataWithoutStandIns } from '../core/namespace.ts'
import type { Change } from '../core/report.ts'
import { groupOf, objectRef, type Manifest } from '../model/manifest.ts'
import { maskedData } from '../secrets/data.ts'
import { createMask, type Mask } from '../secrets/mask.ts'
import { equalData } from './data.ts'
import { fieldChanges } from './fields.ts'
import { mergeEnvironments, type TargetChange } from './merge.ts'
import { unifiedDiff } from './text.ts'

/** What one target renders on one side. */
export interface RenderedTarget {
  readonly id: string
  readonly environment: string | null
  readonly release: string | null
  readonly manifests: readonly Manifest[]
  /** True if a part of it could not be rendered or read, so that it may have more objects than these. */
  readonly isPartial: boolean
}

/**
 * The objects that differ between base and head, in the order of head's targets, targets that are gone last.
 * Objects are the same if target, API group, kind, namespace and name are. Secrets are masked under
 * `maskKey` before anything is compared. A target that one side could not render at all belongs into neither list: its
 * objects would seem to be added or removed. Of a partial one only the objects that both sides have are compared.
 */
export function diffObjects(
  base: readonly RenderedTarget[],
  head: readonly RenderedTarget[],
  maskKey: string,
): Change[] {
  const mask = createMask(maskKey)
  const bases = new Map(base.map((target) => [target.id, target]))
  const heads = new Set(head.map((target) => target.id))
  return mergeEnvironments([
    ...head.flatMap((target) => targetChanges(target, bases.get(target.id) ?? without(target), target, mask)),
    ...base
      .filter((target) => !heads.has(target.id))
      .flatMap((target) => targetChanges(target, target, without(target), mask)),
  ])
}

function without(target: RenderedTarget): RenderedTarget {
  return { ...target, manifests: [], isPartial: false }
}

function targetChanges(
  target: RenderedTarget,
  base: RenderedTarget,
  head: RenderedTarget,
  mask: Mask,
): TargetChange[] {
  if (base.manifests === head.manifests) return []
  return pairManifests(base.manifests, head.manifests)
    .filter(({ before, after }) => (before || !base.isPartial) && (after || !head.isPartial))
    .flatMap(({ before, after }) => objectChange(target.id, before, after, mask) ?? [])
    .map((change) => ({ ...change, release: target.release, environment: target.environment }))
}

interface ManifestPair {
  readonly before: Manifest | undefined
  readonly after: Manifest | undefined
}

/** In the order of head, removed ones last. The nth object of a name is paired with the nth. */
function pairManifests(base: readonly Manifest[], head: readonly Manifest[]): ManifestPair[] {
  const waiting = groupBy(base, identity)
  const pairs = head.map((after) => ({ before: waiting.get(identity(after))?.shift(), after }))
  return [...pairs, ...[...waiting.values()].flat().map((before) => ({ before, after: undefined }))]
}

function identity(manifest: Manifest): string {
  return [groupOf(manifest), manifest.kind, manifest.namespace, manifest.name].join('\0')
}

function objectChange(
  target: string,
  before: Manifest | undefined,
  after: Manifest | undefined,
  mask: Mask,
): Omit<Change, 'environments'> | undefined {
  const manifest = after ?? before
  if (!manifest || before === after) return undefined
  if (before && after && equalData(before.root.data, after.root.data)) return undefined
  const left = before && shownData(before, mask)
  const right = after && shownData(after, mask)
  if (equalData(left, right)) return undefined
  return {
    type: !before ? 'added' : !after ? 'removed' : 'changed',
    object: objectRef(manifest),
    target,
    fields: fieldChanges(left, right),
    diff: unifiedDiff(left, right),
  }
}

/** Without secrets, and without what stands for a namespace that nothing states. */
function shownData({ root }: Manifest, mask: Mask): unknown {
  const ownMask: Mask = (value) => mask(String(dataWithoutStandIns(value)))
  return root.yaml && dataWithoutStandIns(maskedData(root.yaml, ownMask))
}
