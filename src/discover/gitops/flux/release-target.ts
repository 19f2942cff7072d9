import { statedNamespace } from '../../../core/namespace.ts'
import type { SourceContext } from '../repository-identity.ts'
import type {
  AddedMetadata,
  HelmTarget,
  PostRenderer,
  ReleaseSettings,
  Target,
} from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { releaseNameOf } from '../../../model/release-identity.ts'
import type { UnresolvedReference } from '../../../model/unresolved-reference.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { settingsIn } from '../clusters.ts'
import { originOfNode } from '../argo/lines.ts'
import { placedScalar } from './data-values.ts'
import { chartOfRelease, type ReleaseChart } from './chart-reference.ts'
import { valuesOfRelease, type ReleaseValues } from './release-values.ts'
import { unknownValuesReason } from './unknown-values.ts'
import { valuesTarget } from './unrendered-release.ts'
import { releasePlacement } from './release-placement.ts'
import { findReleaseChart, chartNameOf, replacesDefaults, valuesFilesOf } from './release-chart.ts'

/** The target of a HelmRelease: a release, only values, or neither, with the reason. */
export interface ReleaseResult {
  readonly target?: Target
  /** Empty if the release is rendered with all of its values. */
  readonly reason: string
  /** Keys of ConfigMaps and Secrets that do not exist. */
  readonly missingKeys?: readonly UnresolvedReference[]
  /** Its values as far as the tree contains them, as text; absent if all of it is rendered. */
  readonly valueTexts?: readonly string[]
}

/** The release that helm-controller installs for a HelmRelease (helm-controller `internal/action/install.go`). */
export function releaseTarget(manifest: Manifest, context: SourceContext): ReleaseResult {
  const name = releaseNameOf(manifest.spec, manifest.name)
  if (isUnfilled(name)) return { reason: `its name \`${name}\` is a template` }
  const chart = chartOfRelease(manifest, context)
  const values = valuesOfRelease(manifest, context)
  const base = releasePlacement(manifest, context)
  const found = findReleaseChart(chart, context.reader)
  if ('reason' in found)
    return {
      ...valuesTarget({ ...base, release: name, reason: found.reason, values, chart }, context),
      reason: found.reason,
      missingKeys: values.missingKeys,
      valueTexts: textsOf(values),
    }
  const files = valuesFilesOf(chart, found.source, context.reader)
  if ('reason' in files) return files
  const environment = base.environment === null ? '' : `@${base.environment}`
  const cluster = context.identity.clusters.in(base.manager?.cluster ?? '', base.environment)
  const target: HelmTarget = {
    kind: 'helm',
    ...base,
    ...(base.manager && { manager: { ...base.manager, ...chartNameOf(found, context.reader) } }),
    id: `${found.id}:${name}${environment}`,
    path: found.folder,
    release: name,
    values: files.paths,
    settings: settingsIn(settingsOf(manifest, values, chart, context), cluster),
    missing: [],
  }
  const reason = values.unknown.length > 0 ? unknownValuesReason(values.unknown) : ''
  return {
    target,
    reason,
    missingKeys: values.missingKeys,
    ...(reason !== '' && { valueTexts: textsOf(values) }),
  }
}

function textsOf({ values, parameters }: ReleaseValues): string[] {
  return [...values, ...parameters.map(({ value }) => value)].map(({ text }) => text)
}

function settingsOf(
  manifest: Manifest,
  { values, parameters, unknown }: ReleaseValues,
  chart: ReleaseChart,
  context: SourceContext,
): ReleaseSettings {
  const { spec } = manifest
  const postRenderers = postRenderersOf(manifest, context)
  return {
    values,
    parameters,
    includeCrds: spec.at('install', 'crds').text !== 'Skip',
    // helm-controller runs tests only if `spec.test.enable` is true.
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

/** The labels by which Flux identifies its objects, and `commonMetadata` (helm-controller `internal/postrender/build.go`). */
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
function postRenderersOf(manifest: Manifest, context: SourceContext): PostRenderer[] {
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
