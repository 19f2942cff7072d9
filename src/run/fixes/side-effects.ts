import { groupBy } from '../../core/group.ts'
import type { FieldChange, ObjectRef, SideEffect } from '../../core/report.ts'
import type { Target } from '../../core/target.ts'
import { diffObjects } from '../../diff/objects.ts'
import type { IsMeant } from './is-applied.ts'
import type { Touched, FixAttempt } from './types.ts'

/**
 * What a trial changes besides the fields that it is for, the same in several environments once. Values of Secrets
 * are masked under `maskKey`.
 *
 * @param isMeant where it does not know, the only field that changes in a target is the one
 */
export function sideEffects({ touched }: FixAttempt, isMeant: IsMeant, maskKey: string): SideEffect[] {
  const effects = touched.flatMap((each) => effectsIn(each, isMeant, maskKey))
  return [...groupBy(effects, sameness).values()].map((same) => ({
    ...same[0]!.effect,
    targets: same.map(({ target }) => target.id),
    environments: [...new Set(same.flatMap(({ target }) => target.environment ?? []))],
  }))
}

interface Effect {
  readonly target: Target
  readonly effect: Omit<SideEffect, 'targets' | 'environments'>
}

function sameness({ effect }: Effect): string {
  return JSON.stringify(effect)
}

function effectsIn({ target, before, after }: Touched, isMeant: IsMeant, maskKey: string): Effect[] {
  const known = { id: target.id, environment: target.environment, release: null, isPartial: false }
  const changes = diffObjects(
    [{ ...known, manifests: before }],
    [{ ...known, manifests: after }],
    maskKey,
  ).flatMap(({ type, object, fields }) => fields.map((field) => ({ type, object, field })))
  const only = changes.length === 1
  return changes
    .filter(({ object, field }) => !(isMeant(target.id, object, field.path) ?? only))
    .map(({ type, object, field }) => ({ target, effect: effectOf(type, object, field) }))
}

function effectOf(
  type: SideEffect['type'],
  object: ObjectRef,
  { path, ...values }: FieldChange,
): Effect['effect'] {
  return type === 'changed' ? { type, object: { ...object, path }, ...values } : { type, object }
}
