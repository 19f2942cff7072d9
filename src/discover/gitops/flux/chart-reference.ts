import { statedNamespace } from '../../../core/namespace.ts'
import type { SourceContext } from '../repository-identity.ts'
import { joinPath } from '../../../core/path.ts'
import { manifestWith, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import {
  chartRequestAt,
  repositoryChartRequest,
  isOci,
  type ChartRequest,
} from '../../../registry/chart-request.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { RequestedChart } from '../requested-chart.ts'
import { shownSource, type ShownSource } from './sources.ts'
import { objectsNamed } from './release-context.ts'

/** The chart of a registry that a HelmRelease names, if it names one. */
export function requestedChart(manifest: Manifest, context: SourceContext): RequestedChart[] {
  const { reference, version } = chartOfRelease(manifest, context)
  return reference.in === 'registry' ? [{ request: reference.request, node: version, manifest }] : []
}

/** The chart of a HelmRelease. */
export type ChartReference =
  | {
      readonly in: 'tree'
      /** A folder or an archive. */
      readonly path: string
      /** The folder of the tree from which values files are named. */
      readonly source: string
      /** See `ShownSource`. */
      readonly packed: string
      readonly ignore: string
    }
  | { readonly in: 'registry'; readonly request: ChartRequest }
  | {
      readonly in: 'unknown'
      /** Why the place of the chart is unknown, as the end of a sentence. */
      readonly reason: string
    }

/** A chart with the values files that replace its own values.yaml. */
export interface ReleaseChart {
  readonly reference: ChartReference
  /** The node of the chart's version, or of the reference that decides it. */
  readonly version: Node
  readonly valuesFiles: readonly Node[]
  readonly ignoresMissingFiles: boolean
}

/**
 * The chart that a HelmRelease names: by `chart.spec`, from which helm-controller creates a HelmChart, or by `chartRef`
 * (helm-controller `api/v2`, source-controller `internal/controller/helmchart_controller.go`).
 */
export function chartOfRelease(manifest: Manifest, context: SourceContext): ReleaseChart {
  const { spec } = manifest
  const chartRef = spec.get('chartRef')
  if (!chartRef.exists) return chartOfTemplate(spec.at('chart', 'spec'), manifest, context)
  if (chartRef.get('kind').text !== 'HelmChart') return chartOfArtifact(chartRef, manifest, context)
  const [object, ...others] = sourceObjects(chartRef, manifest, context)
  if (!object || others.length > 0)
    return { reference: unknownSource(chartRef, others.length), version: chartRef, ...noValuesFiles }
  return chartOfTemplate(object.spec, object, context)
}

const noValuesFiles = { valuesFiles: [], ignoresMissingFiles: false } as const

/** @param chart the fields of a HelmChart */
function chartOfTemplate(chart: Node, manifest: Manifest, context: SourceContext): ReleaseChart {
  const single = chart.get('valuesFile')
  const version = ['version', 'chart'].map((field) => chart.get(field)).find(({ exists }) => exists)
  return {
    reference: templateReference(chart, manifest, context),
    version: version ?? chart,
    valuesFiles: [...chart.items('valuesFiles'), ...(single.text === '' ? [] : [single])],
    ignoresMissingFiles: chart.get('ignoreMissingValuesFiles').scalar === true,
  }
}

function templateReference(chart: Node, manifest: Manifest, context: SourceContext): ChartReference {
  const sourceRef = chart.get('sourceRef')
  const name = chart.get('chart').text
  if (name === '') return { in: 'unknown', reason: 'it names no chart' }
  if (sourceRef.get('kind').text === 'HelmRepository') {
    const repositories = sourceObjects(sourceRef, manifest, context)
    const addresses = new Set(repositories.map(({ spec }) => spec.get('url').text))
    const [repository] = addresses
    if (repository === undefined || addresses.size > 1) return unknownSource(sourceRef, addresses.size)
    return requested(chartIn(repository, name, chart.get('version').text))
  }
  const source = shownSource(sourceRef, name, withoutStandIn(manifest), context)
  return source === null ? unknownSource(sourceRef, 0) : chartInTree(source, name)
}

function chartInTree({ folder, ignore, packed }: ShownSource, name: string): ChartReference {
  return { in: 'tree', path: joinPath(folder, name), source: folder, ignore, packed }
}

/** The path of a chart in a registry may have further segments. */
function chartIn(repository: string, name: string, version: string): ChartRequest {
  return isOci({ repository })
    ? chartRequestAt(`${repository.replace(/\/$/, '')}/${name}`, version)
    : repositoryChartRequest(repository, name, version)
}

/** A chart that is the root of an artifact of an OCIRepository or an ArtifactGenerator. */
function chartOfArtifact(chartRef: Node, manifest: Manifest, context: SourceContext): ReleaseChart {
  if (chartRef.get('kind').text === 'ExternalArtifact') {
    const source = shownSource(chartRef, '', withoutStandIn(manifest), context)
    const reference = source === null ? unknownSource(chartRef, 0) : chartInTree(source, '')
    return { reference, version: chartRef, ...noValuesFiles }
  }
  const sources = sourceObjects(chartRef, manifest, context).map(({ spec }) => ({
    reference: ociReference(spec),
    version: spec.get('ref').exists ? spec.get('ref') : spec.get('url'),
  }))
  const distinct = new Map(sources.map((source) => [JSON.stringify(source.reference), source]))
  const [source] = distinct.values()
  if (!source || distinct.size > 1)
    return { reference: unknownSource(chartRef, distinct.size), version: chartRef, ...noValuesFiles }
  return { ...source, ...noValuesFiles }
}

/** The digest takes precedence over the range, and the range over the tag (source-controller `api/v1`, OCIRepositoryRef). */
function ociReference(spec: Node): ChartReference {
  const versions = ['digest', 'semver', 'tag'].map((field) => spec.at('ref', field).text)
  return requested(chartRequestAt(spec.get('url').text, versions.find((version) => version !== '') ?? ''))
}

function requested(request: ChartRequest): ChartReference {
  const { repository, name, version } = request
  return [repository, name, version].some((text) => isUnfilled(text))
    ? { in: 'unknown', reason: 'the name, address or version of the chart is a template' }
    : { in: 'registry', request }
}

/** The sources that a reference may mean, without patches, which state neither an address nor charts. */
function sourceObjects(reference: Node, manifest: Manifest, context: SourceContext): readonly Manifest[] {
  const named = {
    kind: reference.get('kind').text,
    name: reference.get('name').text,
    namespace: reference.get('namespace').text || statedNamespace(manifest),
  }
  return objectsNamed(named, context).filter(
    ({ spec }) => spec.get('url').text !== '' || spec.get('sourceRef').exists,
  )
}

function withoutStandIn(manifest: Manifest): Manifest {
  return manifestWith(manifest, { namespace: statedNamespace(manifest) })
}

function unknownSource(reference: Node, count: number): ChartReference {
  const kind = reference.get('kind').text || 'source'
  const source = `\`${kind}/${reference.get('name').text}\``
  if (kind === 'Bucket') return { in: 'unknown', reason: `the chart is in the bucket ${source}` }
  if (kind === 'GitRepository' || kind === 'ExternalArtifact')
    return {
      in: 'unknown',
      reason: `no file states that the source ${source} of the chart is this repository`,
    }
  return {
    in: 'unknown',
    reason:
      count > 1
        ? `several ${source} state different charts`
        : `the source ${source} of the chart is not in this repository`,
  }
}
