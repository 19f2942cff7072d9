import {
  counterpartDocument,
  nodeAt,
  fieldOutcome,
  type FieldOutcome,
  type TemplateDocument,
} from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { alteringEdit, isBranchingValue } from '../probe/edits.ts'
import type { ProbeResult } from '../probe/probe.ts'
import { createConfirmedCauses } from './confirmed-causes.ts'
import type { Template, FieldPlace } from './types.ts'

/** Objects that are rendered again with edits. */
export interface ProbedDocuments {
  /** The objects without edits. */
  readonly documents: readonly TemplateDocument[]
  /** The objects with another clock and seed; `undefined` if these make no difference. */
  readonly repeated: ProbeResult | undefined
  readonly render: Template['render']
}

/**
 * Objects as a template that can be probed, without the names and switches of its text.
 *
 * @param editables the values that may decide the objects
 * @param marked all values that can be edited, each of which gets a mark
 */
export function probedTemplate(
  { documents, repeated, render }: ProbedDocuments,
  editables: readonly EditableValue[],
  marked: readonly EditableValue[] = editables,
): Omit<Template, 'reads' | 'switches'> {
  return {
    documents,
    editables,
    searched: new Map(),
    shared: null,
    ...groupByUse(editables),
    confirmed: { printed: createConfirmedCauses(), branching: createConfirmedCauses() },
    ...rendering(render, markerOf(marked)),
    ...comparing(documents, repeated),
  }
}

function groupByUse(editables: readonly EditableValue[]): Pick<Template, 'printed' | 'branching' | 'keys'> {
  const values = editables.filter(({ kind }) => kind !== 'key')
  return {
    printed: values.filter((editable) => !isBranchingValue(editable)),
    branching: values.filter(isBranchingValue),
    keys: editables.filter(({ kind }) => kind === 'key'),
  }
}

/** Each value has a mark that does not depend on the field, so that all fields share their renders. */
function markerOf(editables: readonly EditableValue[]): Template['markOf'] {
  const numbers = new Map(editables.map((editable, index) => [editable, index]))
  return (editable, variant) => {
    const number = numbers.get(editable)!
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
    alter: (editables, variant) =>
      render(editables.flatMap((editable) => alteringEdit(editable, markOf(editable, variant)) ?? [])),
  }
}

/** Compares renders with `documents`; `repeated` is the same template with another clock and seed. */
function comparing(
  documents: readonly TemplateDocument[],
  repeated: ProbeResult | undefined,
): Pick<Template, 'isUnstable' | 'outcomeIn' | 'objectIn' | 'nodeIn'> {
  const objectIn = (
    result: ProbeResult,
    { index }: FieldPlace,
    inOrder = true,
  ): TemplateDocument | undefined =>
    result ? counterpartDocument(index, documents, result, inOrder) : undefined
  const outcomeIn = (result: ProbeResult, field: FieldPlace, inOrder: boolean): FieldOutcome =>
    fieldOutcome(documents[field.index]!.root, objectIn(result, field, inOrder)?.root, field.path)
  return {
    objectIn,
    outcomeIn,
    isUnstable: (field) => repeated !== undefined && outcomeIn(repeated, field, true) !== 'same',
    nodeIn(result, field) {
      const object = objectIn(result, field)
      return object && nodeAt(object.root, field.path)
    },
  }
}
