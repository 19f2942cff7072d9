import { once } from '../../core/once-per.ts'
import { valuesByPath, type ValuesPathEntry } from './dead-entries.ts'
import { alteringEdit, type ValueEdit } from '../probe/edits.ts'
import type { Mark } from '../probe/shapes.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output } from '../probe/probe.ts'

/** The alteration of an entry: all values below it, or its name. */
export type AlterationKind = 'values' | 'names'

/** Alters entries of a release's values. */
export interface ValueAlterations {
  editables(kind: AlterationKind, entries: readonly ValuesPathEntry[]): EditableValue[]
  edits(editables: readonly EditableValue[]): ValueEdit[]
  /** Whether an alteration of an entry is visible in a render. */
  shows(kind: AlterationKind, entry: ValuesPathEntry, output: Output): boolean
}

/** Creates alterations with a unique mark for each of `editables`, which are all values of the release. */
export function createAlterations(editables: readonly EditableValue[]): ValueAlterations {
  const numbers = once(() => new Map(editables.map((editable, index) => [editable, index])))
  const markOf = (editable: EditableValue): Mark => {
    const number = numbers().get(editable)!
    return { word: `q${number.toString(36)}z`, number: number % 10_000, variant: 1 }
  }
  const editablesAt = valuesByPath(editables)
  const editablesOf: ValueAlterations['editables'] = (kind, entries) => [
    ...new Set(
      entries.flatMap(({ keys, valuesPath }) => (kind === 'names' ? keys : editablesAt(valuesPath))),
    ),
  ]
  return {
    editables: editablesOf,
    edits: (altered) => altered.flatMap((editable) => alteringEdit(editable, markOf(editable)) ?? []),
    shows(kind, entry, output) {
      const text = [...output.values()].join('\n').toLowerCase()
      return editablesOf(kind, [entry]).some((editable) => text.includes(markOf(editable).word))
    },
  }
}
