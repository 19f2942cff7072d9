import type { Provenance } from '../../core/cause.ts'
import type { EvaluatedHelmfile } from '../../core/evaluated-helmfile.ts'
import { weakOncePer, weakOncePerPair } from '../../core/once-per.ts'
import type { RenderedStatement, RenderingRelease } from '../../core/rendered-statement.ts'
import type { HelmTarget, RenderableTarget } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import { environmentPlaces } from '../../discover/gitops/helmfile/environment-places.ts'
import { restatedRelease } from '../../discover/gitops/helmfile/restated-release.ts'
import { createBuildProvenance } from '../../render/causes/build-provenance.ts'
import { helmfileStatement } from '../../render/causes/editable-helmfile.ts'
import { objectStatement } from '../../render/causes/editable-statement.ts'
import { openRelease } from '../../render/causes/opened-release.ts'
import { postRenderedProvenance } from '../../render/causes/post-rendered-causes.ts'
import { createProvenance } from '../../render/causes/provenance.ts'
import { openSharedFields } from '../../render/causes/shared-fields.ts'
import type { OpenedStatement, ReleaseStatement } from '../../render/causes/types.ts'
import type { ChartLoader } from '../../render/chart-files.ts'
import type { HelmEngine, HelmRequest } from '../../render/helm.ts'
import type { KustomizeEngine } from '../../render/kustomize/build.ts'
import type { Build } from '../../render/kustomize/build-cache.ts'
import { postRenderStages } from '../../render/kustomize/post-render-stages.ts'
import { buildProbe } from '../../render/kustomize/render.ts'
import { evaluateHelmfile, type HelmfileEngine } from '../../render/helmfile/evaluate.ts'
import { releaseRequest } from '../../render/release-request.ts'
import { readerOf } from '../../yaml/reader.ts'

/**
 * Finds the causes of fields of one target.
 *
 * @param shown its manifest, if it has been rendered
 * @param statement how it is stated, if another release renders the object that states it
 */
export type ProvenanceOf = (
  tree: Tree,
  target: RenderableTarget,
  shown?: string,
  statement?: RenderedStatement,
) => Provenance

/** The functions that find causes by rendering targets again. */
export interface ProvenanceSetup {
  /** Returns the engine; called for each target. */
  readonly engine: () => HelmEngine & HelmfileEngine & KustomizeEngine
  readonly chartsOf: (tree: Tree) => ChartLoader
  /** Returns the render request of a release. */
  readonly requestOf: (tree: Tree, target: HelmTarget) => HelmRequest
  /** The reported build of a kustomization; absent if there is none. */
  readonly build?: Build
}

export function createProvenanceOf({ engine, chartsOf, requestOf, build }: ProvenanceSetup): ProvenanceOf {
  const openStatement = statementOpener(engine)
  const sharedOf = weakOncePer((_charts: ChartLoader) => openSharedFields())
  return (tree, target, shown, statement) => {
    const charts = chartsOf(tree)
    const stated = statement && openStatement(statement, charts, (release) => requestOf(tree, release))
    if (target.kind === 'helm') {
      const request = requestOf(tree, target)
      const stating = stated
        ? objectStatement(stated)
        : helmfileOf(target, tree, engine(), (release) => requestOf(tree, release))
      const ofChart = createProvenance(engine(), charts, request, shown, stating, sharedOf(charts))
      return target.settings?.postRenderers
        ? postRenderedProvenance(ofChart, () => postRenderStages(engine(), charts, request))
        : ofChart
    }
    const shownBuild = build && (() => build(tree, target))
    return createBuildProvenance(buildProbe(engine(), readerOf(tree), target, shownBuild), stated)
  }
}

/** The helmfile whose templates generate values of a release; `undefined` if none does. */
function helmfileOf(
  target: HelmTarget,
  tree: Tree,
  engine: HelmfileEngine,
  requestOf: OpenedStatement['requestOf'],
): ReleaseStatement | undefined {
  const { helmfile, files: read = [] } = target.settings ?? {}
  if (!helmfile) return undefined
  const { file, environment } = helmfile
  const reader = readerOf(tree)
  const evaluated = (texts: ReadonlyMap<string, string>): Promise<EvaluatedHelmfile> =>
    evaluateHelmfile(engine, tree, file, environment, { read, texts })
  return helmfileStatement({
    places: async () => environmentPlaces(helmfile, await evaluated(new Map()), reader),
    restated: async (texts) => restatedRelease(target, await evaluated(texts), reader),
    requestOf,
  })
}

/** Opens the release that renders the statement of a target; `undefined` if its chart cannot be read. */
type StatementOpener = (
  statement: RenderedStatement,
  charts: ChartLoader,
  requestOf: OpenedStatement['requestOf'],
) => OpenedStatement | undefined

/** Returns a function that opens each release that renders statements once. */
function statementOpener(engine: ProvenanceSetup['engine']): StatementOpener {
  const openRenderer = weakOncePerPair(
    (charts: ChartLoader, { target, manifest, statement }: RenderingRelease) => {
      const requestOf = (release: HelmTarget): HelmRequest => releaseRequest(charts.tree, release)
      const stated = statement && open(statement, charts, requestOf)
      return openRelease(engine(), charts, requestOf(target), manifest, stated && objectStatement(stated))
    },
  )

  function open(
    statement: RenderedStatement,
    charts: ChartLoader,
    requestOf: OpenedStatement['requestOf'],
  ): OpenedStatement | undefined {
    const renderer = openRenderer(charts, statement.renderer)
    return renderer ? { statement, renderer, requestOf } : undefined
  }

  return open
}
