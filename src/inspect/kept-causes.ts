import { createHash } from 'node:crypto'
import type { Cause, CausePart } from '../core/cause.ts'
import type { KeptAnswers } from '../core/kept-answers.ts'
import type { Reader } from '../yaml/reader.ts'

/** Keeps causes for later runs. */
export interface CauseCache {
  /**
   * The cause that an earlier run kept for a question, else the one that `find` returns, which is kept.
   *
   * @param question all that the cause depends on; `null` to keep nothing
   * @param isRepeatable asked after `find`: false if another run may find something else, for example with more time
   */
  cause(question: string | null, find: () => Promise<Cause>, isRepeatable: () => boolean): Promise<Cause>
  /** The same for parts of causes. */
  parts(
    question: string | null,
    find: () => Promise<CauseParts>,
    isRepeatable: () => boolean,
  ): Promise<CauseParts>
  /** The same for the one of `candidates` that `find` chooses. */
  choice<Candidate>(
    question: string | null,
    candidates: readonly Candidate[],
    find: () => Promise<Candidate | null>,
    isRepeatable: () => boolean,
  ): Promise<Candidate | null>
}

/** The part to edit of each field of a list; `null` and `undefined` for a field without one. */
export type CauseParts = readonly (CausePart | null | undefined)[]

/** A part as it is kept: without the text of its file, by the hash of that. */
type Row = readonly [file: string, start: number, end: number, role: CausePart['role'], sum: string]

/** A cause as it is kept. */
interface KeptCause extends Pick<Cause, 'kind' | 'insertion'> {
  readonly primary: Row | null
  readonly related: readonly Row[]
}

/** How answers of one kind become plain data and back; `null` for what cannot be kept, or fits the tree no longer. */
interface Form<Answer, Kept> {
  readonly encode: (answer: Answer) => Kept | null
  readonly decode: (kept: Kept) => Answer | null
}

/**
 * Keeps the causes in the files of a tree.
 *
 * @param kept `null` to keep nothing
 */
export function causeCache(kept: KeptAnswers | null, reader: Reader): CauseCache {
  const rows = partRows(reader)
  const [ofCause, ofParts] = [causeForm(rows), partsForm(rows)]
  const keep = keepIn(kept)
  return {
    cause: (question, find, isRepeatable) => keep(question, ofCause, find, isRepeatable),
    parts: (question, find, isRepeatable) => keep(question, ofParts, find, isRepeatable),
    async choice(question, candidates, find, isRepeatable) {
      const chosen = async (): Promise<number> => {
        const found = await find()
        return found === null ? -1 : candidates.indexOf(found)
      }
      const form: Form<number, number> = {
        encode: (index) => index,
        decode: (index) => (index < candidates.length ? index : null),
      }
      return candidates[await keep(question, form, chosen, isRepeatable)] ?? null
    },
  }
}

type Keep = <Answer, Kept>(
  question: string | null,
  form: Form<Answer, Kept>,
  find: () => Promise<Answer>,
  isRepeatable: () => boolean,
) => Promise<Answer>

function keepIn(kept: KeptAnswers | null): Keep {
  return async <Answer, Kept>(
    question: string | null,
    { encode, decode }: Form<Answer, Kept>,
    find: () => Promise<Answer>,
    isRepeatable: () => boolean,
  ): Promise<Answer> => {
    if (!kept || question === null) return find()
    const text = kept.read(question)
    const found = text === null ? null : decode(JSON.parse(text) as Kept)
    if (found !== null) return found
    const answer = await find()
    const encoded = isRepeatable() ? encode(answer) : null
    if (encoded !== null) kept.add(question, JSON.stringify(encoded))
    return answer
  }
}

function causeForm({ rowOf, partOf }: PartRows): Form<Cause, KeptCause> {
  return {
    encode({ kind, primary, related, insertion }) {
      const [first, ...others] = [primary, ...related].map((part) => part && rowOf(part))
      if ((primary && !first) || others.includes(null)) return null
      return { kind, primary: first ?? null, related: others as Row[], ...(insertion && { insertion }) }
    },
    decode({ primary, related, ...rest }) {
      const [first, ...others] = [primary, ...related].map((row) => row && partOf(row))
      if ((primary && !first) || others.includes(null)) return null
      return { ...rest, primary: first ?? null, related: others as CausePart[] }
    },
  }
}

/** Parts become rows, `undefined` becomes 0. */
function partsForm({ rowOf, partOf }: PartRows): Form<CauseParts, readonly (Row | null | 0)[]> {
  return {
    encode(parts) {
      const rows = parts.map((part) => (part ? rowOf(part) : part === null ? null : 0))
      return rows.some((row, index) => row === null && parts[index]) ? null : rows
    },
    decode(rows) {
      const parts = rows.map((row) => (row === 0 ? undefined : row && partOf(row)))
      return parts.some((part, index) => part === null && rows[index]) ? null : parts
    },
  }
}

/** How parts of causes are kept and read again; `null` for what is no file of the tree, or has another text there. */
interface PartRows {
  readonly rowOf: (part: CausePart) => Row | null
  readonly partOf: (row: Row) => CausePart | null
}

function partRows(reader: Reader): PartRows {
  const sums = new Map<string, string>()
  const sumOf = (file: string, text: string): string => {
    const sum = sums.get(file) ?? createHash('sha256').update(text).digest('base64')
    sums.set(file, sum)
    return sum
  }
  return {
    // A flag, and a file in an archive, is no file of the tree.
    rowOf: ({ file, text, start, end, role }) =>
      reader.text(file) === text ? [file, start, end, role, sumOf(file, text)] : null,
    partOf([file, start, end, role, sum]) {
      const text = reader.text(file)
      return text !== undefined && sumOf(file, text) === sum ? { file, text, start, end, role } : null
    },
  }
}
