import type { CausePart, Layering } from '../../core/cause.ts'
import type { RenderedStatement } from '../../core/rendered-statement.ts'
import type { HelmTarget } from '../../core/target.ts'
import type { HelmRequest } from '../helm.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Mark } from '../probe/shapes.ts'
import type { FieldOutcome, TemplateDocument } from '../probe/documents.ts'
import type { Tree } from '../../core/tree.ts'
import type { ProbedRelease } from '../probe/edited-job.ts'
import type { ProbeResult, RestateRelease } from '../probe/probe.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import type { YamlNode } from '../../yaml/node.ts'

/** The result of a search among values, each list in the order of the values. */
export interface SearchResult {
  /** Values that change the field by themselves. */
  readonly changing: readonly EditableValue[]
  /** Values that by themselves remove the field, its object or a list above it. */
  readonly removing: readonly EditableValue[]
  /** Values without a proof: the chart cannot be rendered with them altered, or the search reached its limit. */
  readonly unproven: readonly EditableValue[]
}

/** The place of a field among the objects of a template. */
export interface FieldPlace {
  /** Index of the object among those of the template. */
  readonly index: number
  readonly path: readonly (string | number)[]
}

/** A field of an object of a template. */
export interface TemplateField extends FieldPlace {
  readonly template: Template
}

/** The values that change a field, the likeliest to be edited first, and the whole result of the search. */
export interface Influences {
  readonly causes: readonly EditableValue[]
  readonly result: SearchResult
}

/** A value as it is found in another release: by its path in the values, and by the file if both read it. */
export interface SharedValue {
  readonly kind: EditableValue['kind']
  /** The path from the root of the release's values, as JSON. */
  readonly path: string
  readonly file: string
  readonly as: ValuesSource['input']['as']
}

/** The values that decide a field in the release that was searched first. */
export interface SharedInfluences {
  readonly causes: readonly SharedValue[]
  readonly changing: readonly SharedValue[]
  readonly removing: readonly SharedValue[]
}

/** What was found out about one template in releases of equal charts. */
export interface SharedFields {
  /** The results by field; `null` for a search without a clear result. */
  readonly byField: Map<string, Promise<SharedInfluences | null>>
  /** Whether an entry in some map of the values makes an absent field appear, by field and number of maps. */
  readonly absent: Map<string, Promise<'nowhere' | 'somewhere'>>
  /** The causes of a field that resolve no finding, by `sharedKey`, by field and finding. */
  readonly idle: Map<string, Promise<ReadonlySet<string>>>
  /** The values that decide some field, by a text of each. */
  readonly deciding: Map<string, SharedValue>
}

/** What a template shares with that of releases of equal charts. */
export interface SharedTemplate {
  readonly fields: SharedFields
  /** The name of this release. */
  readonly release: string
  /** The sets of values that decide fields, with which fields of this release were proven. */
  readonly sets: ReadonlySet<EditableValue>[]
}

/** A template that is probed: its objects without edits, and the values that can be edited. */
export interface Template {
  readonly documents: readonly TemplateDocument[]
  /** `printed`, `branching` and `keys`. */
  readonly editables: readonly EditableValue[]
  /** Values that templates print: all can be altered at once. */
  readonly printed: readonly EditableValue[]
  /** Values that templates branch on: booleans, words of a closed set, empty values. */
  readonly branching: readonly EditableValue[]
  /** The branching values in conditions of the template, which are the likeliest to switch an object off. */
  readonly switches: readonly EditableValue[]
  readonly keys: readonly EditableValue[]
  /** Values that were proven to change some field. */
  readonly confirmed: { readonly printed: ConfirmedCauses; readonly branching: ConfirmedCauses }
  /** The names after a dot in the templates of the chart. */
  readonly reads: readonly string[]
  /** The values that change fields, by field, as far as they were searched. */
  readonly searched: Map<string, Promise<Influences>>
  /** What was found out in releases of equal charts; `null` if nothing is shared. */
  readonly shared: SharedTemplate | null
  /** True for a field that depends on chance or the time. */
  isUnstable(field: FieldPlace): boolean
  /** Renders the template with altered values; `null` if that fails. */
  alter(editables: readonly EditableValue[], variant: Mark['variant']): Promise<ProbeResult>
  render(edits: readonly ValueEdit[]): Promise<ProbeResult>
  /**
   * The outcome for a field in a render. `inOrder` allows matching renamed objects by their position; it is false if a
   * switch may have swapped objects.
   */
  outcomeIn(result: ProbeResult, field: FieldPlace, inOrder: boolean): FieldOutcome
  /** The field's node in a render. */
  nodeIn(result: ProbeResult, field: FieldPlace): YamlNode | undefined
  /** The field's object in a render. */
  objectIn(result: ProbeResult, field: FieldPlace): TemplateDocument | undefined
  markOf(editable: EditableValue, variant: Mark['variant']): Mark
}

/** The values that were proven to change fields of a template, each altered by itself. */
export interface ConfirmedCauses {
  /** Runs a search and records the values it finds. */
  add(find: () => Promise<SearchResult>): Promise<SearchResult>
  /** All recorded values once the running searches are done, so that every field tries the same remaining values. */
  all(): Promise<ReadonlySet<EditableValue>>
}

/** A release whose values are edited to find what they decide. */
export interface OpenedRelease {
  /** The sources of its own values. */
  readonly sources: readonly ValuesSource[]
  /**
   * A template by its full name, with its own values and those of the release that renders the object which states it;
   * `null` if it cannot be rendered.
   */
  template(name: string): Promise<Template | null>
  /** The same template with the fields of that object instead of all values; `null` if no other release renders it. */
  statedTemplate(name: string): Promise<Template | null>
  /**
   * The layers of the entry that a part belongs to, as a template of this release sees it, else as the template of the
   * stating object sees it; `null` if it is a value of neither.
   */
  layering(causePart: Omit<CausePart, 'role'>, template: string): Layering | null
  /** Whether the budget prevented a render. */
  /** True if the limit on its edits is reached. */
  isSpent(): boolean
  /** Number of renders so far. */
  renders(): number
  /** See `Provenance`. */
  /** True if equal inputs give equal causes, so that these may be kept. */
  isRepeatable(): boolean
}

/** A release without edits, for what states it. */
export interface StatedRelease {
  readonly tree: Tree
  readonly release: ProbedRelease
  /** All sources of its values. */
  readonly sources: readonly ValuesSource[]
}

/** What states a release besides values that are its own: an edit of it changes the release. */
export interface ReleaseStatement {
  /** False for a source that is a part of what states the release, whose edits are edits of that. */
  isOwn(source: ValuesSource): boolean
  /** Opens it to edit it; `null` if it cannot be rendered. */
  open(stated: StatedRelease): Promise<EditableStatement | null>
  /** See `OpenedRelease`. */
  layering(causePart: Omit<CausePart, 'role'>): Layering | null
  /** True if the limit on its edits is reached. */
  isSpent(): boolean
  /** True if equal inputs give equal causes, so that these may be kept. */
  isRepeatable(): boolean
}

/** What states a release, opened to edit it. */
export interface EditableStatement {
  /** The values from which it is rendered. */
  readonly values: readonly EditableValue[]
  /** The values that it contains itself. */
  readonly fields: readonly EditableValue[]
  /** The names that its templates read. */
  readonly reads: readonly string[]
  readonly restate: RestateRelease
}

/** The rendered object that states a target, with the release that renders it. */
export interface OpenedStatement {
  readonly statement: RenderedStatement
  readonly renderer: OpenedRelease
  /** Returns the render request of a release that the edited object states. */
  readonly requestOf: (target: HelmTarget) => HelmRequest
}
