import { joinPath } from '../../../core/tree.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { sourceFolder } from '../flux-sources.ts'
import { objectsNamed, statedNamespace, type ReleaseContext } from './release-context.ts'

/** The chart of a HelmRelease. */
export type ChartReference =
  | {
      readonly in: 'tree'
      /** A folder or an archive. */
      readonly path: string
      /** The folder of the tree from which values files are named. */
      readonly source: string
    }
  | {
      readonly in: 'registry'
      /** The address of the repository: `https://charts.example.com`, or `oci://ghcr.io/org/charts`. */
      readonly repository: string
      readonly name: string
      /** A version or a range of versions; for OCI also a tag or digest. `''` means the latest one. */
      readonly version: string
    }
  | {
      readonly in: 'unknown'
      /** Why nothing says where the chart is, as the end of a sentence. */
      readonly reason: string
    }

/** A chart with the values files that take the place of its own values.yaml. */
export interface ReleaseChart {
  readonly reference: ChartReference
  readonly valuesFiles: readonly Node[]
  readonly ignoresMissingFiles: boolean
}

/**
 * The chart that a HelmRelease names: with `chart.spec`, of which helm-controller makes a HelmChart, or with `chartRef`
 * (helm-controller `api/v2`, source-controller `internal/controller/helmchart_controller.go`).
 */
export function chartOfRelease(manifest: Manifest, context: ReleaseContext): ReleaseChart {
  const { spec } = manifest
  const chartRef = spec.get('chartRef')
  if (!chartRef.exists) return chartOfTemplate(spec.at('chart', 'spec'), manifest, context)
  if (chartRef.get('kind').text !== 'HelmChart')
    return { reference: artifactReference(chartRef, manifest, context), ...noValuesFiles }
  const [object, ...others] = sourceObjects(chartRef, manifest, context)
  if (!object || others.length > 0)
    return { reference: unknownSource(chartRef, others.length), ...noValuesFiles }
  return chartOfTemplate(object.spec, object, context)
}

const noValuesFiles = { valuesFiles: [], ignoresMissingFiles: false } as const

/** @param chart the fields of a HelmChart */
function chartOfTemplate(chart: Node, manifest: Manifest, context: ReleaseContext): ReleaseChart {
  const single = chart.get('valuesFile')
  return {
    reference: templateReference(chart, manifest, context),
    valuesFiles: [...chart.items('valuesFiles'), ...(single.text === '' ? [] : [single])],
    ignoresMissingFiles: chart.get('ignoreMissingValuesFiles').scalar === true,
  }
}

function templateReference(chart: Node, manifest: Manifest, context: ReleaseContext): ChartReference {
  const sourceRef = chart.get('sourceRef')
  const name = chart.get('chart').text
  const kind = sourceRef.get('kind').text
  if (name === '') return { in: 'unknown', reason: 'it names no chart' }
  if (kind === 'HelmRepository') {
    const repositories = sourceObjects(sourceRef, manifest, context)
    const addresses = new Set(repositories.map(({ spec }) => spec.get('url').text))
    const [repository] = addresses
    if (repository === undefined || addresses.size > 1) return unknownSource(sourceRef, addresses.size)
    return { in: 'registry', repository, name, version: chart.get('version').text }
  }
  const source = sourceFolder(sourceRef, name, withoutStandIn(manifest), context)
  if (source === null) return unknownSource(sourceRef, 0)
  return { in: 'tree', path: joinPath(source, name), source }
}

/** An artifact whose root is the chart: an OCIRepository, or what an ArtifactGenerator makes. */
function artifactReference(chartRef: Node, manifest: Manifest, context: ReleaseContext): ChartReference {
  if (chartRef.get('kind').text === 'ExternalArtifact') {
    const folder = sourceFolder(chartRef, '', withoutStandIn(manifest), context)
    return folder === null ? unknownSource(chartRef, 0) : { in: 'tree', path: folder, source: folder }
  }
  const references = sourceObjects(chartRef, manifest, context).map(({ spec }) => ociReference(spec))
  const distinct = new Map(references.map((reference) => [JSON.stringify(reference), reference]))
  const [reference] = distinct.values()
  return reference && distinct.size === 1 ? reference : unknownSource(chartRef, distinct.size)
}

/** The digest counts first, then the range, then the tag (source-controller `api/v1`, OCIRepositoryRef). */
function ociReference(spec: Node): ChartReference {
  const address = spec.get('url').text
  const slash = address.lastIndexOf('/')
  const versions = ['digest', 'semver', 'tag'].map((field) => spec.at('ref', field).text)
  return {
    in: 'registry',
    repository: address.slice(0, Math.max(0, slash)),
    name: address.slice(slash + 1),
    version: versions.find((version) => version !== '') ?? '',
  }
}

/** The sources with an address or charts that a reference may mean; a patch has none. */
function sourceObjects(reference: Node, manifest: Manifest, context: ReleaseContext): readonly Manifest[] {
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
  return { ...manifest, namespace: statedNamespace(manifest) }
}

function unknownSource(reference: Node, count: number): ChartReference {
  const kind = reference.get('kind').text || 'source'
  const source = `\`${kind}/${reference.get('name').text}\``
  if (kind === 'Bucket') return { in: 'unknown', reason: `its chart is in the bucket ${source}` }
  if (kind === 'GitRepository' || kind === 'ExternalArtifact')
    return { in: 'unknown', reason: `nothing says that the source ${source} of its chart is this repository` }
  return {
    in: 'unknown',
    reason:
      count > 1
        ? `several ${source} say differently where its chart is`
        : `the source ${source} of its chart is not in this repository`,
  }
}

/** Why a chart is not rendered, as the end of a sentence. */
export function reasonAgainst(reference: Exclude<ChartReference, { in: 'tree' }>): string {
  if (reference.in === 'unknown') return reference.reason
  const { repository, name, version } = reference
  return `its chart \`${name}\`${version === '' ? '' : ` ${version}`} is in the registry \`${repository}\``
}
