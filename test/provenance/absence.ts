import { chartLoader } from '../../src/render/chart-files.ts'
import { renderHelm, type HelmEngine } from '../../src/render/helm.ts'
import type { Case } from './case.ts'
import { documentReader } from './documents.ts'
import { linesOf, replaced, type Leaf } from './leaf.ts'
import { matchObjects } from './matcher.ts'
import type { Field, Truth } from './oracle.ts'
import type { Rendering } from './sources.ts'

/** A field that is gone since the line that said it was taken out of the values. */
export interface Absence {
  /** The field as it was. */
  readonly field: Field
  readonly leaf: Leaf
  /** What is rendered without the line. */
  readonly without: Rendering
}

/** The fields of a case that a single line `key: value` sets, and that disappear with it while their object remains. */
export async function absencesIn(engine: HelmEngine, testCase: Case, { fields }: Truth): Promise<Absence[]> {
  const absences: Absence[] = []
  for (const field of fields) {
    const leaf = field.moves[0]?.leaf
    // An item of a list has no name under which it could be written.
    if (field.moves.length !== 1 || leaf?.text !== field.text || typeof field.fieldPath.at(-1) === 'number')
      continue
    const text = withoutLine(leaf)
    if (text === null) continue
    const without = leaf.source.altered(text)
    if (await isGone(engine, testCase, without, field)) absences.push({ field, leaf, without })
  }
  return absences
}

/** The object's scalars after a render, by the JSON of their path; `null` if the object is not there. */
export async function scalarsIn(
  engine: HelmEngine,
  { loader, request }: Rendering,
  { object }: Field,
): Promise<ReadonlyMap<string, string> | null> {
  const render = await renderHelm(engine, loader, request)
  if (render.status === 'failed') return null
  return matchObjects([object], documentReader()(render.manifest))[0]?.scalars ?? null
}

async function isGone(
  engine: HelmEngine,
  testCase: Case,
  without: Rendering,
  field: Field,
): Promise<boolean> {
  const key = JSON.stringify(field.fieldPath)
  const plain = { loader: chartLoader(testCase.tree), request: testCase.request }
  const [base, edited] = [await scalarsIn(engine, plain, field), await scalarsIn(engine, without, field)]
  return base?.has(key) === true && edited !== null && !edited.has(key)
}

/** The text without the line of a leaf; `null` if the line says more, or its map nothing else. */
function withoutLine(leaf: Leaf): string | null {
  const { text } = leaf.source
  const [first, last] = linesOf(leaf)
  const start = text.lastIndexOf('\n', leaf.start - 1) + 1
  const end = text.indexOf('\n', leaf.end) + 1
  const [, indent] = /^( *)[\w./"-]+: +$/.exec(text.slice(start, leaf.start)) ?? []
  if (leaf.source.kind !== 'yaml' || first !== last || end === 0 || indent === undefined) return null
  const beside = new RegExp(`^${indent}[\\w./"-]+:`, 'm')
  const shortened = replaced(text, start, end, '')
  const neighbours = [text.slice(0, start).split('\n').at(-2), text.slice(end).split('\n')[0]]
  return neighbours.some((line) => line !== undefined && beside.test(line)) ? shortened : null
}
