import type { CausePart } from '../../core/cause.ts'
import type { HelmTarget, KustomizationTarget, PostRenderer } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import { placedNode } from '../../yaml/embedded.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { ChartLoader } from '../chart-files.ts'
import { renderHelm, type HelmEngine, type HelmRequest } from '../helm.ts'
import type { KustomizeEngine } from './build.ts'
import { scalarFragments } from './fragment.ts'
import { kustomizationFile, patchFile, postRendered, postRenderTree } from './post-render.ts'
import type { BuildProbe } from './probe.ts'
import { buildProbe } from './render.ts'

/** A post-renderer of a release as a kustomization of what the release renders before it. */
export interface PostRenderStage {
  readonly probe: BuildProbe
  /**
   * The place in the tree of a part of a patch: `unplaced` if the tree does not have the text of the patch as it is applied,
   * `null` for a part of the manifest.
   */
  placeOf(part: CausePart): CausePart | 'unplaced' | null
}

/** The post-renderers of a release, each over what it gets; those after one that fails are left out. */
export async function postRenderStages(
  engine: HelmEngine & KustomizeEngine,
  charts: ChartLoader,
  request: HelmRequest,
): Promise<PostRenderStage[]> {
  const { target } = request
  const stages: PostRenderStage[] = []
  let render = await renderHelm(engine, charts, request)
  for (const renderer of target.settings?.postRenderers ?? []) {
    if (render.status !== 'rendered') break
    const reader = readerOf(postRenderTree(charts.tree, render, renderer))
    stages.push({
      probe: buildProbe(engine, reader, kustomizationOf(reader.tree, target)),
      placeOf: (part) => patchPart(part, charts.tree, renderer),
    })
    render = await postRendered(engine, charts.tree, { ...render, target }, renderer)
  }
  return stages
}

function kustomizationOf({ files }: Tree, { id, environment }: HelmTarget): KustomizationTarget {
  return {
    kind: 'kustomization',
    id,
    path: '',
    environment,
    missing: [],
    file: kustomizationFile,
    files: [...files],
    kustomizations: [kustomizationFile],
  }
}

/** See `PostRenderStage.placeOf`. A patch with variables of Flux is not in the tree as it is applied. */
function patchPart(part: CausePart, tree: Tree, { patches }: PostRenderer): CausePart | 'unplaced' | null {
  const index = patches.findIndex((_, each) => patchFile(each) === part.file)
  if (index < 0) return null
  const place = patches[index]!.patch.at
  const node = place && !place.filled ? placedNode(readerOf(tree), place) : null
  const [fragment] = node?.kind === 'scalar' ? scalarFragments(node) : []
  return fragment ? { ...part, ...fragment.placeOf(part) } : 'unplaced'
}
