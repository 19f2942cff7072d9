import type { MadeFrom } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import { locationAt } from '../../yaml/lines.ts'
import { readerOf } from '../../yaml/reader.ts'
import { releaseRequest } from '../release-request.ts'
import { indexOf, nodeAt, type TemplateDocument } from '../probe/documents.ts'
import { probedRelease, type ProbedRelease } from '../probe/edited-job.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { applyValueEdits, type ValueEdit } from '../probe/edits.ts'
import type { RestateRelease } from '../probe/probe.ts'
import type { ValuesSource } from '../probe/sources.ts'
import type { OpenedStatement, Template, TemplateField } from './types.ts'

/** A rendered object that states a release, and what can be edited so that it states another. */
export interface EditableStatement {
  /** The values of the release that renders it. */
  readonly values: readonly EditableValue[]
  /** The scalars of its `spec`, each at a line of the template; empty if the template is packed in an archive. */
  readonly fields: readonly EditableValue[]
  readonly restate: RestateRelease
}

/** The release that an object states. */
interface StatedRelease {
  readonly tree: Tree
  readonly release: ProbedRelease
  /** The sources of its own values. */
  readonly sources: readonly ValuesSource[]
}

/**
 * Opens the object that states a release; `null` if its template cannot be rendered. What an edit changes in the object
 * changes the release as its controller would: the object is read again, as the tree has it otherwise.
 */
export async function openEditableStatement(
  { statement, renderer }: OpenedStatement,
  { tree, release, sources }: StatedRelease,
): Promise<EditableStatement | null> {
  const { object, madeFrom, restated } = statement
  const template = await renderer.template(object.template)
  const index = template ? indexOf(template.documents, object.object, object.occurrence) : -1
  if (!template || index < 0) return null
  const document = template.documents[index]!
  const objectSource = sourceOfObject(document, madeFrom, tree)
  const firstLayer = Math.max(layerOfObject, ...sources.map(({ layer }) => layer)) + 1
  const borrowed = borrowedValues([...template.printed, ...template.branching], firstLayer)
  const documentWith = documentEditor(template, { index, path: [] }, objectSource, borrowed.sources)
  const releases = new Map<string, Promise<ProbedRelease | null>>([[document.text, Promise.resolve(release)]])

  function releaseOf(text: string): Promise<ProbedRelease | null> {
    const found =
      releases.get(text) ??
      restated(text).then(
        (target) => target && probedRelease(tree, release.chart, releaseRequest(tree, target)),
      )
    releases.set(text, found)
    return found
  }

  return {
    values: borrowed.values,
    fields: objectSource.made ? fieldsOf(objectSource) : [],
    async restate(edits) {
      const own = edits.filter(({ source }) => source !== objectSource && !borrowed.sources.has(source))
      if (own.length === edits.length) return { release, edits }
      const edited = await documentWith(edits)
      if (edited === null || edited === 'unstated') return edited
      const restatedRelease = await releaseOf(edited.text)
      return restatedRelease && { release: restatedRelease, edits: own }
    },
  }
}

/** The document of an object as a source, each line at that of the template. */
function sourceOfObject({ text, root }: TemplateDocument, madeFrom: MadeFrom, tree: Tree): ValuesSource {
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

/** Below all other sources: layers tell sources apart. */
const layerOfObject = -1

function fieldsOf(source: ValuesSource): EditableValue[] {
  return editableValuesOf(source).filter(({ kind }) => kind === 'value')
}

/** Values of another release, and where they are from. */
interface BorrowedValues {
  readonly values: readonly EditableValue[]
  /** The source in the other release, by the source of the values. */
  readonly sources: ReadonlyMap<ValuesSource, ValuesSource>
}

/** Values as those of a release that states this one: stronger than its own, and below no key of them. */
function borrowedValues(values: readonly EditableValue[], firstLayer: number): BorrowedValues {
  const borrowed = new Map<ValuesSource, ValuesSource>()
  const sourceFor = (source: ValuesSource): ValuesSource => {
    const found = borrowed.get(source) ?? { ...source, layer: firstLayer + source.layer, prefixes: [] }
    borrowed.set(source, found)
    return found
  }
  return {
    values: values.map((editable) => ({ ...editable, source: sourceFor(editable.source) })),
    sources: new Map([...borrowed].map(([source, copy]) => [copy, source])),
  }
}

/** The text of a document. */
type EditedDocument = Pick<TemplateDocument, 'text'>

/** Returns the document of the object after edits: `unstated` if it is gone, `null` if it cannot be rendered. */
function documentEditor(
  template: Template,
  field: TemplateField,
  objectSource: ValuesSource,
  borrowed: BorrowedValues['sources'],
): (edits: readonly ValueEdit[]) => Promise<EditedDocument | 'unstated' | null> {
  return async (edits) => {
    const ofObject = edits.filter(({ source }) => source === objectSource)
    if (ofObject.length > 0) return { text: applyValueEdits(ofObject).get(objectSource)! }
    const ofValues = edits.flatMap((edit) => {
      const source = borrowed.get(edit.source)
      return source ? { ...edit, source } : []
    })
    const result = await template.render(ofValues)
    return result && (template.objectIn(result, field) ?? 'unstated')
  }
}
