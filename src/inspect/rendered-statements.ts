import { once } from '../core/once-per.ts'
import { originOf, renderedTextOf, type RenderedText } from '../core/render.ts'
import type { RenderedStatement, RenderingRelease } from '../core/rendered-statement.ts'
import type { HelmTarget, MadeFrom, RenderableTarget, Target } from '../core/target.ts'
import { withSourcesOf } from '../discover/gitops/kept-sources.ts'
import { deliveryId } from '../discover/gitops/objects.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { locationAt } from '../yaml/lines.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Sources } from './locate.ts'
import { fieldOf } from './rendered-field.ts'
import { renderedManifests } from './target-contents.ts'

/** How a target is stated, if a release renders the object of Argo CD or Flux that states it. */
export type StatementOf = (target: RenderableTarget) => RenderedStatement | undefined

/**
 * Returns how targets are stated by rendered Applications and HelmReleases. What an ApplicationSet generates has no
 * statement, nor has a kustomization.
 */
export function renderedStatements({ targets, renders, statedBy }: Sources): StatementOf {
  const renderers = new Map<string, RenderingRelease>()

  function rendererOf(target: HelmTarget, { manifest }: RenderedText): RenderingRelease {
    const found = renderers.get(target.id)
    if (found) return found
    const statement = statementOf(target)
    const renderer = { target, manifest, ...(statement && { statement }) }
    renderers.set(target.id, renderer)
    return renderer
  }

  function statementOf(target: RenderableTarget): RenderedStatement | undefined {
    const renderer = targets.get(target.renderedBy ?? '')
    if (target.kind !== 'helm' || renderer?.kind !== 'helm' || !statedBy) return undefined
    const text = renderedTextOf(renders.get(renderer.id))
    const manifests = text ? renderedManifests(text) : []
    const manifest = manifests.find((candidate) => isStatement(candidate, target))
    const object = manifest && fieldOf(manifest.root, manifests)
    if (!text || !object) return undefined
    const rendered = { target: renderer, manifests }
    return {
      renderer: rendererOf(renderer, text),
      object,
      madeFrom: madeFrom(manifest, text),
      restated: restatement(target, manifest, (altered) => statedBy(altered, rendered)),
    }
  }

  return statementOf
}

function isStatement(manifest: Manifest, { statedBy }: HelmTarget): boolean {
  return manifest.kind !== 'ApplicationSet' && deliveryId(manifest) === statedBy?.target
}

/** The lines of an object from its first key to its end; a line that comes from nowhere is at the one before. */
function madeFrom({ root }: Manifest, { origins }: RenderedText): MadeFrom {
  const { source, start, end } = root.yaml!
  const { line: first, endLine } = locationAt(source, start, end)
  const file = originOf(origins, first)?.file ?? ''
  const lines: number[] = []
  for (let line = first; line <= endLine; line++) {
    const origin = originOf(origins, line)
    lines.push(origin?.file === file ? origin.line : (lines.at(-1) ?? 1))
  }
  return { file, lines }
}

/** Returns the release that an altered object states in the place of a target. */
function restatement(
  target: HelmTarget,
  manifest: Manifest,
  statedBy: (manifest: Manifest) => Promise<readonly Target[]>,
): RenderedStatement['restated'] {
  const unaltered = once(() => statedBy(manifest))
  return async (document) => {
    const altered = alteredManifest(manifest, document)
    if (!altered) return null
    const index = (await unaltered()).findIndex((stated) => isSameRelease(stated, target))
    const restated = (await statedBy(altered))[index]
    return restated?.kind === 'helm' && restated.path === target.path ? restated : null
  }
}

function alteredManifest({ root, target, namespace }: Manifest, text: string): Manifest | undefined {
  const documents = parseDocuments(text, root.file).map((document) => ({
    ...document,
    root: document.root && withSourcesOf(document.root, root.yaml ?? undefined),
  }))
  return manifestsOf(documents, target, namespace)[0]
}

function isSameRelease(stated: Target, { path, release, namespace }: HelmTarget): boolean {
  return (
    stated.kind === 'helm' &&
    stated.path === path &&
    stated.release === release &&
    stated.namespace === namespace
  )
}
