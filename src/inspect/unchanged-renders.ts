import { oncePer } from '../core/once-per.ts'
import type { RenderedText } from '../core/render.ts'
import { entryListeners } from '../istio/hosts/entry-listeners.ts'
import { referencedNames } from '../istio/hosts/object-links.ts'
import { hooksOf } from '../model/deletion-policy.ts'
import { writtenIdentity, type Manifest } from '../model/manifest.ts'
import { objectKey } from '../model/presence.ts'
import type { RereadManifests } from '../model/reread-manifests.ts'
import { installedIstioVersions } from './stated-istio.ts'
import { keepSummary } from './object-summaries.ts'
import { renderReading } from './target-contents.ts'

/** What is asked of every object of a mesh, whether or not a rule looks at it. Kept by object, without its nodes. */
const questions: readonly ((manifest: Manifest) => unknown)[] = [
  referencedNames,
  entryListeners,
  objectKey,
  writtenIdentity,
  hooksOf,
  installedIstioVersions,
]

/**
 * Answers for objects what is asked of all objects, and drops their nodes: they take about twenty times the memory of the
 * text.
 */
export function dropNodes({ manifests, drop }: RereadManifests): void {
  for (const manifest of manifests) for (const answer of questions) answer(manifest)
  drop()
}

/**
 * Drops the nodes of a render that is the same in both trees: rules look at few of these, which are read again. Once for a
 * render, so that the nodes that somebody holds are those of its objects.
 */
export const dropRenderNodes = oncePer((text: RenderedText): void => {
  const reading = renderReading(text)
  dropNodes(reading)
  keepSummary(text, reading.manifests)
})
