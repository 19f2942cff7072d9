import type { Cause, CauseKind, CausePart, RenderedField } from '../../src/core/cause.ts'
import { fieldName, placeName } from './labels.ts'
import type { Field, Truth } from './oracle.ts'
import { isNamed, isOf, partOf, primariesOf } from './primary.ts'

/** What exhaustive editing says about an answer. */
export interface Judgement {
  readonly field: string
  readonly cause: CauseKind
  /** Whether a values entry moves the field. */
  readonly caused: boolean
  /** Whether one leaf alone moves it, so that an answer could be exact. */
  readonly sole: boolean
  /** What is wrong with the answer, for people; empty if nothing is. */
  readonly wrong: readonly Wrong[]
}

export interface Wrong {
  /**
   * `primary`: another line had to be named. `exact`: another leaf moves the field, too, or the named one does not.
   * `cause`: it is said to move a field that it does not move, or would only replace.
   */
  readonly kind: 'primary' | 'exact' | 'cause'
  readonly words: string
}

/** The field as the program is asked for it. */
export function renderedField({ object, fieldPath }: Field, fields: readonly Field[]): RenderedField {
  const { source, apiVersion, kind, namespace, name } = object
  const similarObjects = new Set(
    fields.map((field) => field.object).filter((candidate) => isAlike(candidate, object)),
  )
  const occurrence = [...similarObjects].indexOf(object)
  return { template: source, object: { apiVersion, kind, namespace, name }, occurrence, path: fieldPath }
}

function isAlike(first: Field['object'], second: Field['object']): boolean {
  return (['source', 'apiVersion', 'kind', 'namespace', 'name'] as const).every(
    (key) => first[key] === second[key],
  )
}

/** Compares an answer with the truth. A leaf of which nobody knows what it does refutes nothing. */
export function judge(field: Field, truth: Truth, cause: Cause): Judgement {
  const reported = cause.primary?.role === 'cause' ? cause.primary : null
  const wrong = [
    ...wrongPrimary(field, reported),
    ...wrongExact(field, truth, cause),
    ...wrongCause(field, truth, reported),
  ]
  const [caused, sole] = [field.moves.length > 0, field.moves.length === 1]
  return { field: fieldName(field), cause: cause.kind, caused, sole, wrong }
}

function wrongPrimary(field: Field, reported: CausePart | null): Wrong[] {
  const primaries = primariesOf(field)
  if (primaries.length === 0 || (reported && isNamed(reported, primaries))) return []
  const places = primaries.map(({ leaf }) => placeName(partOf(leaf)))
  return [
    {
      kind: 'primary',
      words: `${reported ? placeName(reported) : 'nothing'} instead of ${places.join(' or ')}`,
    },
  ]
}

function wrongExact({ moves }: Field, { blind }: Truth, { kind, primary }: Cause): Wrong[] {
  if (kind !== 'exact' || !primary || blind.some((leaf) => isOf(primary, leaf))) return []
  const otherMoves = moves.filter(({ leaf }) => !isOf(primary, leaf))
  if (otherMoves.length === 0 && moves.length > 0) return []
  const places = otherMoves.map(({ leaf }) => placeName(partOf(leaf))).join(', ')
  return [{ kind: 'exact', words: places ? `moved by ${places}, too` : `not moved by ${placeName(primary)}` }]
}

function wrongCause({ moves, hooks }: Field, { blind }: Truth, reported: CausePart | null): Wrong[] {
  if (!reported) return []
  if (hooks.some(({ leaf }) => isOf(reported, leaf)))
    return [{ kind: 'cause', words: `${placeName(reported)} is an empty override` }]
  const moving = [...moves.map(({ leaf }) => leaf), ...blind]
  if (moving.some((leaf) => isOf(reported, leaf))) return []
  return [{ kind: 'cause', words: `not moved by ${placeName(reported)}` }]
}
