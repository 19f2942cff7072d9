import { groupBy } from '../../core/group.ts'
import { renderedTextOf, type Render } from '../../core/render.ts'
import type { ObjectRef } from '../../core/report.ts'
import type { RenderableTarget } from '../../core/target.ts'
import { equalData } from '../../diff/data.ts'
import { pairManifests } from '../../diff/pair-manifests.ts'
import { renderedManifests } from '../../inspect/rendered-manifests.ts'
import { restatedTarget } from '../../inspect/restated-targets.ts'
import { objectRef, type Manifest } from '../../model/manifest.ts'
import { readerOf } from '../../yaml/reader.ts'
import { effectCache } from './kept-effects.ts'
import { revertedFiles, type SourceChange } from './source-changes.ts'
import { treeWith } from './tree-with.ts'
import type { CausesInput, ChangedTarget, InputEffect, TargetEffects } from './types.ts'

/** Limit on the inputs of one target that are reverted. */
const maxInputs = 50

/** Limit on the renders of a run. */
const maxRenders = 150

/** Limit on the text that they return, in UTF-16 units: a large chart or kustomization takes about a second per megabyte. */
const maxText = 8 * 2 ** 20

/** A target of head with some input differences reverted. */
interface Reversal {
  readonly target: RenderableTarget
  readonly changes: readonly SourceChange[]
}

/**
 * Renders the head of each target once for each of its input differences, with that one alone as in base, and says which
 * objects differ. The result lacks targets that one of the trees lacks or that nothing renders, and those beyond the limits.
 */
export async function inputEffects(
  targets: readonly ChangedTarget[],
  input: CausesInput,
): Promise<Map<ChangedTarget, TargetEffects>> {
  const cache = effectCache(input)
  const all = withinLimits(targets, input)
  const kept = new Map(all.map((target) => [target, cache.read(target)]))
  const tried = all.filter((target) => !kept.get(target))
  for (const [index, effects] of (await effectsOf(tried, input)).entries()) {
    kept.set(tried[index]!, effects)
    cache.add(tried[index]!, effects)
  }
  return new Map(all.map((target) => [target.changed, kept.get(target)!]))
}

/** The effects of the inputs of each target, in order. */
async function effectsOf(tried: readonly TriedTarget[], input: CausesInput): Promise<TargetEffects[]> {
  const reversals = tried.flatMap(({ target, inputs }) => {
    const removed = target.kind === 'kustomization' ? removedFiles(inputs, input) : []
    return inputs.map(({ changes }): Reversal => ({
      target,
      changes: [...new Set([...changes, ...removed])],
    }))
  })
  const effects = await revert(reversals, input)
  const single = tried.map(({ inputs }) => effects.splice(0, inputs.length))
  const others = await revert(
    tried.map(({ target, inputs }, index) => ({ target, changes: changesBeside(inputs, single[index]!) })),
    input,
  )
  return single.map((ofTarget, index): TargetEffects => ({ single: ofTarget, others: others[index]! }))
}

/** A target whose inputs are reverted. */
interface TriedTarget {
  readonly changed: ChangedTarget
  readonly target: RenderableTarget
  readonly inputs: ChangedTarget['inputs']
}

/** The targets of both trees within the limits. A small target after a large one may still be included. */
function withinLimits(
  targets: readonly ChangedTarget[],
  { head: { renders } }: Pick<CausesInput, 'head'>,
): TriedTarget[] {
  const left = { renders: maxRenders, text: maxText }
  return targets.flatMap((changed) => {
    const { base, head, inputs } = changed
    if (!base || !head || head.kind === 'manifests' || head.kind === 'values') return []
    // With its only difference reverted, head equals base, which is already rendered.
    const times = inputs.length === 1 ? 0 : inputs.length
    const text = times * (renderedTextOf(renders.get(head.id))?.manifest.length ?? 0)
    if (times > maxInputs || times > left.renders || text > left.text) return []
    left.renders -= times
    left.text -= text
    return { changed, target: head, inputs }
  })
}

/**
 * The removed files among the inputs. They are restored with every input of a kustomization, which may name them. Files
 * that nothing names have no effect.
 */
function removedFiles(inputs: ChangedTarget['inputs'], { head }: CausesInput): SourceChange[] {
  return inputs
    .flatMap(({ changes }) => changes)
    .filter(({ file, lines }) => lines === null && !head.sources.reader.tree.read(file))
}

/** All differences except that of the one input with an unknown effect; none if there is no such input, or several. */
function changesBeside(inputs: ChangedTarget['inputs'], effects: readonly InputEffect[]): SourceChange[] {
  if (effects.filter((effect) => effect === null).length !== 1) return []
  return inputs.flatMap(({ changes }, index) => (effects[index] === null ? [] : changes))
}

/** The effect of each reversal. Reversals of the same differences share a tree. */
async function revert(reversals: readonly Reversal[], input: CausesInput): Promise<InputEffect[]> {
  const manifests = new Map(input.head.rendered.map((rendered) => [rendered.id, rendered.manifests]))
  const effects = new Map<Reversal, InputEffect>()
  const groups = groupBy(reversals, ({ changes }) => JSON.stringify(changes))
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const renders = await rendersOf(group, input)
      for (const [index, reversal] of group.entries())
        effects.set(reversal, effectOf(await renders[index], manifests.get(reversal.target.id)))
    }),
  )
  return reversals.map((reversal) =>
    reversal.changes.length === 0 ? noEffect : (effects.get(reversal) ?? null),
  )
}

const noEffect: InputEffect = new Set()

/**
 * Renders the targets of reversals of the same differences, in their order; `undefined` for a target that is not stated
 * then, and for all if there are no differences, or no time is left.
 */
async function rendersOf(
  group: readonly Reversal[],
  { base, head, host }: CausesInput,
): Promise<readonly (Promise<Render> | undefined)[]> {
  const [{ changes }] = group as readonly [Reversal]
  if (changes.length === 0 || host.budget.isSpent('repair')) return []
  const { reader } = head.sources
  const tree = treeWith(revertedFiles(changes, base.sources.reader.tree, reader.tree), reader)
  const restated = await Promise.all(
    group.map(({ target }) => restatedTarget(target, readerOf(tree), host.evaluators)),
  )
  const present = restated.filter((target) => target !== null)
  const renders = host.render(tree, present)
  const byTarget = new Map(present.map((target, index) => [target, renders[index]]))
  return restated.map((target) => (target ? byTarget.get(target) : undefined))
}

function effectOf(render: Render | undefined, inHead: readonly Manifest[] | undefined): InputEffect {
  return render?.status === 'rendered' && inHead ? changedObjects(renderedManifests(render), inHead) : null
}

/** The keys of the objects that differ between two lists, or that one of them lacks. */
function changedObjects(before: readonly Manifest[], after: readonly Manifest[]): Set<string> {
  if (before === after) return new Set()
  const differing = pairManifests(before, after).filter(
    ({ base, head }) => !base || !head || !equalData(base.root.data, head.root.data),
  )
  return new Set(differing.map(({ base, head }) => refKey(objectRef((head ?? base)!))))
}

/** The identity of an object inside a target. */
export function refKey({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return JSON.stringify([apiVersion, kind, namespace, name])
}
