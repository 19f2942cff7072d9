import type { TargetChange } from '../../diff/merge.ts'
import { causeOf } from './cause-of.ts'
import { changedTargets } from './changed-targets.ts'
import { decidingChanges } from './deciding-changes.ts'
import { inputEffects } from './input-effects.ts'
import { ownLines } from './own-lines.ts'
import { sourceChanges } from './source-changes.ts'
import type { CausesInput } from './types.ts'

/**
 * Sets `causes` of changes to the source lines that decide them: with one of these lines as base has it, head renders the
 * object differently. `causes` is empty if no such line is known.
 */
export async function withCauses(
  changes: readonly TargetChange[],
  input: CausesInput,
): Promise<TargetChange[]> {
  const { base, head } = input
  const changesOf = sourceChanges(base.sources.reader.tree, head.sources.reader.tree)
  const targets = changedTargets(changes, input, changesOf)
  const effects = await inputEffects([...targets.values()], input)
  return changes.map((change) => {
    const target = targets.get(change.target)
    const deciding = !target
      ? []
      : (ownLines(change, target, input, changesOf) ?? decidingChanges(change, target, effects.get(target)))
    return { ...change, causes: deciding.map((decided) => causeOf(decided, input)) }
  })
}
