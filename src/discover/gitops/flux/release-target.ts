import type {
  AddedMetadata,
  HelmTarget,
  Manager,
  PostRenderer,
  ReleaseSettings,
  Target,
  ValuesTarget,
} from '../../../core/target.ts'
import { folderOf, joinPath, resolveLinks } from '../../../core/tree.ts'
import { valuesEntries } from '../../../model/layouts.ts'
import { helmReleasePolicy } from '../../../model/deletion-policy.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { Node } from '../../../model/node.ts'
import { releaseNameOf, storageNamespaceOf } from '../../../model/release-identity.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import { requestText } from '../../../registry/chart-request.ts'
import { findChart } from '../../../registry/find-chart.ts'
import { isGatewayChart } from '../../../registry/istio-charts.ts'
import { sourceignoreOf } from '../../../syntax/ignore-files.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { placedNode } from '../../../yaml/embedded.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { environmentOfFolder } from '../../kustomization-targets.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { rootOf } from '../../root.ts'
import { settingsIn } from '../clusters.ts'
import { originOfNode } from '../argo/lines.ts'
import { deliveryOf } from '../delivery.ts'
import { deliveryId } from '../objects.ts'
import { placedScalar } from './data-values.ts'
import { chartOfRelease, type ReleaseChart } from './chart-reference.ts'
import { statedNamespace, type ReleaseContext } from './release-context.ts'
import { valuesOfRelease, type ReleaseValues } from './release-values.ts'
import { unknownValuesReason } from './unknown-values.ts'

/** What a HelmRelease is: a release, only values, or neither, and why. */
export interface ReleaseResult {
  readonly target?: Target
  /** Empty if the release is rendered with all of its values. */
  readonly reason: string
  /** Keys of ConfigMaps and Secrets that do not exist. */
  readonly missingKeys?: readonly UnresolvedReference[]
}

/** The release that helm-controller makes of a HelmRelease (helm-controller `internal/action/install.go`). */
export function releaseTarget(manifest: Manifest, context: ReleaseContext): ReleaseResult {
  const name = releaseNameOf(manifest.spec, manifest.name)
  if (isUnfilled(name)) return { reason: `its name \`${name}\` is a template` }
  const chart = chartOfRelease(manifest, context)
  const values = valuesOfRelease(manifest, context)
  const base = baseOf(manifest, context)
  const found = findReleaseChart(chart, context.reader)
  if ('reason' in found)
    return {
      ...valuesTarget({ ...base, release: name, reason: found.reason, values, chart }, context),
      reason: found.reason,
      missingKeys: values.missingKeys,
    }
  const files = valuesFilesOf(chart, found.source, context.reader)
  if ('reason' in files) return files
  const environment = base.environment === null ? '' : `@${base.environment}`
  const target: HelmTarget = {
    kind: 'helm',
    ...base,
    ...(base.manager && { manager: { ...base.manager, ...chartNameOf(found, context.reader) } }),
    id: `${found.id}:${name}${environment}`,
    path: found.folder,
    release: name,
    values: files.paths,
    settings: settingsIn(
      settingsOf(manifest, values, chart, context),
      context.identity.clusters.in(base.manager?.cluster ?? '', base.environment),
    ),
    missing: [],
  }
  const reason = values.unknown.length > 0 ? unknownValuesReason(values.unknown) : ''
  return { target, reason, missingKeys: values.missingKeys }
}

/** The folder of a chart in the tree, the folder from which its values files are named, and what ids begin with. */
interface FoundChart {
  readonly folder: string
  readonly source: string
  /** The same for all versions of a chart. */
  readonly id: string
}

/** The chart, if it is in the repository or locked and in the cache, or why it is not rendered. */
function findReleaseChart(
  { reference }: ReleaseChart,
  reader: Reader,
): FoundChart | { readonly reason: string } {
  if (reference.in === 'unknown') return reference
  if (reference.in === 'registry') {
    const { request } = reference
    const lookup = findChart(reader, request)
    if (lookup.status !== 'found') return { reason: `its chart \`${requestText(request)}\` ${lookup.reason}` }
    const { folder } = lookup
    return { folder, source: folder, id: `${request.repository}/${request.name}` }
  }
  const { path, source } = reference
  if (isUnfilled(path)) return { reason: `its chart \`${path}\` is a template` }
  const folder = resolveLinks(reader.tree, path) ?? path
  const { hasFile } = treePaths(reader)
  const file = [folder, joinPath(folder, 'Chart.yaml')].find(hasFile)
  if (file === undefined) return { reason: `this repository has no chart \`${path || '.'}\`` }
  return sourceignoreOf(reader.tree, reference)(file)
    ? { reason: `\`.sourceignore\` or \`ignore\` of its source leaves its chart \`${path || '.'}\` out` }
    : { folder, source, id: folder || '.' }
}

function chartNameOf({ folder }: FoundChart, reader: Reader): Pick<Manager, 'chart'> {
  const chart = rootOf(reader, joinPath(folder, 'Chart.yaml'))?.get('name').text ?? ''
  return chart === '' ? {} : { chart }
}

type Base = Pick<HelmTarget, 'environment' | 'namespace' | 'statedBy' | 'manager'>

function baseOf(manifest: Manifest, { build, identity }: ReleaseContext): Base {
  const namespace = manifest.spec.get('targetNamespace').text || statedNamespace(manifest)
  const at = originOfNode(manifest.root, manifest)
  // What builds the object may apply it to another cluster: the release is installed there.
  const cluster = deliveryOf('helm-release', manifest).cluster ?? build?.target.manager?.cluster ?? ''
  const mesh = identity.clusters.of(cluster)?.mesh
  return {
    environment: build ? build.target.environment : environmentOfFolder(folderOf(at.file)),
    namespace: namespace === '' || isUnfilled(namespace) ? null : namespace,
    statedBy: { target: deliveryId(manifest), ...at },
    manager: {
      kind: 'HelmRelease',
      name: manifest.name,
      namespace: statedNamespace(manifest),
      storageNamespace: storageNamespaceOf(manifest.spec, statedNamespace(manifest)),
      cluster,
      ...(mesh !== undefined && { mesh }),
      deletes: helmReleasePolicy(manifest),
    },
  }
}

function settingsOf(
  manifest: Manifest,
  { values, parameters, unknown }: ReleaseValues,
  chart: ReleaseChart,
  context: ReleaseContext,
): ReleaseSettings {
  const { spec } = manifest
  const postRenderers = postRenderersOf(manifest, context)
  return {
    values,
    parameters,
    includeCrds: spec.at('install', 'crds').text !== 'Skip',
    // helm-controller runs tests only if it is told to.
    skipTests: spec.at('test', 'enable').scalar !== true,
    noHooks: spec.at('install', 'disableHooks').scalar === true,
    skipSchemaValidation: spec.at('install', 'disableSchemaValidation').scalar === true,
    apiVersions: [],
    ...(replacesDefaults(chart) && { replacesDefaults: true }),
    ...(unknown.length > 0 && { unknownValues: unknown }),
    ...(postRenderers.length > 0 && { postRenderers }),
    addedMetadata: addedMetadataOf(manifest),
  }
}

/** The labels by which Flux knows its objects, and `commonMetadata` (helm-controller `internal/postrender/build.go`). */
function addedMetadataOf(manifest: Manifest): AddedMetadata[] {
  const { spec, name } = manifest
  const namespace = statedNamespace(manifest)
  const common = spec.get('commonMetadata')
  const at = originOfNode(manifest.root, manifest)
  const owner = [
    { field: 'labels' as const, key: 'helm.toolkit.fluxcd.io/name', value: name, at },
    { field: 'labels' as const, key: 'helm.toolkit.fluxcd.io/namespace', value: namespace, at },
  ]
  const stated = (['labels', 'annotations'] as const).flatMap((field) =>
    common.entries(field).map(([key, value]) => ({
      ...{ field, key, value: String(value.scalar ?? '') },
      at: originOfNode(value, manifest),
    })),
  )
  return [...owner.filter(({ value }) => value !== ''), ...stated]
}

/** The kustomizations of `postRenderers` (helm-controller `internal/postrender/kustomize.go`). */
function postRenderersOf(manifest: Manifest, context: ReleaseContext): PostRenderer[] {
  return manifest.spec.items('postRenderers').map((renderer) => {
    const kustomize = renderer.get('kustomize')
    return {
      patches: kustomize.items('patches').map((entry) => {
        const target = entry.get('target')
        const patch = placedScalar(entry.get('patch'), manifest, context)
        return target.exists ? { patch, target: target.data } : { patch }
      }),
      images: kustomize.items('images').map(({ data }) => data),
      at: originOfNode(renderer, manifest),
    }
  })
}

/** `values.yaml` alone is the default (source-controller `internal/helm/chart/builder.go`, GetValuesFiles). */
function replacesDefaults({ valuesFiles }: ReleaseChart): boolean {
  const [first, ...others] = valuesFiles
  return first !== undefined && !(others.length === 0 && joinPath('', first.text) === 'values.yaml')
}

/** The values files of a chart, named from the root of its source, or why they cannot be read. */
function valuesFilesOf(
  chart: ReleaseChart,
  source: string,
  reader: Reader,
): { readonly paths: readonly string[] } | { readonly reason: string } {
  if (!replacesDefaults(chart)) return { paths: [] }
  const named = chart.valuesFiles.map(({ text }) => joinPath(source, text))
  const hasFile = (path: string): boolean =>
    reader.tree.read(resolveLinks(reader.tree, path) ?? path) !== undefined
  const missing = named.find((path) => !hasFile(path))
  return missing === undefined || chart.ignoresMissingFiles
    ? { paths: named.filter(hasFile) }
    : { reason: `this repository has no values file \`${missing}\`` }
}

/** What is known of a release whose chart is elsewhere. */
interface UnrenderedRelease extends Base {
  readonly release: string
  readonly reason: string
  readonly values: ReleaseValues
  readonly chart: ReleaseChart
}

/** The values of a release whose chart is elsewhere, if it is known what they mean. */
function valuesTarget(
  given: UnrenderedRelease,
  { reader }: ReleaseContext,
): { readonly target?: ValuesTarget } {
  const { values, statedBy, reason, chart, ...base } = given
  const inline = values.values.flatMap(({ at }) => at ?? [])
  const hasLayout = inline.some((place) => {
    const node = placedNode(reader, place)
    return node?.kind === 'map' && valuesEntries(Node.of(node), '').length > 0
  })
  const isGateway = isPlainGateway(chart, values)
  if (!hasLayout && !isGateway) return {}
  const environment = base.environment === null ? '' : `@${base.environment}`
  return {
    target: {
      kind: 'values',
      ...base,
      ...(statedBy && { statedBy }),
      id: `${statedBy!.file}:${base.release}${environment}`,
      path: statedBy!.file,
      values: [],
      inlineValues: inline,
      ...(isGateway && { isGateway }),
      missing: [],
      reason,
      reasonCode: 'remote-chart',
    },
  }
}

/** True for a release of Istio's chart `gateway` all of whose values are maps and texts of the tree. */
function isPlainGateway(
  { reference, valuesFiles }: ReleaseChart,
  { values, parameters, unknown }: ReleaseValues,
): boolean {
  const hasAllValues = [valuesFiles, parameters, unknown].every(({ length }) => length === 0)
  return (
    reference.in === 'registry' &&
    isGatewayChart(reference.request) &&
    hasAllValues &&
    values.every(({ at }) => at !== null)
  )
}
