import { isDeepStrictEqual } from 'node:util'
import type { SourceLine } from '../../core/source-line.ts'
import { textOfKey, valueOfKey } from '../../yaml/map-values.ts'
import { groupBy } from '../../core/group.ts'
import { originOf, type FailedRender, type HelmRender, type Rendered } from '../../core/render.ts'
import type { AddedMetadata, HelmTarget, PlacedText, PostRenderer } from '../../core/target.ts'
import { memoryTree, type Tree } from '../../core/tree.ts'
import { toData } from '../../yaml/data.ts'
import { embeddedText, placedNode } from '../../yaml/embedded.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { ChartLoader } from '../chart-files.ts'
import { renderHelm, type HelmEngine, type HelmRequest } from '../helm.ts'
import { buildKustomization, type KustomizeEngine } from './build.ts'
import { withAddedMetadata } from './added-metadata.ts'
import { lineOriginsOf } from './line-origins.ts'
import { sourceFinder } from './object-sources.ts'
import type { BuiltKustomization, FailedKustomization } from './result.ts'
import { sectionsOf, textOfSections, type ManifestSection } from './sections.ts'

/**
 * Renders a Helm target, and runs its post-renderers (helm-controller `internal/postrender/build.go`). Changed lines have
 * the patches as origins; all other lines stay as Helm printed them. A post-renderer that fails is a failed render. Labels
 * and annotations that the controller adds come last.
 */
export async function renderRelease(
  engine: HelmEngine & KustomizeEngine,
  charts: ChartLoader,
  request: HelmRequest,
): Promise<HelmRender> {
  const { postRenderers = [], addedMetadata = [] } = request.target.settings ?? {}
  let render = await renderHelm(engine, charts, request)
  for (const renderer of postRenderers)
    if (render.status === 'rendered')
      render = await postRendered(engine, charts.tree, { ...render, target: request.target }, renderer)
  return addedMetadata.length > 0 && render.status === 'rendered' ? labelled(render, addedMetadata) : render
}

function labelled(render: Rendered, added: readonly AddedMetadata[]): Rendered {
  const sections = sectionsOf(render.manifest, (line) => originOf(render.origins, line))
  return { ...render, ...textOfSections(sections.map((section) => withAddedMetadata(section, added))) }
}

/** A rendered release. */
interface RenderedRelease extends Rendered {
  readonly target: HelmTarget
}

const outputFile = 'helm-output.yaml'
/** The kustomization of a post-renderer. */
export const kustomizationFile = 'kustomization.yaml'

/** Runs a post-renderer over what a release renders. */
export async function postRendered(
  engine: KustomizeEngine,
  tree: Tree,
  render: RenderedRelease,
  renderer: PostRenderer,
): Promise<HelmRender> {
  const postTree = postRenderTree(tree, render, renderer)
  const build = await buildKustomization(engine, postTree, '')
  const placeOf = (at: SourceLine | null): SourceLine | null => originIn(at, tree, render, renderer)
  return build.status === 'failed'
    ? failedBy(build, render, placeOf(build.at) ?? renderer.at)
    : changedBy(build, postTree, render, placeOf)
}

/** A kustomization of the manifest of a release, with the patches of a post-renderer in files. */
export function postRenderTree(
  tree: Tree,
  { manifest }: Pick<Rendered, 'manifest'>,
  { patches: stated, images }: PostRenderer,
): Tree {
  const patches = stated.map(({ target }, index) => ({ path: patchFile(index), target }))
  return memoryTree({
    [kustomizationFile]: JSON.stringify({ resources: [outputFile], patches, images }),
    [outputFile]: manifest,
    ...Object.fromEntries(stated.map(({ patch }, index) => [patchFile(index), patchText(tree, patch)])),
  })
}

/** The file with a patch of a post-renderer, by its index. */
export function patchFile(index: number): string {
  return `patch-${index}.yaml`
}

function patchText(tree: Tree, { text, at }: PlacedText): string {
  // The text of the file differs if it contains variables of Flux.
  return at && !at.filled ? embeddedText(placedNode(readerOf(tree), at)) : text
}

/** The line of the tree that a line of a post-renderer came from. */
function originIn(
  at: SourceLine | null,
  tree: Tree,
  { origins }: Rendered,
  { patches, at: statedAt }: PostRenderer,
): SourceLine | null {
  if (at?.file === outputFile) return originOf(origins, at.line)
  const place = patches.find((_, index) => patchFile(index) === at?.file)?.patch.at
  const node = place && placedNode(readerOf(tree), { ...place, filled: [] })
  if (!at || !place || !node) return statedAt
  const first = locationAt(node.source, node.start, node.start).line
  const isLiteral = node.kind === 'scalar' && node.style === 'literal'
  return { file: place.file, line: isLiteral ? first + at.line - 1 : first }
}

function failedBy(
  { message, isOutOfTime }: FailedKustomization,
  { target, remoteSchemas, manifest, origins }: RenderedRelease,
  at: SourceLine,
): FailedRender {
  return {
    status: 'failed',
    target,
    message: `its post-renderer fails: ${message}`,
    at,
    schemaErrors: [],
    remoteSchemas,
    unvendored: [],
    broken: [],
    partial: { target, manifest, origins },
    ...(isOutOfTime && { isOutOfTime }),
  }
}

function changedBy(
  build: BuiltKustomization,
  postTree: Tree,
  render: RenderedRelease,
  placeOf: (at: SourceLine | null) => SourceLine | null,
): HelmRender {
  const finder = sourceFinder({ kustomizations: [kustomizationFile] }, readerOf(postTree))
  const builtOrigins = lineOriginsOf(build.manifest, build.origins, finder)
  const built = sectionsOf(build.manifest, (line) => placeOf(originOf(builtOrigins, line)))
  const byIdentity = groupBy(
    built.filter(({ root }) => root !== null),
    ({ root }) => identityKey(root!),
  )
  const kept = sectionsOf(render.manifest, (line) => originOf(render.origins, line)).flatMap((section) => {
    if (!section.root) return section
    const changed = byIdentity.get(identityKey(section.root))?.shift()
    return changed ? mergedSection(section, changed) : []
  })
  // A List is split into its items.
  return { ...render, ...textOfSections([...kept, ...[...byIdentity.values()].flat()]) }
}

/** The object as Helm printed it if it is unchanged, else the built object under the name of its template. */
function mergedSection(section: ManifestSection, built: ManifestSection): ManifestSection {
  if (isDeepStrictEqual(toData(section.root!), toData(built.root!))) return section
  const head = section.lines.findIndex((line) => line.startsWith('# Source: ')) + 1
  const body = built.lines[0] === '---' ? 1 : 0
  return {
    lines: [...(head > 0 ? section.lines.slice(0, head) : ['---']), ...built.lines.slice(body)],
    origins: [...(head > 0 ? section.origins.slice(0, head) : [null]), ...built.origins.slice(body)],
    root: built.root,
  }
}

function identityKey(root: YamlNode): string {
  const metadata = valueOfKey(root, 'metadata')
  return JSON.stringify([
    textOfKey(root, 'apiVersion'),
    textOfKey(root, 'kind'),
    textOfKey(metadata, 'namespace'),
    textOfKey(metadata, 'name'),
  ])
}
