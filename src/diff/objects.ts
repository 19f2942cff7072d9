import { isDataMap } from '../core/plain-data.ts'
import { dataWithoutStandIns } from '../core/namespace.ts'
import type { Change } from '../core/report.ts'
import { objectRef, type Manifest } from '../model/manifest.ts'
import { maskedData } from '../secrets/data.ts'
import { createMask, type Mask } from '../secrets/mask.ts'
import { ownValue, equalData } from './data.ts'
import { fieldChanges } from './fields.ts'
import { mergeEnvironments, type TargetChange } from './merge.ts'
import { pairManifests } from './pair-manifests.ts'
import { unifiedDiff } from './text.ts'

/** The manifests of one target at base or head. */
export interface RenderedTarget {
  readonly id: string
  readonly environment: string | null
  readonly release: string | null
  readonly manifests: readonly Manifest[]
  /** True if some manifests could not be rendered or read, so that objects may be missing here. */
  readonly isPartial: boolean
}

/**
 * The objects that differ between base and head, without causes, in the order of head's targets, removed targets last.
 * Two objects are the same if target, API group, kind, namespace and name are equal, but for the hash in a generated
 * name. Secrets are masked under `maskKey` before anything is compared. Callers leave out a target that failed to render
 * on either side, because its objects would seem added or removed. Of a partial target only objects that both sides have
 * are compared. Equal changes of a release in several environments are one change, with the names of these environments.
 */
export function diffObjects(
  base: readonly RenderedTarget[],
  head: readonly RenderedTarget[],
  maskKey: string,
): Change[] {
  return mergeEnvironments(objectChanges(base, head, maskKey))
}

/** Like `diffObjects`, before equal changes of several environments are merged. */
export function objectChanges(
  base: readonly RenderedTarget[],
  head: readonly RenderedTarget[],
  maskKey: string,
): TargetChange[] {
  const mask = createMask(maskKey)
  const bases = new Map(base.map((target) => [target.id, target]))
  const heads = new Set(head.map((target) => target.id))
  return [
    ...head.flatMap((target) =>
      targetChanges(target, bases.get(target.id) ?? withoutManifests(target), target, mask),
    ),
    ...base
      .filter((target) => !heads.has(target.id))
      .flatMap((target) => targetChanges(target, target, withoutManifests(target), mask)),
  ]
}

function withoutManifests(target: RenderedTarget): RenderedTarget {
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
    .filter((pair) => (pair.base || !base.isPartial) && (pair.head || !head.isPartial))
    .flatMap((pair) => objectChange(target.id, pair.base, pair.head, mask) ?? [])
    .map((change) => ({ ...change, release: target.release, environment: target.environment }))
}

function objectChange(
  target: string,
  base: Manifest | undefined,
  head: Manifest | undefined,
  mask: Mask,
): Omit<Change, 'environments'> | undefined {
  const manifest = head ?? base
  if (!manifest || base === head) return undefined
  if (base && head && equalData(base.root.data, head.root.data)) return undefined
  const headData = head && shownData(head, mask)
  const shownBase = base && shownData(base, mask)
  const baseData = base && head && base.name !== head.name ? withNameOf(headData, shownBase) : shownBase
  if (equalData(baseData, headData)) return undefined
  return {
    type: !base ? 'added' : !head ? 'removed' : 'changed',
    object: objectRef(manifest),
    target,
    fields: fieldChanges(baseData, headData),
    causes: [],
    diff: unifiedDiff(baseData, headData),
  }
}

/** Data of base with the name of head's: of a generated object only the hash in the name differs. */
function withNameOf(head: unknown, base: unknown): unknown {
  const [headMetadata, baseMetadata] = [head, base].map(
    (data) => isDataMap(data) && ownValue(data, 'metadata'),
  )
  if (!isDataMap(base) || !isDataMap(headMetadata) || !isDataMap(baseMetadata)) return base
  return { ...base, metadata: { ...baseMetadata, name: ownValue(headMetadata, 'name') } }
}

/** The data of a manifest with secrets masked and stand-in namespaces removed. */
function shownData({ root }: Manifest, mask: Mask): unknown {
  const maskText: Mask = (value) => mask(String(dataWithoutStandIns(value)))
  return root.yaml && dataWithoutStandIns(maskedData(root.yaml, maskText))
}
