import { renderedTextOf } from '../core/render.ts'
import { renderedStatements } from '../inspect/rendered-statements.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { allManifests } from '../inspect/target-contents.ts'
import type { TargetManifests } from './why-answer.ts'

/** The manifests of some targets of an inspected tree. Nothing is rendered again. */
export function inspectedTargets(tree: InspectedTree, ids: ReadonlySet<string>): TargetManifests[] {
  const { contents, renders, sources } = tree
  const statementOf = renderedStatements(sources)
  return contents
    .filter(({ target }) => ids.has(target.id))
    .map((ofTarget): TargetManifests => {
      const { target } = ofTarget
      const render = renders.get(target.id)
      const text = renderedTextOf(render)
      const isRendered = target.kind === 'helm' || target.kind === 'kustomization'
      const statement = isRendered ? statementOf(target) : undefined
      return {
        target,
        reader: sources.reader,
        mask: sources.mask,
        manifests: allManifests(ofTarget),
        ...(render && { render }),
        ...(text && { origins: text.origins }),
        ...(statement && { statement }),
        renders: 0,
      }
    })
}
