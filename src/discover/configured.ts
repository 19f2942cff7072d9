import type { Config, ConfiguredTarget } from '../core/config.ts'
import type {
  HelmTarget,
  ManifestsTarget,
  MissingSource,
  SourceLine,
  Target,
  ValuesTarget,
} from '../core/target.ts'
import { baseName, joinPath } from '../core/path.ts'
import { readResolved, refusalOf, resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import { chartRequestAt } from '../registry/chart-request.ts'
import { isGatewayChart } from '../registry/istio-charts.ts'
import type { Reader } from '../yaml/reader.ts'
import { pathMatcher } from './manifests.ts'
import { releaseNameFor } from './release-name.ts'

/**
 * One target for each entry of `targets` in the configuration; empty without the key. A chart, values file or manifest that
 * the tree lacks is in `missing` of its target.
 *
 * @param at the root of the configuration, for the lines of the entries; `null` if it has no file: targets have no lines then
 */
export function configuredTargets(reader: Reader, config: Config, at: Node | null): Target[] {
  return (config.targets ?? []).map((target, index) => {
    const node = at?.at('targets', index)
    return { ...configuredTarget(reader, target, node), ...(node && { listedAt: lineOf(node) }) }
  })
}

function configuredTarget(reader: Reader, target: ConfiguredTarget, node: Node | undefined): Target {
  if (target.chart !== undefined) return releaseTarget(reader, target, target.chart, node)
  return target.manifests
    ? manifestsTarget(reader, target, target.manifests, node)
    : valuesTarget(reader, target, node)
}

function releaseTarget(
  reader: Reader,
  target: ConfiguredTarget,
  chart: string,
  node?: Node,
): HelmTarget | ValuesTarget {
  const path = joinPath('', chart)
  if (isRemoteChart(chart)) {
    return {
      ...valuesTarget(reader, target, node),
      path: chart,
      reason: `chart \`${chart}\` is not in this repository`,
      reasonCode: 'remote-chart',
      ...(isGatewayChart(chartRequestAt(chart, '')) && { isGateway: true }),
    }
  }
  const missingChart = hasChart(reader, path) ? [] : [missing(chart, 'chart', node?.get('chart'))]
  return {
    kind: 'helm',
    id: idOf(path, target),
    path,
    environment: target.environment ?? null,
    release: target.release ?? releaseNameFor(chartName(reader, path), archiveName(path)),
    namespace: target.namespace ?? null,
    ...valuesOf(reader, target, node, missingChart),
    ...settingsOf(target),
  }
}

/** The settings of a release by the configuration; empty if it states none. */
function settingsOf(target: ConfiguredTarget): Pick<HelmTarget, 'settings'> {
  if (!clusterKeys.some((key) => target[key] !== undefined)) return {}
  const { 'kube-version': kubeVersion, 'is-upgrade': isUpgrade } = target
  return {
    settings: {
      values: [],
      parameters: [],
      includeCrds: target['include-crds'] ?? false,
      ...(isUpgrade !== undefined && { isUpgrade }),
      skipTests: false,
      skipSchemaValidation: false,
      ...(kubeVersion !== undefined && { kubeVersion }),
      apiVersions: target['api-versions'] ?? [],
    },
  }
}

/** The keys of a target that affect how its release is rendered. */
const clusterKeys = ['api-versions', 'kube-version', 'is-upgrade', 'include-crds'] as const

function manifestsTarget(
  reader: Reader,
  target: ConfiguredTarget,
  patterns: readonly string[],
  node?: Node,
): ManifestsTarget {
  const matches = pathMatcher(patterns)
  const files = reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && matches(path))
  return {
    kind: 'manifests',
    id: idOf(patterns.join(','), target),
    path: joinPath('', patterns[0] ?? ''),
    environment: target.environment ?? null,
    files,
    missing: files.length > 0 ? [] : [missing(patterns.join(', '), 'manifests', node?.get('manifests'))],
  }
}

function valuesTarget(reader: Reader, target: ConfiguredTarget, node?: Node): ValuesTarget {
  const first = target.values?.[0] ?? ''
  return {
    kind: 'values',
    id: idOf(target.chart ?? first, target),
    path: first,
    environment: target.environment ?? null,
    release: target.release ?? null,
    namespace: target.namespace ?? null,
    reason: 'no chart is named for these values',
    reasonCode: 'no-chart-named',
    ...valuesOf(reader, target, node, []),
  }
}

function valuesOf(
  reader: Reader,
  target: ConfiguredTarget,
  node: Node | undefined,
  missingSources: readonly MissingSource[],
): { values: string[]; missing: MissingSource[] } {
  const paths = (target.values ?? []).map((path) => joinPath('', path))
  const exists = (path: string) =>
    (readResolved(reader.tree, path) ?? refusalOf(reader.tree, path)) !== undefined
  const missingValues = paths.flatMap((path, index) =>
    exists(path) ? [] : [missing(path, 'values file', node?.at('values', index))],
  )
  return { values: paths.filter(exists), missing: [...missingSources, ...missingValues] }
}

function missing(source: string, sourceKind: MissingSource['what'], node: Node | undefined): MissingSource {
  return {
    source,
    what: sourceKind,
    ...(node ? { namedAt: lineOf(node) } : {}),
  }
}

function lineOf({ location: { file, line } }: Node): SourceLine {
  return { file, line }
}

function idOf(path: string, { environment, release }: ConfiguredTarget): string {
  return `${path || '.'}${release ? `:${release}` : ''}${environment ? `@${environment}` : ''}`
}

/** True for charts in registries and repositories, `oci://…` and `https://…`. `repo/name` is read as a folder. */
function isRemoteChart(chart: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(chart)
}

/** The chart's name from an archive: `helm package` names archives after chart and version. */
function archiveName(path: string): string {
  return baseName(path).replace(/(-v?\d[^/]*)?\.tgz$/, '')
}

function hasChart(reader: Reader, path: string): boolean {
  const folder = resolveLinks(reader.tree, path) ?? path
  return [joinPath(folder, 'Chart.yaml'), folder].some((file) => reader.tree.read(file) !== undefined)
}

function chartName(reader: Reader, path: string): string {
  const folder = resolveLinks(reader.tree, path) ?? path
  const root = reader.documents(joinPath(folder, 'Chart.yaml'))[0]?.root
  return root ? Node.of(root).get('name').text : ''
}
