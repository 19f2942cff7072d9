import type { RenderedText } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import { nextTurn } from '../core/turn.ts'
import { lintAlone } from '../lint.ts'
import { createMesh, nothing } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Scope } from './inspect.ts'
import { releaseEntries, renderedManifests } from './worlds.ts'

/** Reads and checks what is known of releases without their renders, while the engine starts and renders them. */
export async function readAhead(
  releases: readonly HelmTarget[],
  reader: Reader,
  { valuesUse, budget }: Scope,
): Promise<void> {
  for (const release of releases) {
    await nextTurn()
    if (budget?.isSpent('render')) return
    valuesUse?.(reader.tree, release)
    lintAlone(createMesh({ ...nothing, entries: releaseEntries(release, reader) }), rules)
  }
}

/** Reads and checks the objects of one render, each by itself, while others are being made. */
export async function checkAhead(render: RenderedText): Promise<void> {
  await nextTurn()
  lintAlone(createMesh({ ...nothing, manifests: renderedManifests(render) }), rules)
}
