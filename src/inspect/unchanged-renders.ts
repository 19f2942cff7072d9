import { oncePer } from '../core/once-per.ts'
import type { RenderedText } from '../core/render.ts'
import { isFoundByNames } from '../istio/hosts/compared-objects.ts'
import { entryListeners } from '../istio/hosts/entry-listeners.ts'
import { referencedNames } from '../istio/hosts/object-links.ts'
import { hooksOf } from '../model/kept-objects.ts'
import { writtenIdentity, type Manifest } from '../model/manifest.ts'
import type { RereadManifests } from '../model/reread-manifests.ts'
import { installedIstioVersions } from './stated-istio.ts'
import { keepSummary } from './object-summaries.ts'
import { droppableManifests } from './rendered-manifests.ts'

/**
 * The questions about every object of a mesh, whether or not a rule looks at it. The answers are kept by object,
 * without its nodes.
 */
const questions: readonly ((manifest: Manifest) => unknown)[] = [
  referencedNames,
  entryListeners,
  isFoundByNames,
  writtenIdentity,
  hooksOf,
  installedIstioVersions,
]

/**
 * Calls each function of `questions` with each object, so that its result is kept, and then drops the nodes of the objects,
 * which take about twenty times the memory of the text.
 */
export function dropNodes({ manifests, drop }: RereadManifests): void {
  for (const manifest of manifests) for (const answer of questions) answer(manifest)
  drop()
}

/**
 * Drops the nodes of a render that is equal in both trees. The few that rules look at are read again. Once for each
 * render, so that a node always belongs to its object.
 */
export const dropRenderNodes = oncePer((text: RenderedText): void => {
  const reading = droppableManifests(text)
  dropNodes(reading)
  keepSummary(text, reading.manifests)
})
