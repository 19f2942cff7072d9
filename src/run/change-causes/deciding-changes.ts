import type { Target } from '../../core/target.ts'
import type { TargetChange } from '../../diff/merge.ts'
import { statingFiles } from './changed-targets.ts'
import { refKey } from './input-effects.ts'
import type { SourceChange } from './source-changes.ts'
import type { ChangedTarget, InputChange, TargetEffects } from './types.ts'

/** The input differences that decide the change of an object; `[]` if they are unknown. */
export function decidingChanges(
  { object }: TargetChange,
  target: ChangedTarget,
  effects: TargetEffects | undefined,
): SourceChange[] {
  if (!target.base || !target.head) return shown(startingInput(target))
  if (!effects) return []
  const key = refKey(object)
  const deciding = target.inputs.filter((_, index) => effects.single[index]?.has(key))
  if (deciding.length > 0) return shown(deciding)
  return shown(byElimination(key, target, effects))
}

/** The input that states that a target is applied, or the only changed input. */
function startingInput(target: ChangedTarget): readonly InputChange[] {
  const stating = statingInputs(target.inputs, target)
  return onlyOne(stating.length > 0 ? stating : target.inputs)
}

/**
 * Used if no input alone decides the change. If all inputs but one decide nothing together, it is that one; otherwise
 * it is the input that states the target, if the statement differs.
 */
function byElimination(
  key: string,
  target: ChangedTarget,
  { single, others }: TargetEffects,
): readonly InputChange[] {
  const untried = target.inputs.filter((_, index) => single[index] === null)
  if (untried.length > 0) return untried.length === 1 && others?.has(key) === false ? untried : []
  const withoutEffect = target.inputs.filter((_, index) => single[index]?.size === 0)
  return isStatedAlike(target.base!, target.head!) ? [] : onlyOne(statingInputs(withoutEffect, target))
}

function statingInputs(inputs: readonly InputChange[], changedTarget: ChangedTarget): readonly InputChange[] {
  const { base, head } = changedTarget
  const files = [base, head].flatMap((target) => (target ? statingFiles(target) : []))
  return inputs.filter((input) => files.includes(input.shown.file))
}

function onlyOne(inputs: readonly InputChange[]): readonly InputChange[] {
  return inputs.length === 1 ? inputs : []
}

/** True if two targets differ at most in values, which are inputs of their own, and in places. */
function isStatedAlike(base: Target, head: Target): boolean {
  return statement(base) === statement(head)
}

function statement(target: Target): string {
  return JSON.stringify(target, (key, value: unknown) => (inputsAndPlaces.has(key) ? undefined : value))
}

const inputsAndPlaces: ReadonlySet<string> = new Set([
  ...['at', 'line', 'lines', 'listedAt', 'madeFrom', 'manager', 'statedBy'],
  ...['parameters', 'files', 'kustomizations', 'flux', 'text'],
])

function shown(inputs: readonly InputChange[]): SourceChange[] {
  return inputs.map((input) => input.shown)
}
