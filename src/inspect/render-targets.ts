import type { Render } from '../core/render.ts'
import type { HelmTarget, RenderableTarget, Target } from '../core/target.ts'
import type { Reader } from '../yaml/reader.ts'
import { withEmptyValues } from './empty-values.ts'
import { withFailureLocation } from './failure-location.ts'
import type { HostServices } from './types.ts'

/**
 * Renders the releases and builds the kustomizations among targets. Returns the renders by target id; failed renders have
 * the location of the failure.
 *
 * @param onRendered is called with each render while others are still running
 */
export async function renderTargets(
  reader: Reader,
  targets: readonly Target[],
  host: HostServices,
  onRendered: (render: Render) => Promise<void>,
): Promise<Map<string, Render>> {
  const renders = host.render(reader.tree, renderable(targets)).map(async (promise) => {
    const render = await promise
    await onRendered(render)
    return render.status === 'failed'
      ? withEmptyValues(withFailureLocation(render, reader), reader, host)
      : render
  })
  return new Map((await Promise.all(renders)).map((render) => [render.target.id, render]))
}

/** The releases among targets that can be rendered. */
export function releasesOf(targets: readonly Target[]): HelmTarget[] {
  return renderable(targets).filter((target) => target.kind === 'helm')
}

/** The targets that an engine renders. */
function renderable(targets: readonly Target[]): RenderableTarget[] {
  return targets.filter(
    (target): target is RenderableTarget =>
      (target.kind === 'helm' || target.kind === 'kustomization') && target.missing.length === 0,
  )
}
