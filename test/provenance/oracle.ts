import type { Tree } from '../../src/core/tree.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { renderHelm, type HelmEngine } from '../../src/render/helm.ts'
import type { Case } from './case.ts'
import { documentReader, type RenderedObject } from './documents.ts'
import type { FieldPath } from './fields.ts'
import type { Enums, Leaf } from './leaf.ts'
import { leavesOf } from './leaves.ts'
import { sourcesOf, type Rendering } from './sources.ts'
import { matchObjects, scalarMoved } from './matcher.ts'
import { watcherOf } from './watcher.ts'

/** What exhaustive editing says about a case: every leaf alone, the whole chart rendered each time. */
export interface Truth {
  /** Every scalar of every object, but those that differ from render to render by themselves. */
  readonly fields: readonly Field[]
  readonly leaves: readonly Leaf[]
  /** Leaves of which no edit could be rendered: nobody knows what they do. */
  readonly blind: readonly Leaf[]
  readonly renders: number
}

/** A scalar of a rendered object, and the leaves that give it another value. */
export interface Field {
  readonly object: RenderedObject
  readonly fieldPath: FieldPath
  readonly text: string
  readonly moves: readonly Move[]
  /** Empty overrides: what is written there would take the place of the value. They are no causes of it. */
  readonly hooks: readonly Move[]
}

/** A leaf moves a field if an edit changes its value while object, path and the lists on the way stay. */
export interface Move {
  readonly leaf: Leaf
  /** The lines of the leaf that do; empty where it has one. */
  readonly lines: ReadonlySet<number>
  /** The number of scalars of the release that change, come or go with the edit that changes fewest. */
  readonly footprint: number
}

/** Edits every leaf of a case alone and watches every field. */
export async function truthOf(engine: HelmEngine, testCase: Case): Promise<Truth> {
  const render = rendererOf(engine)
  const base = await baseOf(render, testCase)
  const watcher = watcherOf(base.objects)
  const enums = enumsOf(testCase.tree)
  const leaves = sourcesOf(testCase).flatMap((source) => leavesOf(source, enums))
  const editsEach = leaves.length > manyLeaves ? 1 : Infinity
  const blind: Leaf[] = []
  for (const leaf of leaves) {
    let seen = false
    for (const edit of leaf.edits.slice(0, editsEach)) {
      const edited = await render(leaf.source.altered(edit.text))
      if (edited) watcher.see(leaf, edit, edited)
      seen ||= edited !== null
    }
    if (!seen) blind.push(leaf)
  }
  return { fields: watcher.fields().filter(base.isStable), leaves, blind, renders: render.count() }
}

/** The fields of a case as it is, without what moves them. */
export async function baseFields(engine: HelmEngine, testCase: Case): Promise<Field[]> {
  return watcherOf((await baseOf(rendererOf(engine), testCase)).objects).fields()
}

/** Above this, each leaf is edited in one way alone: the renders of a large chart are slow, too. */
const manyLeaves = 100

interface Renderer {
  /** `null` where the render fails. */
  (rendering: Rendering): Promise<RenderedObject[] | null>
  count(): number
}

function rendererOf(engine: HelmEngine): Renderer {
  const read = documentReader()
  let renders = 0
  const render = async ({ loader, request }: Rendering) => {
    renders++
    const answer = await renderHelm(engine, loader, request)
    return answer.status === 'rendered' ? read(answer.manifest) : null
  }
  return Object.assign(render, { count: () => renders })
}

interface Base {
  readonly objects: readonly RenderedObject[]
  isStable(field: Field): boolean
}

/** A field is stable if it does not depend on random values or the time. */
async function baseOf(render: Renderer, { name, tree, request }: Case): Promise<Base> {
  const loader = chartLoader(tree)
  const objects = await render({ loader, request })
  const otherRender = await render({
    loader,
    request: { ...request, clockAndSeed: { now: 86_400_000, seed: 2 } },
  })
  if (!objects || !otherRender) throw new Error(`\`${name}\` does not render as it is`)
  const matches = new Map(matchObjects(objects, otherRender).map((match, index) => [objects[index], match]))
  const isStable = ({ object, fieldPath }: Field) =>
    scalarMoved(object, matches.get(object) ?? null, JSON.stringify(fieldPath)) === false
  return { objects, isStable }
}

/** Every `enum` of every schema in the tree. */
function enumsOf(tree: Tree): Enums {
  const enums: string[][] = []
  for (const path of tree.files.filter((path) => path.endsWith('values.schema.json'))) {
    JSON.parse(new TextDecoder().decode(tree.read(path)), (key: string, value: unknown) => {
      if (key === 'enum' && Array.isArray(value)) enums.push(value.map(String))
      return value
    })
  }
  return enums
}
