import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { renderedTextOf, type Render, type RenderedText } from '../../core/render.ts'
import type { Target } from '../../core/target.ts'
import { applyingObject } from '../../discover/gitops/flux/instances.ts'
import { deliveryId } from '../../discover/gitops/objects.ts'
import { renderedManifests } from '../../inspect/rendered-manifests.ts'
import { renderedStatements, type StatementOf } from '../../inspect/rendered-statements.ts'
import { restatedTarget } from '../../inspect/restated-targets.ts'
import { renderAgain } from '../../inspect/schedule.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import type { Reader } from '../../yaml/reader.ts'

/** The targets that were rendered again, as head has them, and their renders by id. */
export interface EditedRenders {
  readonly targets: readonly Target[]
  readonly renders: ReadonlyMap<string, Render>
}

/** Limit on the releases that render objects of Argo CD or Flux for one another, as for head. */
const maxDepth = 10

/**
 * Renders targets as an edited tree states them, then the targets whose Application or Flux object a release renders
 * otherwise than in head. `null` if such an object is gone, or states another chart.
 *
 * @param reader of the edited tree
 */
export async function renderEdited(
  targets: readonly Target[],
  head: InspectedTree,
  reader: Reader,
  host: HostServices,
): Promise<EditedRenders | null> {
  const renders = new Map<string, Render>()
  const rendered = new Set<Target>()
  const statementOf = renderedStatements(head.sources)
  const restated = await Promise.all(targets.map((target) => restatedTarget(target, reader, host.evaluators)))
  let stated = restated.filter((target) => target !== null)
  let originals = targets
  for (let depth = 0; originals.length > 0 && depth < maxDepth; depth++) {
    for (const [id, render] of await renderAgain(reader, stated, host)) renders.set(id, render)
    for (const target of originals) rendered.add(target)
    const nested = await Promise.all(
      nestedIn(originals, head).map((target) => restatedBy(target, renders, head, statementOf)),
    )
    if (nested.includes(null)) return null
    const changed = nested.flatMap((pair) => (pair === null || pair === 'same' ? [] : pair))
    stated = changed.map(({ after }) => after)
    originals = changed.map(({ before }) => before)
  }
  return { targets: [...rendered], renders }
}

/** Targets, and all targets whose stating objects they render, directly or through others. */
export function withNested(targets: readonly Target[], head: InspectedTree): Target[] {
  const reached = new Set(targets)
  // A loop over a set also visits the items that are added meanwhile.
  for (const target of reached) for (const nested of nestedIn([target], head)) reached.add(nested)
  return [...reached]
}

/** The targets whose stating objects some targets render. */
function nestedIn(targets: readonly Target[], head: InspectedTree): Target[] {
  const byRenderer = nestedTargets(head)
  return targets.flatMap(({ id }) => byRenderer.get(id) ?? [])
}

const nestedTargets = oncePer(({ targets }: InspectedTree) =>
  groupBy(
    targets.filter(({ renderedBy }) => renderedBy !== undefined),
    ({ renderedBy }) => renderedBy!,
  ),
)

/**
 * A target before and after the edits; `same` if its stating object is rendered as in head, or if no release renders it.
 * `null` if the object is gone, or states another chart.
 */
async function restatedBy(
  target: Target,
  renders: ReadonlyMap<string, Render>,
  { renders: rendersBefore }: InspectedTree,
  statementOf: StatementOf,
): Promise<{ readonly before: Target; readonly after: Target } | 'same' | null> {
  if (target.kind !== 'helm' && target.kind !== 'kustomization') return 'same'
  const renderer = target.renderedBy ?? ''
  const before = statingText(rendersBefore.get(renderer), target)
  const text = statingText(renders.get(renderer), target)
  if (before === text) return 'same'
  if (text === undefined) return null
  const statement = statementOf(target)
  if (!statement) return 'same'
  const after = await statement.restated(text)
  return after && { before: target, after: { ...after, id: target.id } }
}

/** The text of the object that states a target, in the render of a release. */
function statingText(render: Render | undefined, { statedBy }: Target): string | undefined {
  const text = renderedTextOf(render)
  return text && statedBy ? statingTexts(text).get(statedBy.target) : undefined
}

/** The texts of rendered objects by `deliveryId`, of several the first. */
const statingTexts = oncePer((text: RenderedText): ReadonlyMap<string, string> => {
  const texts = renderedManifests(text).map((manifest): [string, string] => {
    const { source, start, end } = manifest.root.yaml!
    return [deliveryId(applyingObject(manifest)), source.text.slice(start, end)]
  })
  return new Map(texts.toReversed())
})
