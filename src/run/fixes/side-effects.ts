import { groupBy } from '../../core/group.ts'
import type { FieldChange, ObjectRef, SideEffect } from '../../core/report.ts'
import type { Target } from '../../core/target.ts'
import { diffObjects } from '../../diff/objects.ts'
import { generatedNames, withoutNewHashes } from './new-hashes.ts'
import type { IntendedFieldTest } from './is-applied.ts'
import type { EditedTarget, FixAttempt } from './types.ts'

/**
 * The changes of a fix attempt besides the intended fields, equal ones of several environments merged. New
 * hashes in generated names are left out. Values of Secrets are masked with `maskKey`.
 *
 * @param isIntended if it returns `undefined`, the only field that changes in a target is the intended one
 */
export function sideEffects(
  { editedTargets }: FixAttempt,
  isIntended: IntendedFieldTest,
  maskKey: string,
): SideEffect[] {
  const effects = editedTargets.flatMap((editedTarget) => effectsIn(editedTarget, isIntended, maskKey))
  return [...groupBy(effects, effectKey).values()].map((group) => ({
    ...group[0]!.effect,
    targets: group.map(({ target }) => target.id),
    environments: [...new Set(group.flatMap(({ target }) => target.environment ?? []))],
  }))
}

interface Effect {
  readonly target: Target
  readonly effect: Omit<SideEffect, 'targets' | 'environments'>
}

function effectKey({ effect }: Effect): string {
  return JSON.stringify(effect)
}

function effectsIn(editedTarget: EditedTarget, isIntended: IntendedFieldTest, maskKey: string): Effect[] {
  const { target, before, after } = editedTarget
  const identity = { id: target.id, environment: target.environment, release: null, isPartial: false }
  const names = generatedNames([...before, ...after])
  const changes = diffObjects(
    [{ ...identity, manifests: before }],
    [{ ...identity, manifests: after }],
    maskKey,
  ).flatMap(({ type, object, fields }) =>
    withoutNewHashes(fields, names).map((field) => ({ type, object, field })),
  )
  const only = changes.length === 1
  return changes
    .filter(({ object, field }) => !(isIntended(target.id, object, field.path) ?? only))
    .map(({ type, object, field }) => ({ target, effect: effectOf(type, object, field) }))
}

function effectOf(type: SideEffect['type'], object: ObjectRef, fieldChange: FieldChange): Effect['effect'] {
  const { path, ...values } = fieldChange
  return type === 'changed' ? { type, object: { ...object, path }, ...values } : { type, object }
}
