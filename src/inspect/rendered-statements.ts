import { once } from '../core/once-per.ts'
import { originOf, renderedTextOf, type RenderedText } from '../core/render.ts'
import type { RenderedStatement, RenderingRelease } from '../core/rendered-statement.ts'
import type { HelmTarget, TextOrigin, RenderableTarget, Target } from '../core/target.ts'
import { applyingObject } from '../discover/gitops/flux/instances.ts'
import { withSourcesOf } from '../discover/gitops/kept-sources.ts'
import { deliveryId } from '../discover/gitops/objects.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { locationAt } from '../yaml/lines.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Sources } from './locate.ts'
import { fieldOf } from './rendered-field.ts'
import { renderedManifests } from './rendered-manifests.ts'

/** The statement of a target, if a release renders the object of Argo CD or Flux that states it. */
export type StatementOf = (target: RenderableTarget) => RenderedStatement | undefined

/** Targets of a tree with their renders, and what rendered objects of Argo CD and Flux state. */
export type StatedTargets = Pick<Sources, 'targets' | 'renders' | 'statedBy'>

/** Returns how targets are stated by Applications, ApplicationSets and objects of Flux that releases render. */
export function renderedStatements({ targets, renders, statedBy }: StatedTargets): StatementOf {
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
    if (renderer?.kind !== 'helm' || !statedBy) return undefined
    const text = renderedTextOf(renders.get(renderer.id))
    const manifests = text ? renderedManifests(text) : []
    const manifest = manifests.find(
      (candidate) => deliveryId(applyingObject(candidate)) === target.statedBy?.target,
    )
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

/** The lines of an object from its first key to its end; a line that comes from nowhere is at the one before. */
function madeFrom({ root }: Manifest, { origins }: RenderedText): TextOrigin {
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

/** Returns the target that an altered object states instead of a target. */
function restatement(
  target: RenderableTarget,
  manifest: Manifest,
  statedBy: (manifest: Manifest) => Promise<readonly Target[]>,
): RenderedStatement['restated'] {
  const unaltered = once(() => statedBy(manifest))
  return async (document) => {
    const altered = alteredManifest(manifest, document)
    if (!altered) return null
    const before = await unaltered()
    const after = await statedBy(altered)
    const isTarget = (stated: Target): boolean => isSameTarget(stated, target)
    // An altered object may state another name, and an ApplicationSet may generate other Applications.
    const restated = after.length === before.length ? after[before.findIndex(isTarget)] : after.find(isTarget)
    return restated && isRenderable(restated) && haveSameSource(restated, target) ? restated : null
  }
}

function alteredManifest({ root, target, namespace }: Manifest, text: string): Manifest | undefined {
  const documents = parseDocuments(text, root.file).map((document) => ({
    ...document,
    root: document.root && withSourcesOf(document.root, root.yaml ?? undefined),
  }))
  return manifestsOf(documents, target, namespace)[0]
}

function isRenderable(target: Target): target is RenderableTarget {
  return target.kind === 'helm' || target.kind === 'kustomization'
}

function haveSameSource(stated: Target, { kind, path }: RenderableTarget): boolean {
  return stated.kind === kind && stated.path === path
}

/** True for the same source of the same Application, HelmRelease or Flux Kustomization. */
function isSameTarget(stated: Target, target: RenderableTarget): boolean {
  return (
    haveSameSource(stated, target) &&
    stated.manager?.name === target.manager?.name &&
    (stated.kind !== 'helm' || target.kind !== 'helm' || stated.release === target.release)
  )
}
