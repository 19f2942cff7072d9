import type { HelmTarget } from '../core/target.ts'
import { nextTurn } from '../core/turn.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Scope } from './inspect.ts'
import { releaseEntries } from './worlds.ts'

/** Reads what is known of releases without their renders, while the engine starts and renders them. */
export async function readAhead(
  releases: readonly HelmTarget[],
  reader: Reader,
  { valuesUse }: Scope,
): Promise<void> {
  for (const release of releases) {
    await nextTurn()
    valuesUse?.(reader.tree, release)
    releaseEntries(release, reader)
  }
}
