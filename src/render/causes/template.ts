import { compareText } from '../../core/order.ts'
import type { ChartFiles } from '../chart-files.ts'
import { templateTexts } from '../probe/files.ts'
import { createConfirmed } from './confirmed.ts'
import {
  counterpartOf,
  moveOf,
  nodeAt,
  textAll,
  type Move,
  type TemplateDocument,
} from '../probe/documents.ts'
import { alter, isControlSlot } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ProbeResult, Probe } from '../probe/probe.ts'
import type { TemplateField, Template } from './types.ts'

/** Opens a template by its full name; `null` if its objects cannot be had. */
export async function openTemplate(
  name: string,
  trials: Probe,
  slots: readonly EditableValue[],
  chart: ChartFiles,
): Promise<Template | null> {
  const rendered = await renderedAs(name, trials)
  if (!rendered) return null
  const { documents, other, alone } = rendered
  const texts = templateTexts(chart)
  const related = texts ? relatedTo(slots, texts) : slots
  return {
    documents,
    ...groupsOf(related),
    confirmed: { free: createConfirmed(), controls: createConfirmed() },
    reads: namesIn(texts ?? [], /(?<=\.)[A-Za-z_]\w*/g),
    ...rendering((edits) => trials.render(name, edits, alone), marker(slots)),
    ...comparing(documents, other),
  }
}

function groupsOf(slots: readonly EditableValue[]): Pick<Template, 'free' | 'controls' | 'keys'> {
  const values = slots.filter(({ kind }) => kind !== 'key')
  return {
    free: values.filter((slot) => !isControlSlot(slot)),
    controls: values.filter(isControlSlot),
    keys: slots.filter(({ kind }) => kind === 'key'),
  }
}

/** Each slot has its own mark, so that the renders of all fields are the same ones. */
function marker(slots: readonly EditableValue[]): Template['markOf'] {
  const numbers = new Map(slots.map((slot, index) => [slot, index]))
  return (slot, variant) => {
    const number = numbers.get(slot)!
    return { word: `q${number.toString(36)}z`, number: number % 10_000, variant }
  }
}

function rendering(
  render: Template['render'],
  markOf: Template['markOf'],
): Pick<Template, 'render' | 'markOf' | 'alter'> {
  return {
    render,
    markOf,
    alter: (slots, variant) => render(slots.flatMap((slot) => alter(slot, markOf(slot, variant)) ?? [])),
  }
}

/** `other` is the same template at another time and with other random values. */
function comparing(
  documents: readonly TemplateDocument[],
  other: ProbeResult | undefined,
): Pick<Template, 'isUnstable' | 'moveIn' | 'objectIn' | 'nodeIn'> {
  const objectIn = (
    trial: ProbeResult,
    { index }: TemplateField,
    inOrder = true,
  ): TemplateDocument | undefined => (trial ? counterpartOf(index, documents, trial, inOrder) : undefined)
  const moveIn = (trial: ProbeResult, field: TemplateField, inOrder: boolean): Move =>
    moveOf(documents[field.index]!.root, objectIn(trial, field, inOrder)?.root, field.trail)
  return {
    objectIn,
    moveIn,
    isUnstable: (field) => other !== undefined && moveIn(other, field, true) !== 'same',
    nodeIn(trial, field) {
      const object = objectIn(trial, field)
      return object && nodeAt(object.root, field.trail)
    },
  }
}

/** The objects of a template, as it is and at another time, and whether it renders them without the other templates. */
interface RenderedTemplate {
  readonly documents: readonly TemplateDocument[]
  readonly other: ProbeResult | undefined
  readonly alone: boolean
}

/**
 * A template is rendered alone where that gives what the release has: another one may have changed its values. What
 * chance or the time may change is rendered as a whole, twice.
 */
async function renderedAs(name: string, trials: Probe): Promise<RenderedTemplate | null> {
  const alone = await trials.render(name, [], true)
  const shown = trials.isRandom() ? null : trials.shown(name)
  if (alone && shown && isSame(shown.toSorted(byIdentity), alone.toSorted(byIdentity)))
    return { documents: alone, other: undefined, alone: true }
  const [documents, other] = await trials.whole(name)
  return documents ? { documents, other, alone: alone !== null && isSame(documents, alone) } : null
}

function isSame(some: readonly TemplateDocument[], others: readonly TemplateDocument[]): boolean {
  const [own, other] = [some, others].map((documents) => documents.map(({ root }) => textAll(root)))
  return own!.join('\0') === other!.join('\0')
}

/** Helm prints the objects of a release by their kinds. */
function byIdentity(one: TemplateDocument, other: TemplateDocument): number {
  const [own, theirs] = [one, other].map(({ object }) => JSON.stringify(object))
  return compareText(own!, theirs!)
}

function namesIn(texts: readonly string[], pattern: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))]
}

/**
 * Slots that a template may read: one of their keys is a word in some template. All of them where a template takes
 * the values as a whole, and where an alias stands for a value under another key.
 */
function relatedTo(slots: readonly EditableValue[], texts: readonly string[]): readonly EditableValue[] {
  if (texts.some((text) => /\.Values(?![.\w])/.test(text))) return slots
  const evaluated = [...new Set(slots.map(({ source }) => source.text))].filter((text) => text.includes('{{'))
  const words = new Set(namesIn([...texts, ...evaluated], /\w+/g))
  const aliased = new Set(slots.filter(({ kind }) => kind === 'alias').map(({ source }) => source))
  return slots.filter(
    ({ trail, source }) =>
      trail.length === 0 ||
      aliased.has(source) ||
      source.under[0]!.length > 0 ||
      trail.some((key) => (String(key).match(/\w+/g) ?? []).some((part) => words.has(part))),
  )
}
