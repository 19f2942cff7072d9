import type { ChangedObject, RenderedField } from '../../core/cause.ts'
import { groupBy } from '../../core/group.ts'
import type { FileRange } from '../kustomize/fragment.ts'
import { counterpartDocument, fieldOutcome, type TemplateDocument } from '../probe/documents.ts'
import { reshape } from '../probe/shapes.ts'
import { repairedAddresses, scaledNumbers } from './alternatives.ts'
import type { BuiltDocuments, CountedBuilds } from './counted-builds.ts'

/** A field of a build. */
export interface BuiltField {
  readonly path: RenderedField['path']
  readonly documents: readonly TemplateDocument[]
  /** The index of its object among the documents. */
  readonly index: number
}

/**
 * The first of some sources whose edit changes a field. Each is tried by a build; `undefined` if no build shows a change, also
 * because builds fail or exceed the limits of `builds`.
 */
export async function firstChanging(
  candidates: readonly FileRange[],
  field: BuiltField,
  builds: CountedBuilds,
): Promise<FileRange | undefined> {
  for (const candidate of candidates) if (await isChangedBy(candidate, field, builds)) return candidate
  return undefined
}

/** The sources whose edits change a field; builds are tried and limited as in `firstChanging`. */
export async function allChanging(
  candidates: readonly FileRange[],
  field: BuiltField,
  builds: CountedBuilds,
): Promise<FileRange[]> {
  const changing: FileRange[] = []
  for (const candidate of candidates)
    if (await isChangedBy(candidate, field, builds)) changing.push(candidate)
  return changing
}

/** Whether a field of an object differs after an edit of a source. */
async function isChangedBy(candidate: FileRange, field: BuiltField, builds: CountedBuilds): Promise<boolean> {
  const [altered] = alteredTexts(candidate)
  const object =
    altered === undefined ? undefined : (await objectAfterText(candidate, altered, field, builds))?.object
  return fieldOutcome(field.documents[field.index]!.root, object?.root, field.path) === 'changed'
}

/** Another text for the range of a source. */
export interface SourceEdit {
  readonly range: FileRange
  readonly written: string
}

/**
 * The object of a field after a range of a source is replaced by `written`, and the whole build. `object` is `undefined` if
 * the build lacks it; the result is `null` if the build fails or exceeds the limits of `builds`.
 */
export async function objectAfterText(
  range: FileRange,
  written: string,
  field: BuiltField,
  builds: CountedBuilds,
): Promise<ObjectOfBuild | null> {
  return objectAfterEdits([{ range, written }], field, builds)
}

/** The object of a field in another build, and the whole build. */
interface ObjectOfBuild {
  readonly object: TemplateDocument | undefined
  readonly built: BuiltDocuments
}

/** The object of a field after edits, and the whole build; `null` if it fails. */
export async function objectAfterEdits(
  edits: readonly SourceEdit[],
  { documents, index }: BuiltField,
  builds: CountedBuilds,
): Promise<ObjectOfBuild | null> {
  const byFile = groupBy(edits, ({ range }) => range.file)
  const built = await builds.build(new Map([...byFile].map(([file, group]) => [file, textAfter(group)])))
  return built && { object: counterpartDocument(index, documents, built.documents, true), built }
}

/** The text of a file after edits of ranges that do not overlap. */
function textAfter(edits: readonly SourceEdit[]): string {
  const fromEnd = edits.toSorted((first, second) => second.range.start - first.range.start)
  return fromEnd.reduce(
    (text, { range, written }) => text.slice(0, range.start) + written + text.slice(range.end),
    edits[0]!.range.text,
  )
}

/** The objects that another build changes, except that of the field. */
export function objectsChangedIn(field: BuiltField, built: BuiltDocuments): ChangedObject[] {
  const { documents, index: fieldIndex } = field
  return documents.flatMap(({ object, text }, index) => {
    if (index === fieldIndex) return []
    const counterpart = counterpartDocument(index, documents, built.documents, true)
    return counterpart?.text === text ? [] : { before: object, after: counterpart?.text ?? null }
  })
}

/** Other texts for a scalar, as written in YAML, those of the same shape first. Empty for a scalar of several lines. */
export function alteredTexts({ text, start, end }: FileRange): string[] {
  const written = text.slice(start, end)
  if (written.includes('\n')) return []
  const quote = /^(["']).*\1$/.exec(written)?.[1] ?? ''
  const bare = written.slice(quote.length, written.length - quote.length)
  const reshaped = marks.flatMap((mark) => reshape(bare, mark) ?? [])
  return [...reshaped, ...scaledNumbers(bare), ...repairedAddresses(bare)].map(
    (altered) => quote + altered + quote,
  )
}

const marks = ([1, 2] as const).map((variant) => ({ word: 'altered', number: 1, variant }))

/** The text of a scalar as it is written, with its escapes; a scalar on one line without its quotes. */
export function textOfRange({ text, start, end }: FileRange): string {
  return text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2')
}
