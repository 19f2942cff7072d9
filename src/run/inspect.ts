import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import type { LineOrigins, Render, Rendered } from '../core/render.ts'
import type { Finding, SkippedFile } from '../core/report.ts'
import type { HelmTarget, ManifestsTarget, Target } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import { discover } from '../discover/discover.ts'
import { valuesLayers, valuesSchemas } from '../discover/layers.ts'
import { inScope } from '../discover/scope.ts'
import { lint } from '../lint.ts'
import { locate } from './locate.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import { createMesh, type MeshInput } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import type { RenderFailure, SourceDocument } from '../model/sources.ts'
import { mergeValues, valuesEntries, type ValuesEntry } from '../model/values.ts'
import { rules } from '../rules/index.ts'
import { inPlainWords } from './schema-refusals.ts'
import { adjustSeverities } from './severities.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'

/** What is looked at, the same on both sides. */
export interface Scope {
  /** Paths in the tree; none means everything. */
  readonly paths: readonly string[]
  /** Only these environments; none means all. */
  readonly environments: readonly string[]
  /** Take loose manifests as applied together. */
  readonly together: boolean
  /** Where the configuration stands. */
  readonly configFile: string
  /** Turns releases into manifests, in their order. */
  readonly render: (tree: Tree, targets: readonly HelmTarget[]) => Promise<readonly Render[]>
  /** When this is looked at, in milliseconds since 1970; absent: nothing is said to have expired. */
  readonly now?: number
}

/** What one side of a change is and what is wrong with it. */
export interface Side {
  /** The environments of all targets, those that are not looked at included. */
  readonly environments: readonly (string | null)[]
  readonly targets: readonly Target[]
  readonly renders: ReadonlyMap<string, Render>
  /** The objects of each target that could be rendered, or needs no rendering. */
  readonly rendered: readonly RenderedTarget[]
  readonly findings: readonly Finding[]
  readonly skipped: readonly SkippedFile[]
}

/** One side: targets, renders, meshes, findings. The same for base and head. */
export async function inspect(tree: Tree, config: Config, scope: Scope): Promise<Side> {
  const reader = readerOf(tree)
  const { targets: found, skipped } = discover(reader, config, scope)
  const targets = inScope(found, scope)
  const renders = await renderAll(reader, targets, scope)
  const worlds = targets.map((target) => worldOf(target, renders.get(target.id), reader))
  const meshes = appliedTogether(worlds, plainObjects(found, reader)).map((world) =>
    createMesh({ ...world, ...(scope.now !== undefined && { now: scope.now }) }),
  )
  const problems = meshes.flatMap((mesh) => lint(mesh, rules))
  return {
    environments: found.map(({ environment }) => environment),
    targets,
    renders,
    rendered: worlds.flatMap((world) => renderedTarget(world, renders)),
    findings: locate(adjustSeverities(problems, config), {
      reader,
      targets: byId(targets),
      origins: originsOf(renders),
    }),
    skipped,
  }
}

async function renderAll(
  reader: Reader,
  targets: readonly Target[],
  scope: Scope,
): Promise<Map<string, Render>> {
  const releases = targets.filter(
    (target) => target.kind === 'helm' && target.missing.length === 0,
  ) as HelmTarget[]
  const renders = await scope.render(reader.tree, releases)
  const worded = await Promise.all(
    renders.map(async (render) =>
      render.status === 'failed'
        ? inPlainWords(render, valuesSchemas(reader, render.target), valuesOf(render.target, reader))
        : render,
    ),
  )
  return new Map(worded.map((render) => [render.target.id, render]))
}

function valuesOf(target: HelmTarget, reader: Reader): Node | null {
  const { defaults, given } = valuesLayers(reader, target)
  return defaults.length + given.length > 0 ? mergeValues(defaults, given) : null
}

/** What one target brings into the mesh. */
interface World extends MeshInput {
  readonly target: Target
}

function worldOf(target: Target, render: Render | undefined, reader: Reader): World {
  const base = { target, environment: target.environment, targets: [target] }
  if (target.kind === 'manifests') return { ...base, ...plainWorld(target.id, target.files, reader) }
  if (target.kind === 'values') return { ...base, ...valuesWorld(target.id, target.values, reader) }
  return { ...base, ...releaseWorld(target, render, reader) }
}

type Contents = Omit<MeshInput, 'environment' | 'targets'>

function plainWorld(id: string, files: readonly string[], reader: Reader): Contents {
  const documents = files.flatMap((file) => reader.documents(file))
  return {
    manifests: manifestsOf(documents, id, 'default'),
    entries: [],
    documents: sources(files, reader),
    failures: [],
  }
}

function valuesWorld(id: string, files: readonly string[], reader: Reader): Contents {
  const roots = files.flatMap((file) => reader.documents(file).slice(0, 1))
  const entries = roots.flatMap(({ root }) => (root ? valuesEntries(Node.of(root), id) : []))
  return { manifests: [], entries, documents: sources(files, reader), failures: [] }
}

function releaseWorld(target: HelmTarget, render: Render | undefined, reader: Reader): Contents {
  const { files } = valuesLayers(reader, target)
  const values = valuesOf(target, reader)
  return {
    manifests: render?.status === 'rendered' ? renderedManifests(render) : [],
    entries: values ? mergedEntries(values, target.id) : [],
    documents: sources(files, reader),
    failures: render?.status === 'failed' ? [{ failure: render, values } satisfies RenderFailure] : [],
  }
}

/** What base renders as head does is the same render, and read once. */
const renderedManifests = oncePer(({ target, manifest, origins }: Rendered) =>
  manifestsOf(parseDocuments(manifest, renderedName(target.id)), target.id, target.namespace, origins),
)

/** Each part of the merged values is placed in the file that sets it, so no file needs to be looked at alone. */
function mergedEntries(values: Node, id: string): ValuesEntry[] {
  return valuesEntries(values, id, values)
}

function sources(files: readonly string[], reader: Reader): SourceDocument[] {
  return files.flatMap((file) =>
    reader.documents(file).map((document) => ({ file, document, problems: document.problems })),
  )
}

/** Targets of one environment are one mesh; where no environment is known, each target stands alone. */
function appliedTogether(worlds: readonly World[], around: readonly Manifest[]): MeshInput[] {
  const groups = groupBy(worlds, ({ target }) => target.environment ?? `\0${target.id}`)
  return [...groups.values()].map((group) => ({
    environment: group[0]!.target.environment,
    targets: group.flatMap(({ targets }) => targets),
    manifests: group.flatMap(({ manifests }) => manifests),
    entries: group.flatMap(({ entries }) => entries),
    documents: group.flatMap(({ documents }) => documents),
    failures: group.flatMap(({ failures }) => failures),
    ...(isOnItsOwn(group[0]!.target) && { around }),
  }))
}

/** What stands in plain files of which nothing says what they are applied with, looked at now or not. */
function plainObjects(targets: readonly Target[], reader: Reader): Manifest[] {
  return targets.filter(isOnItsOwn).flatMap(({ id, files }) => plainWorld(id, files, reader).manifests)
}

function isOnItsOwn(target: Target): target is ManifestsTarget {
  return target.kind === 'manifests' && target.environment === null
}

function renderedTarget(
  { target, manifests }: World,
  renders: ReadonlyMap<string, Render>,
): RenderedTarget[] {
  const complete = target.kind === 'manifests' || renders.get(target.id)?.status === 'rendered'
  const release = target.kind === 'helm' ? target.release : null
  return complete ? [{ id: target.id, environment: target.environment, release, manifests }] : []
}

function originsOf(renders: ReadonlyMap<string, Render>): Map<string, LineOrigins> {
  return new Map(
    [...renders].flatMap(([id, render]) =>
      render.status === 'rendered' ? [[renderedName(id), render.origins] as const] : [],
    ),
  )
}

/** The name of a rendered text; no file of a tree has a NUL in its name. */
function renderedName(id: string): string {
  return `\0${id}`
}

function byId(targets: readonly Target[]): Map<string, Target> {
  return new Map(targets.map((target) => [target.id, target]))
}
