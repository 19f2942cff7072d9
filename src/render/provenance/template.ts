import type { ChartFiles } from '../chart-files.ts'
import { packedMark } from '../engine.ts'
import { counterpartOf, moveOf, nodeAt, textAll, type Move, type TemplateDocument } from './documents.ts'
import { alter, isControlSlot, type Edit } from './edits.ts'
import type { Mark } from './shapes.ts'
import type { Slot } from './slots.ts'
import type { Trial, Trials } from './trials.ts'
import type { YamlNode } from '../../yaml/node.ts'

/** A field of an object of a template. */
export interface Field {
  /** Index of the object among those of the template. */
  readonly index: number
  readonly trail: readonly (string | number)[]
}

/** A template that is probed: what it renders as it is, and what can be edited. */
export interface Template {
  readonly documents: readonly TemplateDocument[]
  /** Values that are printed, not asked: all can be altered at once. */
  readonly free: readonly Slot[]
  /** Values that templates ask: switches, words of a closed set, what is empty. */
  readonly controls: readonly Slot[]
  readonly keys: readonly Slot[]
  /** The names that templates of the chart read: what follows a dot in them. */
  readonly reads: readonly string[]
  /** True for a field that chance or the time moves. */
  isUnstable(field: Field): boolean
  /** Renders with slots altered; `null` if that fails. */
  alter(slots: readonly Slot[], variant: Mark['variant']): Promise<Trial>
  render(edits: readonly Edit[]): Promise<Trial>
  /** What becomes of a field when slots are altered; `failed` if that cannot be rendered. */
  move(field: Field, slots: readonly Slot[], variant: Mark['variant']): Promise<Move | 'failed'>
  /** The field's node in a render. */
  nodeIn(trial: Trial, field: Field): YamlNode | undefined
  /** The field's object in a render. */
  objectIn(trial: Trial, field: Field): YamlNode | undefined
  markOf(slot: Slot, variant: Mark['variant']): Mark
}

/** Opens a template by its full name; `null` if its objects cannot be had. */
export async function openTemplate(
  name: string,
  trials: Trials,
  slots: readonly Slot[],
  chart: ChartFiles,
): Promise<Template | null> {
  const [whole, other] = await trials.whole(name)
  if (!whole) return null
  const alone = isSame(whole, await trials.render(name, [], true))
  const texts = templateTexts(chart)
  const related = texts ? relatedTo(slots, new Set(namesIn(texts, /\w+/g))) : slots
  const numbers = new Map(slots.map((slot, index) => [slot, index]))

  const markOf = (slot: Slot, variant: Mark['variant']): Mark => {
    const number = numbers.get(slot)!
    return { word: `q${number.toString(36)}z`, number: number % 10_000, variant }
  }
  const render = (edits: readonly Edit[]): Promise<Trial> => trials.render(name, edits, alone)
  const alterAll = (altered: readonly Slot[], variant: Mark['variant']): Promise<Trial> =>
    render(altered.flatMap((slot) => alter(slot, markOf(slot, variant)) ?? []))
  const counterpart = (trial: Trial, { index }: Field, inOrder: boolean): YamlNode | undefined =>
    trial ? counterpartOf(index, whole, trial, inOrder) : undefined

  return {
    documents: whole,
    free: related.filter((slot) => slot.kind !== 'key' && !isControlSlot(slot)),
    controls: related.filter((slot) => slot.kind !== 'key' && isControlSlot(slot)),
    keys: related.filter(({ kind }) => kind === 'key'),
    reads: namesIn(texts ?? [], /(?<=\.)[A-Za-z_]\w*/g),
    isUnstable: (field) =>
      other !== undefined &&
      moveOf(whole[field.index]!.root, counterpart(other, field, true), field.trail) !== 'same',
    alter: alterAll,
    render,
    async move(field, altered, variant) {
      const trial = await alterAll(altered, variant)
      if (!trial) return 'failed'
      const inOrder = !altered.some(isControlSlot)
      return moveOf(whole[field.index]!.root, counterpart(trial, field, inOrder), field.trail)
    },
    objectIn: (trial, field) => counterpart(trial, field, true),
    nodeIn(trial, field) {
      const root = counterpart(trial, field, true)
      return root && nodeAt(root, field.trail)
    },
    markOf,
  }
}

/** Whether a template rendered alone is what it is in the whole chart: another one may have changed its values. */
function isSame(whole: readonly TemplateDocument[], alone: Trial): boolean {
  const [own, other] = [whole, alone ?? []].map((documents) => documents.map(({ root }) => textAll(root)))
  return alone !== null && own!.join('\0') === other!.join('\0')
}

/** The templates of a chart, partials included; `undefined` where some are packed and cannot be seen. */
function templateTexts({ source }: ChartFiles): string[] | undefined {
  const isPacked = source.kind === 'archive' || source.files.some(({ name }) => name.endsWith('.tgz'))
  if (isPacked) return undefined
  return source.files
    .filter(({ name }) => name.replaceAll(packedMark, '').includes('templates/'))
    .map(({ data }) => new TextDecoder().decode(data))
}

function namesIn(texts: readonly string[], pattern: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))]
}

/** Slots that a template may read: one of their keys is a word in some template. */
function relatedTo(slots: readonly Slot[], words: ReadonlySet<string>): readonly Slot[] {
  return slots.filter(
    ({ trail, source }) =>
      trail.length === 0 ||
      source.under[0]!.length > 0 ||
      trail.some((key) => (String(key).match(/\w+/g) ?? []).some((part) => words.has(part))),
  )
}
