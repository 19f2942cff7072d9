import { groupBy } from '../core/group.ts'
import type { Change } from '../core/report.ts'

/** A change of one target, before changes of several environments are joined. */
export interface TargetChange extends Omit<Change, 'environments'> {
  readonly release: string | null
  readonly environment: string | null
}

/** Joins what is the same in several environments of one release; it stands where the first of them stood. */
export function mergeEnvironments(changes: readonly TargetChange[]): Change[] {
  return [...groupBy(changes, sameness).values()].map((same) => {
    const { release: _release, environment: _environment, ...first } = same[0]!
    return { ...first, environments: [...new Set(same.flatMap(({ environment }) => environment ?? []))] }
  })
}

function sameness({ release, target, type, object, fields, diff }: TargetChange): string {
  return JSON.stringify([release ?? ['target', target], type, object, fields, diff])
}
