import type { HelmTarget } from '../core/target.ts'
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
    await renderings()
    valuesUse?.(reader.tree, release)
    releaseEntries(release, reader)
  }
}

/** Lets what was rendered meanwhile be received, so that workers are given more to do. */
function renderings(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
