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
export function asked({ object, trail }: Field, fields: readonly Field[]): RenderedField {
  const { source, apiVersion, kind, namespace, name } = object
  const alike = new Set(fields.map((field) => field.object).filter((other) => isAlike(other, object)))
  const occurrence = [...alike].indexOf(object)
  return { template: source, object: { apiVersion, kind, namespace, name }, occurrence, path: trail }
}

function isAlike(one: Field['object'], other: Field['object']): boolean {
  return (['source', 'apiVersion', 'kind', 'namespace', 'name'] as const).every(
    (key) => one[key] === other[key],
  )
}

/** Compares an answer with the truth. A leaf of which nobody knows what it does refutes nothing. */
export function judge(field: Field, truth: Truth, cause: Cause): Judgement {
  const said = cause.primary?.role === 'cause' ? cause.primary : null
  const wrong = [
    ...wrongPrimary(field, said),
    ...wrongExact(field, truth, cause),
    ...wrongCause(field, truth, said),
  ]
  const [caused, sole] = [field.moves.length > 0, field.moves.length === 1]
  return { field: fieldName(field), cause: cause.kind, caused, sole, wrong }
}

function wrongPrimary(field: Field, said: CausePart | null): Wrong[] {
  const primaries = primariesOf(field)
  if (primaries.length === 0 || (said && isNamed(said, primaries))) return []
  const places = primaries.map(({ leaf }) => placeName(partOf(leaf)))
  return [
    { kind: 'primary', words: `${said ? placeName(said) : 'nothing'} instead of ${places.join(' or ')}` },
  ]
}

function wrongExact({ moves }: Field, { blind }: Truth, { kind, primary }: Cause): Wrong[] {
  if (kind !== 'exact' || !primary || blind.some((leaf) => isOf(primary, leaf))) return []
  const others = moves.filter(({ leaf }) => !isOf(primary, leaf))
  if (others.length === 0 && moves.length > 0) return []
  const places = others.map(({ leaf }) => placeName(partOf(leaf))).join(', ')
  return [{ kind: 'exact', words: places ? `moved by ${places}, too` : `not moved by ${placeName(primary)}` }]
}

function wrongCause({ moves, hooks }: Field, { blind }: Truth, said: CausePart | null): Wrong[] {
  if (!said) return []
  if (hooks.some(({ leaf }) => isOf(said, leaf)))
    return [{ kind: 'cause', words: `${placeName(said)} is an empty override` }]
  const known = [...moves.map(({ leaf }) => leaf), ...blind]
  if (known.some((leaf) => isOf(said, leaf))) return []
  return [{ kind: 'cause', words: `not moved by ${placeName(said)}` }]
}
