import { fieldPathText } from './fields.ts'
import { lineAt, type Leaf } from './leaf.ts'
import type { Field } from './oracle.ts'
import { isOf, partOf, type Part } from './primary.ts'
import type { Source } from './sources.ts'

/** What a person would edit for fields to change, by hand. */
export interface Label {
  /** Path in the tree, or the flag. */
  readonly file: string
  /** The text that stands there, in one line alone. */
  readonly at: string
  /** `Kind/name path`, several with `; ` between them. */
  readonly causes: string
  /** As in `Expectation`; `causes` unless given. */
  readonly mark?: Expectation['mark']
}

/** A label with its place. */
export interface Expectation {
  readonly part: Part
  /** `Kind/name path` */
  readonly field: string
  /** `causes`: a leaf of this line moves the field. `makes`: its key makes the object. */
  readonly mark: 'causes' | 'makes'
}

/** The marks `# causes: FIELD; FIELD` and `# makes: FIELD` in the texts, and the labels that are written beside them. */
export function expectationsOf(sources: readonly Source[], labels: readonly Label[]): Expectation[] {
  return [...sources.flatMap(marksIn), ...labels.flatMap((label) => beside(sources, label))]
}

function marksIn({ file, text }: Source): Expectation[] {
  return [...text.matchAll(/^.*# (causes|makes): (.*)$/gm)].flatMap(({ index, 1: mark, 2: fields }) =>
    fields!.split('; ').map((field) => ({
      part: { file, text, start: index },
      field,
      mark: mark === 'makes' ? 'makes' : 'causes',
    })),
  )
}

function beside(sources: readonly Source[], { file, at, causes, mark = 'causes' }: Label): Expectation[] {
  const source = sources.find((source) => source.file === file && source.text.includes(at))
  if (!source) throw new Error(`no \`${at}\` in ${file}`)
  const span = { file, text: source.text, start: source.text.indexOf(at) }
  return causes.split('; ').map((field) => ({ part: span, field, mark }))
}

/**
 * Whether a part is where a label stands: in its line, in a text of several lines that begins there, or in the leaf
 * of a flag that it names.
 */
export function isExpected(span: Part, expected: Part, leaves: readonly Leaf[]): boolean {
  const leavesAtSpan = leaves.filter((leaf) => isOf(span, leaf))
  if (expected.file.startsWith('--')) return leavesAtSpan.some((leaf) => isOf(expected, leaf))
  const places = [span, ...leavesAtSpan.map((leaf) => partOf(leaf))].map((span) => placeName(span))
  return places.includes(placeName(expected))
}

/** The field that a label names; it must be one. */
export function fieldNamed(fields: readonly Field[], name: string): Field {
  const found = fields.filter((field) => fieldName(field) === name)
  if (found.length !== 1) throw new Error(`${found.length} fields are named \`${name}\``)
  return found[0]!
}

/** `Kind/name path` */
export function fieldName({ object, fieldPath }: Field): string {
  return `${object.kind}/${object.name} ${fieldPathText(fieldPath)}`
}

/** `file:line` */
export function placeName({ file, text, start }: Part): string {
  return `${file}:${lineAt(text, start)}`
}
