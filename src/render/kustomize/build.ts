import { joinPath } from '../../core/path.ts'
import { resolveLinks, type Tree } from '../../core/tree.ts'
import type { PackedSource } from '../../syntax/ignore-files.ts'
import type { EngineAnswer } from '../engine.ts'
import type { BuildJob, BuildOptions } from '../engine-job.ts'
import { engineFrameOf, type EngineFrame } from '../wire.ts'
import { failureOf } from './failure.ts'
import { linesIn, type KustomizationLines } from './lines.ts'
import { pluginLine } from './plugin-line.ts'
import { fromEngine, toEngine } from '../engine-paths.ts'
import type { BuildFacts, BuildHeader, FailedKustomization, KustomizeBuild } from './result.ts'
import { createBuildFiles, type FileScope, type BuildFiles } from './build-files.ts'

/** Builds kustomizations: an engine in this thread, or a pool of threads. */
export interface KustomizeEngine {
  render(job: BuildJob): EngineAnswer | Promise<EngineAnswer>
}

/** The flags of `kustomize build`; `holes` is true unless it is set. */
export type KustomizeOptions = Omit<BuildOptions, 'path'>

/**
 * Builds the kustomization of a folder (`''` is the root) as `kustomize build` does without a network. A mistake in the
 * repository is a failed build, never an exception. The engine gets the files that the kustomization names. If it looks for
 * others, they are added and the build is repeated.
 *
 * @param edits other contents of files, by their paths in the tree
 * @param source the source that Flux packs and builds from
 */
export async function buildKustomization(
  engine: KustomizeEngine,
  tree: Tree,
  folder: string,
  options: KustomizeOptions = {},
  edits: ReadonlyMap<string, Uint8Array> = new Map(),
  source: Partial<PackedSource> = {},
): Promise<KustomizeBuild> {
  return createBuilder(engine, tree, folder, fileScopeOf(options, source))(options, edits, timeoutMs)
}

/** Limit on one build in milliseconds; a build that includes a large repository takes a minute on a slow machine. */
const timeoutMs = 120_000

/** Builds a kustomization with flags and edited files, within a time in milliseconds. */
export type Builder = (
  options: KustomizeOptions,
  edits: ReadonlyMap<string, Uint8Array>,
  timeoutMs: number,
) => Promise<KustomizeBuild>

/**
 * The builder of the kustomization in a folder. It gives the engine the files of `createBuildFiles`; while the engine looks
 * for further files, it adds them and repeats the build, at most 50 times. Later calls have the added files from the start.
 */
export function createBuilder(
  engine: KustomizeEngine,
  tree: Tree,
  folder: string,
  scope: FileScope,
): Builder {
  const sent = createBuildFiles(tree, folder, scope)
  return async (options, edits, timeout) => {
    sent.add(componentsOf(options).map((component) => joinPath(folder, component)))
    for (let builds = 1; ; builds++) {
      const answer = await engine.render({ ...jobOf(sent, folder, options, edits), timeoutMs: timeout })
      if (answer.status === 'ended') return endedBuild(answer)
      const header = headerOf(answer.frames)
      if (!sent.add(header.asked.flatMap(fromEngine)) || builds === maxBuilds)
        return buildOf(tree, header, answer.frames)
    }
  }
}

/** The components that Flux adds to the kustomization, relative to its folder. */
function componentsOf({ flux }: KustomizeOptions): string[] {
  const { spec } = (flux?.kustomization ?? {}) as { spec?: { components?: unknown } | null }
  const components = spec?.components
  return Array.isArray(components) ? components.filter((component) => typeof component === 'string') : []
}

/**
 * The files for a build with these flags. Owner labels mean that Flux builds from a packed source, by default from the
 * whole tree.
 */
export function fileScopeOf(
  { flux }: KustomizeOptions,
  { ignore = '', packed = '' }: Partial<PackedSource> = {},
): FileScope {
  if (!flux) return 'named'
  return flux.ownerLabels ? { ignore, packed } : 'all'
}

/** Limit on the builds of one kustomization: each one reads one more level of folders. */
const maxBuilds = 50

/** All builds have the same time and random values; kustomize uses neither. */
const fixedClockAndSeed = { now: 0, seed: 1 }

function jobOf(
  sent: BuildFiles,
  folder: string,
  options: KustomizeOptions,
  edits: ReadonlyMap<string, Uint8Array>,
): BuildJob {
  return {
    source: sent.source(),
    options: { holes: true, ...options, path: toEngine(folder) },
    files: [...edits].map(([path, data]) => engineFrameOf(toEngine(path), data)),
    clockAndSeed: fixedClockAndSeed,
  }
}

function endedBuild(answer: EngineAnswer & { status: 'ended' }): FailedKustomization {
  const failed = {
    status: 'failed',
    message: answer.reason,
    at: null,
    isEnded: true,
    files: [],
    omitted: [],
  } as const
  return answer.isLate ? { ...failed, isOutOfTime: true } : failed
}

function headerOf(frames: readonly EngineFrame[]): BuildHeader {
  return JSON.parse(textOf(frames, '')) as BuildHeader
}

function buildOf(tree: Tree, header: BuildHeader, frames: readonly EngineFrame[]): KustomizeBuild {
  const inTree = (path: string): string => fromEngine(path)[0] ?? path
  const linesOf = linesIn(tree)
  const facts: BuildFacts = {
    // Flux may generate a kustomization that the tree does not have.
    files: header.files.map(inTree).filter((path) => tree.read(path) !== undefined),
    omitted: header.holes.map(({ kind, text, file: path }) => {
      const file = inTree(path)
      const plugin = kind === 'plugin' ? pluginLine(tree, file, text) : undefined
      return { kind, source: text, file, line: plugin ?? lineOfOmitted(linesOf(file), text) }
    }),
  }
  if (header.error !== '') return { status: 'failed', ...failureOf(tree, header), ...facts }
  const origins = (JSON.parse(textOf(frames, 'origins')) as string[]).map(inTree)
  return {
    status: 'built',
    manifest: textOf(frames, 'manifest'),
    origins: origins.map((path) => resolveLinks(tree, path) ?? path),
    ...facts,
  }
}

function lineOfOmitted(lines: KustomizationLines, text: string): number {
  return lines.ofValue(text) ?? lines.ofPatch(text) ?? lines.ofField(changingFields) ?? 1
}

/** Fields that change objects of the resources. */
const changingFields = [
  'patches',
  'patchesStrategicMerge',
  'replacements',
  'configMapGenerator',
  'secretGenerator',
]

function textOf(frames: readonly EngineFrame[], name: string): string {
  const frame = frames.find((candidate) => candidate.name === name)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(frame?.data)
}
