import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import type { HelmTarget, MissingSource, ValuesTarget } from '../../../core/target.ts'
import { joinPath } from '../../../core/path.ts'
import { valuesEntries } from '../../../model/layouts.ts'
import { Node } from '../../../model/node.ts'
import { lockFile } from '../../../registry/chart-lock.ts'
import type { ChartRequest } from '../../../registry/chart-request.ts'
import { findChart } from '../../../registry/find-chart.ts'
import { isGatewayChart } from '../../../registry/istio-charts.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { placedRoot } from '../../../yaml/embedded.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { rootOf } from '../../root.ts'
import { settingsIn } from '../clusters.ts'
import { chartRequestOf } from './chart-source.ts'
import { effectiveSource } from './effective-source.ts'
import { environmentOfApplication } from './environment.ts'
import { helmOptionsOf } from './helm-source.ts'
import {
  missingSource,
  statingApplication,
  withEnvironmentInId,
  type ApplicationSource,
  type ReadSource,
  type SourceResult,
} from './source-context.ts'
import type { SourceFolder } from './value-files.ts'
import { buildEnvironment } from './variables.ts'

/** The release of a chart of a registry, if the chart is locked and in the cache. */
export function registryTarget(applicationSource: ApplicationSource): SourceResult {
  const { source, application, reader } = applicationSource
  const request = chartRequestOf(source)
  if (request === null) return { reasons: ['the name, address or version of the chart is a template'] }
  const lookup = findChart(reader, request)
  if (lookup.status !== 'found') {
    const reason = `the chart \`${request.name}\` ${lookup.reason}`
    return { ...unrenderedValues(applicationSource, request, reason), reasons: [reason] }
  }
  const { folder } = lookup
  const effective = effectiveSource(source, folder, application, reader)
  if ('broken' in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] }
  const id = `${request.repository}/${request.name}`
  return releaseTarget(
    { ...applicationSource, ...effective, written: source },
    { folder, id, named: '', missing: [] },
  )
}

/** The values of a release whose chart is not available, if their layout is known: they are checked without the chart. */
function unrenderedValues(
  applicationSource: ApplicationSource,
  { repository, name }: ChartRequest,
  reason: string,
): { readonly target?: ValuesTarget; readonly values?: readonly string[] } {
  const { application, reader } = applicationSource
  const stated = optionsOfAbsentFolder(applicationSource)
  if (stated === null) return {}
  const { read, options } = stated
  const { values, settings } = options
  const inline = settings.values.flatMap(({ at }) => at ?? [])
  const isGateway = isGatewayChart({ repository, name }) && hasAllValues(options)
  if (!isGateway && !hasKnownLayout(values, inline, reader)) return { values }
  const { release, namespace } = releaseNameOf(read)
  const target: ValuesTarget = {
    kind: 'values',
    id: `${repository}/${name}:${release}`,
    path: application.at.file,
    environment: environmentOfApplication(application, '', values),
    release,
    namespace,
    values,
    inlineValues: inline,
    ...(isGateway && { isGateway }),
    missing: [],
    reason,
    reasonCode: 'remote-chart',
    ...statingApplication(application),
  }
  return { target: withEnvironmentInId(target), values }
}

/** The values files of this tree that a source names whose folder is elsewhere. */
export function valuesOfAbsentFolder(applicationSource: ApplicationSource): readonly string[] {
  return optionsOfAbsentFolder(applicationSource)?.options.values ?? []
}

/** A source whose folder is elsewhere, with its options of Helm; `null` if its overrides are not YAML. */
function optionsOfAbsentFolder(
  applicationSource: ApplicationSource,
): { readonly read: ReadSource; readonly options: ReturnType<typeof helmOptionsOf> } | null {
  const { source, application, reader } = applicationSource
  const effective = effectiveSource(source, absentFolder, application, reader)
  if ('broken' in effective) return null
  const read = { ...applicationSource, ...effective, written: source }
  const options = helmOptionsOf(effective.source.get('helm'), folderOfSource(read, absentFolder), effective)
  return { read, options }
}

/** True if a values file, or a map in an object, has entries of a known layout. */
function hasKnownLayout(
  files: readonly string[],
  inlineValues: readonly EmbeddedValues[],
  reader: Reader,
): boolean {
  const nodes = [
    ...files.map((file) => rootOf(reader, file)?.yaml ?? null),
    ...inlineValues.map((place) => placedRoot(reader, place)),
  ]
  return nodes.some((node) => node?.kind === 'map' && valuesEntries(Node.of(node), '').length > 0)
}

/** True if all values of a release are in files and maps of the tree. */
function hasAllValues({
  reasons,
  missing: missingFiles,
  settings,
}: ReturnType<typeof helmOptionsOf>): boolean {
  return (
    reasons.length === 0 &&
    missingFiles.length === 0 &&
    settings.parameters.length === 0 &&
    settings.values.every(({ at }) => at !== null)
  )
}

/** A folder that no tree contains, for a chart that is not available. */
const absentFolder = `${lockFile}!`

/** The release of a chart in a folder of the tree. */
export function helmTarget(readSource: ReadSource, folder: string): SourceResult {
  const { application, written, reader } = readSource
  const hasChart = treePaths(reader).hasFile(joinPath(folder, 'Chart.yaml'))
  const missingChart = hasChart ? [] : [missingSource(folder, 'chart', written, application)]
  return releaseTarget(readSource, { folder, id: folder || '.', named: folder, missing: missingChart })
}

interface ReleasedChart {
  readonly folder: string
  /** The beginning of the target's id, equal for all versions of a chart. */
  readonly id: string
  /** The folder that may be named after an environment. */
  readonly named: string
  readonly missing: readonly MissingSource[]
}

function releaseTarget(readSource: ReadSource, chart: ReleasedChart): SourceResult {
  const { application, source, identity } = readSource
  const helm = source.get('helm')
  const options = helmOptionsOf(helm, folderOfSource(readSource, chart.folder), readSource)
  if (options.reasons.length > 0) return { reasons: options.reasons }
  const { release, namespace } = releaseNameOf(readSource)
  const environment = environmentOfApplication(application, chart.named, options.values)
  const target: HelmTarget = {
    kind: 'helm',
    id: `${chart.id}:${release}`,
    path: chart.folder,
    environment,
    release,
    namespace,
    values: options.values,
    settings: settingsIn(
      options.settings,
      identity.clusters.in(application.destination.cluster, environment),
    ),
    missing: [...chart.missing, ...options.missing],
    ...statingApplication(application),
  }
  return { target: withEnvironmentInId(target), reasons: [] }
}

function releaseNameOf({ source, application }: ReadSource): Pick<HelmTarget, 'release' | 'namespace'> {
  const helm = source.get('helm')
  const namespace = helm.get('namespace').text || application.destination.namespace
  return {
    release: helm.get('releaseName').text || application.name,
    namespace: namespace === '' || isUnfilled(namespace) ? null : namespace,
  }
}

function folderOfSource(readSource: ReadSource, folder: string): SourceFolder {
  const { application, source, reader, isShown } = readSource
  const { hasSources, manifest } = application
  return { reader, folder, isShown, hasSources, substitute: buildEnvironment(application, source), manifest }
}
