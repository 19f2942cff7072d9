import { renderedTextOf } from '../core/render.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { allManifests } from '../inspect/target-contents.ts'
import type { TargetManifests } from './why-answer.ts'

/** What some targets of an inspected tree render; nothing is rendered for it. */
export function inspectedTargets(
  { contents, renders, sources }: InspectedTree,
  ids: ReadonlySet<string>,
): TargetManifests[] {
  return contents
    .filter(({ target }) => ids.has(target.id))
    .map((ofTarget): TargetManifests => {
      const render = renders.get(ofTarget.target.id)
      const text = renderedTextOf(render)
      return {
        target: ofTarget.target,
        reader: sources.reader,
        mask: sources.mask,
        manifests: allManifests(ofTarget),
        ...(render && { render }),
        ...(text && { origins: text.origins }),
        renders: 0,
      }
    })
}
