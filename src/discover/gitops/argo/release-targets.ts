import type { HelmTarget, MissingSource } from '../../../core/target.ts'
import { joinPath } from '../../../core/tree.ts'
import { findChart } from '../../../registry/find-chart.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { chartRequestOf } from './chart-source.ts'
import { effectiveSource } from './effective-source.ts'
import { environmentFor } from './environment.ts'
import { helmOptionsOf } from './helm-source.ts'
import {
  missing,
  statedBy,
  withEnvironment,
  type ApplicationSource,
  type ReadSource,
  type SourceResult,
} from './source-context.ts'
import type { SourceFolder } from './value-files.ts'
import { substitution } from './variables.ts'

/** The release of a chart of a registry, if that is locked and in the cache. */
export function registryTarget(given: ApplicationSource): SourceResult {
  const { source, application, reader } = given
  const request = chartRequestOf(source)
  if (request === null) return { reasons: ['the name, address or version of its chart is a template'] }
  const lookup = findChart(reader, request)
  if (lookup.status !== 'found') return { reasons: [`its chart \`${request.name}\` ${lookup.reason}`] }
  const { folder } = lookup
  const effective = effectiveSource(source, folder, application.name, reader)
  if ('broken' in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] }
  const id = `${request.repository}/${request.name}`
  return releaseTarget({ ...given, ...effective, written: source }, { folder, id, named: '', missing: [] })
}

/** The release of a chart in a folder of the tree. */
export function helmTarget(given: ReadSource, folder: string): SourceResult {
  const { application, written, reader } = given
  const hasChart = treePaths(reader).hasFile(joinPath(folder, 'Chart.yaml'))
  const missingChart = hasChart ? [] : [missing(folder, 'chart', written, application)]
  return releaseTarget(given, { folder, id: folder || '.', named: folder, missing: missingChart })
}

interface ReleasedChart {
  readonly folder: string
  /** What the id of the target begins with: it is the same for all versions of a chart. */
  readonly id: string
  /** The folder that may be named after an environment. */
  readonly named: string
  readonly missing: readonly MissingSource[]
}

function releaseTarget(given: ReadSource, chart: ReleasedChart): SourceResult {
  const { application, source, placeOf } = given
  const helm = source.get('helm')
  const options = helmOptionsOf(helm, folderOfSource(given, chart.folder), placeOf)
  if (options.reasons.length > 0) return { reasons: options.reasons }
  const release = helm.get('releaseName').text || application.name
  const namespace = helm.get('namespace').text || application.destination.namespace
  const target: HelmTarget = {
    kind: 'helm',
    id: `${chart.id}:${release}`,
    path: chart.folder,
    environment: environmentFor(application, chart.named, options.values),
    release,
    namespace: namespace === '' || isUnfilled(namespace) ? null : namespace,
    values: options.values,
    settings: options.settings,
    missing: [...chart.missing, ...options.missing],
    ...statedBy(application),
  }
  return { target: withEnvironment(target), reasons: [] }
}

function folderOfSource(given: ReadSource, folder: string): SourceFolder {
  const { application, source, reader, isShown } = given
  const { hasSources, manifest } = application
  return { reader, folder, isShown, hasSources, substitute: substitution(application, source), manifest }
}
