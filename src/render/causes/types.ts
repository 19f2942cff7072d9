import type { EditableValue } from '../probe/editable-values.ts'
import type { Mark } from '../probe/shapes.ts'
import type { Move, TemplateDocument } from '../probe/documents.ts'
import type { ProbeResult } from '../probe/probe.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { YamlNode } from '../../yaml/node.ts'

/** What a search among slots came to: each list in the order of the slots. */
export interface Found {
  /** Slots that change the field, alone. */
  readonly changing: readonly EditableValue[]
  /** Slots that make the field, its object or a list around it go away, alone. */
  readonly removing: readonly EditableValue[]
  /** Slots of which nothing is known: with them altered the chart cannot be rendered, or the search got too long. */
  readonly unproven: readonly EditableValue[]
}

/** A field of an object of a template. */
export interface TemplateField {
  /** Index of the object among those of the template. */
  readonly index: number
  readonly trail: readonly (string | number)[]
}

/** A template that is probed: what it renders as it is, and what can be edited. */
export interface Template {
  readonly documents: readonly TemplateDocument[]
  /** Values that are printed, not asked: all can be altered at once. */
  readonly free: readonly EditableValue[]
  /** Values that templates ask: switches, words of a closed set, what is empty. */
  readonly controls: readonly EditableValue[]
  readonly keys: readonly EditableValue[]
  /** What was found to move some field. */
  readonly confirmed: { readonly free: Confirmed; readonly controls: Confirmed }
  /** The names that templates of the chart read: what follows a dot in them. */
  readonly reads: readonly string[]
  /** True for a field that chance or the time moves. */
  isUnstable(field: TemplateField): boolean
  /** Renders the template with slots altered; `null` if that fails. */
  alter(slots: readonly EditableValue[], variant: Mark['variant']): Promise<ProbeResult>
  render(edits: readonly ValueEdit[]): Promise<ProbeResult>
  /**
   * What became of a field in a render. `inOrder` says whether objects that have other names now may be known by
   * their order: not where a switch may have put one for another.
   */
  moveIn(trial: ProbeResult, field: TemplateField, inOrder: boolean): Move
  /** The field's node in a render. */
  nodeIn(trial: ProbeResult, field: TemplateField): YamlNode | undefined
  /** The field's object in a render. */
  objectIn(trial: ProbeResult, field: TemplateField): TemplateDocument | undefined
  markOf(slot: EditableValue, variant: Mark['variant']): Mark
}

/** The slots that are known to move fields of a template: each of them was altered alone. */
export interface Confirmed {
  /** Does the work of finding some, and remembers them. */
  add(find: () => Promise<Found>): Promise<Found>
  /** All of them, once everybody who is looking for some is done: what is asked of the rest is the same for all. */
  all(): Promise<ReadonlySet<EditableValue>>
}
