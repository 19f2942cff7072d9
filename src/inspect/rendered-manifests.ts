import { oncePer } from '../core/once-per.ts'
import type { RenderedText } from '../core/render.ts'
import type { RenderableTarget } from '../core/target.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { rereadManifests, type RereadManifests } from '../model/reread-manifests.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { summarisedManifests } from './object-summaries.ts'

/** The objects of a render. */
export function renderedManifests(text: RenderedText): readonly Manifest[] {
  return droppableManifests(text).manifests
}

/** The manifests of a render, whose nodes can be dropped. Cached by render: base and head share the render of an unchanged release. */
export const droppableManifests = oncePer((text: RenderedText): RereadManifests => {
  const { target, manifest, origins } = text
  const read = (): Manifest[] =>
    manifestsOf(parseDocuments(manifest, renderedName(target.id)), target.id, namespaceOf(target), origins)
  return summarisedManifests(text, read) ?? rereadManifests(read)
})

/** The namespace of objects that state none. */
function namespaceOf(target: RenderableTarget): string | null {
  return target.namespace ?? null
}

/** The file name of the text that a target renders. It starts with NUL, as no file of a tree does. */
export function renderedName(id: string): string {
  return `\0${id}`
}
