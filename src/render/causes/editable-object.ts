import type { TextOrigin } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import { locationAt } from '../../yaml/lines.ts'
import { readerOf } from '../../yaml/reader.ts'
import { indexOf, nodeAt, type TemplateDocument } from '../probe/documents.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { applyValueEdits, type ValueEdit } from '../probe/edits.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import type { OpenedStatement, TemplateField } from './types.ts'

/** A rendered object that states a target, and the values and fields by which it can be edited. */
export interface EditableObject {
  /** Its document as it is rendered. */
  readonly text: string
  /** The values of the release that renders it. */
  readonly values: readonly EditableValue[]
  /** The scalars of its `spec`, each at a line of the template; empty if the template is packed in an archive. */
  readonly fields: readonly EditableValue[]
  /** The names that the templates of that release read. */
  readonly reads: readonly string[]
  /** True for an edit of the object, or of the values of the release that renders it. */
  isEditedBy(edit: ValueEdit): boolean
  /** Its document after edits: `unstated` if the object is gone, `null` if it cannot be rendered. */
  documentWith(edits: readonly ValueEdit[]): Promise<EditedDocument | 'unstated' | null>
}

/** The text of a document. */
type EditedDocument = Pick<TemplateDocument, 'text'>

/** Opens the object that states a target; `null` if its template cannot be rendered. */
export async function openEditableObject(
  { statement, renderer }: OpenedStatement,
  tree: Tree,
  ownSources: readonly ValuesSource[] = [],
): Promise<EditableObject | null> {
  const { object, madeFrom } = statement
  const template = await renderer.template(object.template)
  const index = template ? indexOf(template.documents, object.object, object.occurrence) : -1
  if (!template || index < 0) return null
  const document = template.documents[index]!
  const objectSource = sourceOfObject(document, madeFrom, tree)
  const firstLayer = Math.max(layerOfObject, ...ownSources.map(({ layer }) => layer)) + 1
  const borrowed = borrowedValues([...template.printed, ...template.branching], firstLayer)
  return {
    text: document.text,
    values: borrowed.values,
    fields: objectSource.made ? fieldsOf(objectSource) : [],
    reads: template.reads,
    isEditedBy: ({ source }) => source === objectSource || borrowed.sources.has(source),
    documentWith: documentEditor({ template, index, path: [] }, objectSource, borrowed.sources),
  }
}

/** The document of an object as a source, with the line of the template for each line. */
function sourceOfObject({ text, root }: TemplateDocument, madeFrom: TextOrigin, tree: Tree): ValuesSource {
  const { file, lines } = madeFrom
  const linesAbove = locationAt(root.source, root.start, root.start).line - 1
  const fileText = readerOf(tree).text(file)
  return {
    input: { as: 'object' },
    file,
    text,
    ...(fileText !== undefined && {
      made: { file, lines: [...Array.from({ length: linesAbove }, () => 0), ...lines], fileText },
    }),
    root: nodeAt(root, ['spec']) ?? null,
    layer: layerOfObject,
    prefixes: [],
  }
}

/** The layer of the object, weaker than all other sources; layers identify sources. */
const layerOfObject = -1

function fieldsOf(source: ValuesSource): EditableValue[] {
  return editableValuesOf(source).filter(({ kind }) => kind === 'value')
}

/** Values of another release, and their original sources. */
interface BorrowedValues {
  readonly values: readonly EditableValue[]
  /** The source in the other release, by the source of the values. */
  readonly sources: ReadonlyMap<ValuesSource, ValuesSource>
}

/**
 * The values of the release that renders the statement, ranked above the stated release's own values and outside of their
 * keys.
 */
function borrowedValues(values: readonly EditableValue[], firstLayer: number): BorrowedValues {
  const borrowed = new Map<ValuesSource, ValuesSource>()
  const sourceFor = (source: ValuesSource): ValuesSource => {
    const borrowedSource = borrowed.get(source) ?? {
      ...source,
      layer: firstLayer + source.layer,
      prefixes: [],
    }
    borrowed.set(source, borrowedSource)
    return borrowedSource
  }
  return {
    values: values.map((editable) => ({ ...editable, source: sourceFor(editable.source) })),
    sources: new Map([...borrowed].map(([source, copy]) => [copy, source])),
  }
}

/** Returns a function for the document of the object after edits of the object or of the values of its release. */
function documentEditor(
  field: TemplateField,
  objectSource: ValuesSource,
  borrowed: BorrowedValues['sources'],
): EditableObject['documentWith'] {
  return async (edits) => {
    const ofObject = edits.filter(({ source }) => source === objectSource)
    if (ofObject.length > 0) return { text: applyValueEdits(ofObject).get(objectSource)! }
    const ofValues = edits.flatMap((edit) => {
      const source = borrowed.get(edit.source)
      return source ? { ...edit, source } : []
    })
    const result = await field.template.render(ofValues)
    return result && (field.template.objectIn(result, field) ?? 'unstated')
  }
}
