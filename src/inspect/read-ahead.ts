import type { Render, RenderedText } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import { nextTurn } from '../core/turn.ts'
import { lintAlone } from '../lint.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Host } from './types.ts'
import { releaseEntries, renderedManifests } from './target-contents.ts'

/** Reads and checks what is known of releases without their renders, while the engine starts and renders them. */
export async function readAhead(
  releases: readonly HelmTarget[],
  reader: Reader,
  { valuesUse, budget }: Host,
): Promise<void> {
  for (const [index, release] of releases.entries()) {
    await nextTurn()
    if (budget.isSpent('render')) return
    if (index < mostAhead) valuesUse?.(reader.tree, release)
    lintAlone(createMesh({ ...emptyMesh, entries: releaseEntries(release, reader) }), rules)
  }
}

/** Releases whose values are looked through before they are rendered: the engine is up by then, and this takes memory. */
const mostAhead = 100

/** Asks what a release that renders makes of its values: what is known for the answers is forgotten with them. */
export function askAhead(render: Render, { tree }: Reader, { valuesUse }: Host): void {
  if (render.status !== 'rendered' || !valuesUse) return
  const use = valuesUse(tree, render.target)
  // The answers are waited for in `valuesFacts`, and so is what goes wrong.
  use
    .dead()
    .then((dead) => (dead.length === 0 ? use.undefined() : null))
    .catch(() => null)
}

/** Reads and checks the objects of one render, each by itself, while others are being made. */
export async function checkAhead(render: RenderedText): Promise<void> {
  await nextTurn()
  lintAlone(createMesh({ ...emptyMesh, manifests: renderedManifests(render) }), rules)
}
