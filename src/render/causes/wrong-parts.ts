import type { FindingCheck } from '../../core/cause.ts'
import type { FileRange } from '../kustomize/fragment.ts'
import { allText, nodeAt } from '../probe/documents.ts'
import { suggestedText } from './alternatives.ts'
import {
  alteredTexts,
  objectsChangedIn,
  objectAfterText,
  textOfRange,
  type BuiltField,
} from './built-fields.ts'
import type { CountedBuilds } from './counted-builds.ts'

/** The scalars that may be parts of a field, such as values of variables or sources of replacements. */
export interface Parts {
  /** Scalars that are a whole component of an address or duration: a host, a scheme, a number. */
  readonly components: readonly FileRange[]
  readonly others: readonly FileRange[]
}

/**
 * The scalars whose text the text of a field contains without being equal to it, divided by `isComponentOf` into components
 * and others, at most `maxParts` of each: those in `files` before others, then the longest first. Texts with less than
 * `minLength` characters count only in `files`.
 *
 * @param byText where all scalars are written, by their text (`scalarsByText`)
 * @param files the files with the values of variables
 */
export function partsOfText(
  text: string,
  byText: ReadonlyMap<string, readonly FileRange[]>,
  files: ReadonlySet<string>,
): Parts {
  const parts = [...byText].flatMap(([part, ranges]): [string, readonly FileRange[]][] => {
    if (part === text || !text.includes(part)) return []
    // A short text is in most other texts by chance, so it is only used from files with variables.
    return [[part, part.length < minLength ? ranges.filter(({ file }) => files.has(file)) : ranges]]
  })
  const rangesOf = (isComponent: boolean): FileRange[] =>
    parts
      .filter(([part]) => isComponentOf(text, part) === isComponent)
      .toSorted(([first], [second]) => second.length - first.length)
      .flatMap(([, ranges]) => ranges)
      .toSorted((first, second) => Number(files.has(second.file)) - Number(files.has(first.file)))
      .slice(0, maxParts)
  return { components: rangesOf(true), others: rangesOf(false) }
}

const minLength = 4

/** Limit on the parts of each kind that are tried for one field. */
const maxParts = 4

/**
 * True if a part is a whole component at its first place in a text, which contains it: no digit or `.` is beside a number, no
 * letter, digit, `_`, `.` or `-` beside any other part.
 */
export function isComponentOf(text: string, part: string): boolean {
  const lengthening = /^\d+$/.test(part) ? /[\d.]/ : /[\w.-]/
  const start = text.indexOf(part)
  const neighbours = [text[start - 1], text[start + part.length]]
  return neighbours.every((neighbour) => neighbour === undefined || !lengthening.test(neighbour))
}

/**
 * The scalar to edit to resolve a finding in a composed field: a scalar that is a whole component, else the text that
 * composes the field, else any other part of it. If the suggestion of the finding resolves it, only the suggestion is
 * tried, since another text, such as another namespace, may resolve it as well. `undefined` if no build proves one.
 *
 * @param composing the text with the references; absent if it is unknown
 */
export async function wrongPart(
  { components, others }: Parts,
  composing: FileRange | undefined,
  field: BuiltField,
  check: FindingCheck,
  builds: CountedBuilds,
): Promise<FileRange | undefined> {
  const parts = [...components, ...(composing ? [composing] : []), ...others]
  const { suggestion } = check
  const repairing = (textsOf: (part: FileRange) => readonly string[]): Promise<FileRange | undefined> =>
    firstRepairing(parts, textsOf, (part, text) => outcomeWith(part, text, field, check, builds))
  const misspelt = suggestion === null ? undefined : await repairing((part) => textsLike(part, suggestion))
  return misspelt ?? repairing(alteredTexts)
}

/** The text that a finding suggests instead of a similar part; empty if the part is not similar. */
function textsLike(part: FileRange, suggestion: string): string[] {
  const text = suggestedText(part.text.slice(part.start, part.end), textOfRange(part), suggestion)
  return text === undefined ? [] : [text]
}

/** The first part that resolves the finding with another text. */
async function firstRepairing(
  parts: readonly FileRange[],
  textsOf: (part: FileRange) => readonly string[],
  outcomeOf: (part: FileRange, text: string) => ReturnType<typeof outcomeWith>,
): Promise<FileRange | undefined> {
  for (const part of parts)
    for (const [index, text] of textsOf(part).entries()) {
      const outcome = await outcomeOf(part, text)
      if (outcome === 'repaired') return part
      // A scalar whose edit does not change the field is not a part of it.
      if (outcome === 'same' && index > 0) break
    }
  return undefined
}

async function outcomeWith(
  part: FileRange,
  text: string,
  field: BuiltField,
  check: FindingCheck,
  builds: CountedBuilds,
): Promise<'repaired' | 'changed' | 'same'> {
  const { path, documents, index } = field
  const result = await objectAfterText(part, text, field, builds)
  const node = result?.object && nodeAt(result.object.root, path)
  const nodeBefore = nodeAt(documents[index]!.root, path)
  // An edit that removes the field does not repair it.
  if (!result?.object || !node || !nodeBefore || allText(node) === allText(nodeBefore)) return 'same'
  const isFound = check.isStillFound(result.object.text, () => objectsChangedIn(field, result.built))
  return isFound ? 'changed' : 'repaired'
}
