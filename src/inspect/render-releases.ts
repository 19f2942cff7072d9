import type { Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import type { Reader } from '../yaml/reader.ts'
import { placed } from './failure-place.ts'
import type { Host } from './types.ts'

/**
 * Renders the releases among targets. Returns the renders by the id of their target; a failed one has the place of
 * the failure.
 * @param rendered is called with each render while others are still being made
 */
export async function renderReleases(
  reader: Reader,
  targets: readonly Target[],
  host: Host,
  rendered: (render: Render) => Promise<void>,
): Promise<Map<string, Render>> {
  const renders = host.render(reader.tree, releasesOf(targets)).map(async (answer) => {
    const render = await answer
    await rendered(render)
    return render.status === 'rendered' ? render : placed(render, reader)
  })
  return new Map((await Promise.all(renders)).map((render) => [render.target.id, render]))
}

/** The releases among targets that can be rendered. */
export function releasesOf(targets: readonly Target[]): HelmTarget[] {
  return targets.filter(
    (target): target is HelmTarget => target.kind === 'helm' && target.missing.length === 0,
  )
}
