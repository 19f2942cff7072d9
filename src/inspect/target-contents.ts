import { groupBy } from '../core/group.ts'
import { once, oncePer, oncePerName, oncePerPair } from '../core/once-per.ts'
import { renderedTextOf, type Render, type RenderedText } from '../core/render.ts'
import type { HelmTarget, ManifestsTarget, Target } from '../core/target.ts'
import { valuesLayers } from '../discover/layers.ts'
import { readingOf } from '../discover/unreadable.ts'
import { manifestsOf, type Manifest } from '../model/manifest.ts'
import type { MeshContents, MeshInput } from '../model/mesh.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import { Node } from '../model/node.ts'
import type { RenderFailure } from '../model/render-failure.ts'
import type { SourceDocument } from '../model/sources.ts'
import { mergeValues, type ValuesEntry } from '../model/values.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { YamlDocument, YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Reader } from '../yaml/reader.ts'
import { plainManifests } from './parts.ts'

/** What one target brings into the mesh. */
export interface TargetContents extends MeshContents {
  readonly target: Target
}

/**
 * What a target brings: its objects, rendered or as they stand, its values, its documents, its failure. `inBase` holds
 * the ids of the targets that base renders.
 */
export function contentsOfTarget(
  target: Target,
  render: Render | undefined,
  reader: Reader,
  inBase: ReadonlySet<string> = new Set(),
): TargetContents {
  const base = { target, environment: target.environment, targets: [target] }
  if (target.kind === 'manifests') return { ...base, ...plainWorld(target, reader) }
  if (target.kind === 'values') return { ...base, ...valuesWorld(target.id, target.values, reader) }
  return { ...base, ...releaseWorld(target, render, reader, inBase.has(target.id)) }
}

/** The values that a release is rendered with, merged and placed; `null` where it has none. */
export function valuesOf(target: HelmTarget, reader: Reader): Node | null {
  return mergedOf(target, reader)?.values ?? null
}

/** The entries in them. Each part of merged values is placed in the file that sets it: no file is looked at alone. */
export function releaseEntries(target: HelmTarget, reader: Reader): readonly ValuesEntry[] {
  return mergedOf(target, reader)?.entries() ?? []
}

/** The values of a release, merged. */
interface Merged {
  readonly layers: readonly YamlNode[]
  readonly defaults: number
  readonly values: Node
  readonly entries: () => readonly ValuesEntry[]
}

/** Base and head have the same where both read the same files. */
const mergedOf = oncePerPair((target: HelmTarget, reader: Reader): Merged | null => {
  const { defaults, overrides: given } = valuesLayers(reader, target)
  const layers = [...defaults, ...given].map(({ yaml }) => yaml!)
  const last = layers.at(-1)
  if (!last) return null
  const known = mergedByTarget(last).get(target.id)
  if (known?.defaults === defaults.length && isSameList(known.layers, layers)) return known
  const values = mergeValues(defaults, given)
  const entries = once(() => valuesEntries(values, target.id, values))
  const merged = { layers, defaults: defaults.length, values, entries }
  mergedByTarget(last).set(target.id, merged)
  return merged
})

/** By the last layer, which is most likely that of the release alone. */
const mergedByTarget = oncePer<YamlNode, Map<string, Merged>>(() => new Map())

function isSameList(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}

type Contents = Omit<MeshContents, 'environment' | 'targets'>

/** The same objects each time: what was found in them alone still holds when another file is edited. */
const plainWorld = oncePerPair((target: ManifestsTarget, reader: Reader): Contents => {
  const all = plainManifests(target, reader)
  return {
    manifests: all.filter(({ part }) => part === undefined),
    parts: all.filter(({ part }) => part !== undefined),
    entries: [],
    documents: target.files.flatMap((file) => looseSources(file, target, reader)),
    failures: [],
  }
})

function valuesWorld(id: string, files: readonly string[], reader: Reader): Contents {
  const roots = files.flatMap((file) => reader.documents(file).slice(0, 1))
  const entries = roots.flatMap(({ root }) => (root ? valuesEntries(Node.of(root), id) : []))
  return { manifests: [], entries, documents: sources(files, reader), failures: [] }
}

function releaseWorld(
  target: HelmTarget,
  render: Render | undefined,
  reader: Reader,
  rendersInBase: boolean,
): Contents {
  const { files } = valuesLayers(reader, target)
  const text = renderedTextOf(render)
  return {
    manifests: text ? renderedManifests(text) : [],
    entries: releaseEntries(target, reader),
    documents: sources(files, reader),
    isPartial: render?.status !== 'rendered',
    failures:
      render?.status === 'failed' && !render.isOutOfTime
        ? [{ failure: render, values: valuesOf(target, reader), rendersInBase } satisfies RenderFailure]
        : [],
  }
}

/** The objects of a render, read once: what base renders as head does is the same render. */
export const renderedManifests = oncePer(({ target, manifest, origins }: RenderedText) =>
  manifestsOf(parseDocuments(manifest, renderedName(target.id)), target.id, target.namespace, origins),
)

function looseSources(file: string, target: ManifestsTarget, reader: Reader): SourceDocument[] {
  const reading = readingOf(reader, file, target)
  if (reading === 'loose') return sources([file], reader)
  const said = reading === 'applied' ? reading : 'unread'
  return sources([file], reader).map((source) => ({ ...source, reading: said }))
}

function sources(files: readonly string[], reader: Reader): SourceDocument[] {
  return files.flatMap((file) => reader.documents(file).map((document) => sourceOf(document, file)))
}

const sourceOf = oncePerName((document: YamlDocument, file: string): SourceDocument => ({
  file,
  document,
  problems: document.problems,
}))

/**
 * Targets of one environment are one mesh; where no environment is known, each target stands alone. All of them see
 * what may be applied beside them.
 *
 * @param aroundOf what `objectsOfOtherFiles` says of an environment
 */
export function appliedTogether(
  worlds: readonly TargetContents[],
  aroundOf: OtherFiles,
  context: MeshContext,
): MeshInput[] {
  const groups = groupBy(worlds, ({ target }) => target.environment ?? `\0${target.id}`)
  return [...groups.values()].map((group) => ({
    environment: group[0]!.target.environment,
    targets: group.flatMap(({ targets }) => targets),
    manifests: group.flatMap(({ manifests }) => manifests),
    parts: group.flatMap(({ parts = [] }) => parts),
    entries: group.flatMap(({ entries }) => entries),
    documents: group.flatMap(({ documents }) => documents),
    failures: group.flatMap(({ failures }) => failures),
    deadKeys: group.flatMap(({ deadKeys = [] }) => deadKeys),
    undefinedReads: group.flatMap(({ undefinedReads = [] }) => undefinedReads),
    isPartial: group.some(({ isPartial = false }) => isPartial),
    around: aroundOf(group[0]!.target.environment),
    context,
  }))
}

/** What may be applied beside the targets of an environment, or beside those of none. */
export type OtherFiles = (environment: string | null) => readonly Manifest[]

/**
 * The objects that may be applied beside others, since nothing says which environment they are of: those of plain
 * files, looked at now or not, and those that releases render. Files that the configuration lists without an
 * environment are beside each other, and not beside those of one. At most two arrays, whatever is asked for.
 */
export function objectsOfOtherFiles(
  targets: readonly Target[],
  worlds: readonly TargetContents[],
  reader: Reader,
): OtherFiles {
  const plain = targets.flatMap((target) =>
    target.kind === 'manifests' && target.environment === null
      ? { target, ...plainWorld(target, reader) }
      : [],
  )
  const rendered = worlds.filter(({ target }) => target.kind === 'helm' && target.environment === null)
  const all = [...plain, ...rendered].flatMap(objectsThatMayBe)
  const listed = plain.filter(({ target }) => !isAlone(target))
  const ids = new Set(listed.map(({ target }) => target.id))
  const beside = listed.length === 0 ? all : all.filter(({ target }) => !ids.has(target))
  return (environment) => (environment === null ? all : beside)
}

/** The objects of a world that a cluster may hold, in this form or another. */
export function objectsThatMayBe({
  manifests,
  parts = [],
}: Pick<MeshContents, 'manifests' | 'parts'>): Manifest[] {
  return [...manifests, ...parts.filter(({ part }) => part === 'base' || part === 'unapplied')]
}

/** All manifests of a world, parts among them. */
export function allManifests({
  manifests,
  parts = [],
}: Pick<MeshContents, 'manifests' | 'parts'>): readonly Manifest[] {
  return parts.length === 0 ? manifests : [...manifests, ...parts]
}

/** True where nothing says what else is applied with a target: for a release or a file without an environment. */
function isAlone(target: Target): boolean {
  return target.environment === null && (target.kind !== 'manifests' || target.loose === 'alone')
}

/** The name of a rendered text; no file of a tree has a NUL in its name. */
export function renderedName(id: string): string {
  return `\0${id}`
}
