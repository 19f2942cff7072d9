import type { FailedBuild, Rendered } from '../../core/render.ts'
import type { KustomizationTarget, SourceLine } from '../../core/target.ts'
import type { BuildProbe } from './probe.ts'
import { placedNode } from '../../yaml/embedded.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { Reader } from '../../yaml/reader.ts'
import {
  buildKustomization,
  createBuilder,
  fileScopeOf,
  type KustomizeEngine,
  type KustomizeOptions,
} from './build.ts'
import type { KustomizeBuild } from './result.ts'
import { editedFiles } from './edited-kustomization.ts'
import { fluxOptionsOf } from './flux-options.ts'
import { lineOriginsOf } from './line-origins.ts'
import { sourceFinder } from './object-sources.ts'

/** The build of a kustomization, and the files of the tree that it read. */
export interface KustomizationRender {
  readonly render: Rendered | FailedBuild
  readonly files: readonly string[]
  /** The file of each object of the manifest, in its order; empty if it was not built. */
  readonly objectFiles: readonly string[]
}

/**
 * Builds a kustomization as `kustomize build` does. A problem of the kustomization is a failed build, never an exception.
 */
export async function renderKustomization(
  engine: KustomizeEngine,
  reader: Reader,
  target: KustomizationTarget,
): Promise<KustomizationRender> {
  const build = await buildKustomization(
    engine,
    reader.tree,
    target.path,
    optionsOf(target, reader),
    editedFiles(target, reader),
    target.flux,
  )
  const objectFiles = build.status === 'built' ? build.origins : []
  return { render: renderOf(build, reader, target), files: build.files, objectFiles }
}

/**
 * The flags of a build. Many kustomizations read files anywhere in the repository, and render charts: both need a flag,
 * which nothing in the repository states.
 */
function optionsOf(
  target: KustomizationTarget,
  reader: Reader,
  texts?: ReadonlyMap<string, string>,
): KustomizeOptions {
  const flux = fluxOptionsOf(target, reader, texts)
  return flux ? { flux } : { anyPath: true, helm: true }
}

function renderOf(
  build: KustomizeBuild,
  reader: Reader,
  target: KustomizationTarget,
): Rendered | FailedBuild {
  if (build.status === 'failed')
    return {
      status: 'not-built',
      target,
      message: build.message,
      at: build.at?.isWhole ? (optionsLine(target, reader) ?? build.at) : build.at,
      ...(build.isOutOfTime && { isOutOfTime: true }),
    }
  const { manifest, origins, omitted } = build
  return {
    status: 'rendered',
    target,
    manifest,
    origins: lineOriginsOf(manifest, origins, sourceFinder(target, reader)),
    remoteSchemas: [],
    ...(omitted.length > 0 && { omitted }),
  }
}

/** The line of the options of Argo CD or Flux that change the kustomization; `null` if there are none, or no file has them. */
function optionsLine({ edits, flux }: KustomizationTarget, reader: Reader): SourceLine | null {
  if (flux) return flux.at
  const node = edits?.at && placedNode(reader, edits.at)
  if (!edits?.at || !node) return null
  return { file: edits.at.file, line: locationAt(node.source, node.start, node.start).line }
}

/**
 * The functions by which the search for causes builds a kustomization with edited files.
 *
 * @param shown the build in the report, which becomes the original; without it, or if it failed, the original is built anew
 */
export function buildProbe(
  engine: KustomizeEngine,
  reader: Reader,
  target: KustomizationTarget,
  shown?: () => Promise<KustomizationRender>,
): BuildProbe {
  const scope = fileScopeOf(optionsOf(target, reader), target.flux)
  const build = createBuilder(engine, reader.tree, target.path, scope)
  const probe = {
    reader,
    target,
    async build(texts: ReadonlyMap<string, string>, altered = target) {
      const options = optionsOf(altered, reader, texts)
      const built = await build(options, editedFiles(altered, reader, texts), probeTimeoutMs)
      if (built.status === 'failed') return built.isEnded ? 'ended' : null
      return { manifest: built.manifest, objectFiles: built.origins }
    },
  }
  return {
    ...probe,
    async original() {
      const { render, objectFiles } = (await shown?.()) ?? {}
      if (render?.status !== 'rendered' || !objectFiles) return probe.build(new Map())
      return { manifest: render.manifest, objectFiles }
    },
  }
}

/** Milliseconds that a build of the search may take. */
const probeTimeoutMs = 15_000
