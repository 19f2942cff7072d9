import { distinctData } from '../core/distinct.ts'
import { groupBy } from '../core/group.ts'
import type { Change } from '../core/report.ts'

/** A change in one target, before equal changes of several environments are merged. */
export interface TargetChange extends Omit<Change, 'environments'> {
  readonly release: string | null
  readonly environment: string | null
}

/** Merges equal changes of the environments of one release, at the position of the first; with the causes of all of them. */
export function mergeEnvironments(changes: readonly TargetChange[]): Change[] {
  return [...groupBy(changes, changeKey).values()].map((equalChanges) => {
    const { release: _release, environment: _environment, ...first } = equalChanges[0]!
    return {
      ...first,
      causes: distinctData(equalChanges.flatMap(({ causes }) => causes)),
      environments: [...new Set(equalChanges.flatMap(({ environment }) => environment ?? []))],
    }
  })
}

function changeKey({ release, target, type, object, fields, diff }: TargetChange): string {
  return JSON.stringify([release ?? ['target', target], type, object, fields, diff])
}
