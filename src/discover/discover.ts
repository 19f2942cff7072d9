import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import type { HelmTarget, ManifestsTarget, Target, ValuesTarget } from '../core/target.ts'
import { joinPath, resolveLinks, type Skipped } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import { valuesEntries } from '../model/values.ts'
import { placeAt } from '../yaml/lines.ts'
import type { Reader } from '../yaml/reader.ts'
import { findCharts, releasedCharts, type Chart } from './charts.ts'
import { configuredTargets } from './configured.ts'
import { environmentOfPath, findEnvironments } from './environments.ts'
import { holdsManifests, matcher, mayHoldManifests } from './manifests.ts'

/** What a tree holds for meshgate. */
export interface Discovery {
  /** Sorted by id; no two have the same one. */
  readonly targets: readonly Target[]
  readonly skipped: readonly Skipped[]
}

/** How to look. */
export interface DiscoverOptions {
  /** Where the configuration stands. */
  readonly configFile: string
  /** Paths that the person named; none means everything. */
  readonly paths: readonly string[]
  /** Take all loose manifests as one target: somebody applies them together. */
  readonly together: boolean
}

/**
 * The targets of a tree: those that the configuration lists, else charts with their environments, values files of
 * a known layout that no release uses, and plain manifests.
 * Argo CD, Flux and kustomize become finders beside these.
 */
export function discover(reader: Reader, config: Config, options: DiscoverOptions): Discovery {
  const { configFile, together, paths } = options
  const isExcluded = matcher(config.exclude ?? [])
  const listed = config.targets !== undefined
  const found = listed
    ? configuredTargets(reader, config, rootOf(reader, resolveLinks(reader.tree, configFile) ?? configFile))
    : findTargets(reader, config, isExcluded, paths)
  const targets = distinct(together && !listed ? joined(found) : found)
  const left = [...reader.tree.refused, ...(listed ? [] : kustomizations(reader))].filter(
    ({ file }) => !isExcluded(file),
  )
  return {
    targets: targets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    skipped: [...left, ...unreadable(reader, targets)],
  }
}

/** Tells targets apart that are listed with the same chart, release and environment. */
function distinct(targets: readonly Target[]): Target[] {
  return [...groupBy(targets, ({ id }) => id).values()].flatMap((same) =>
    same.map((target, index) => (index === 0 ? target : { ...target, id: `${target.id}#${index + 1}` })),
  )
}

function findTargets(
  reader: Reader,
  config: Config,
  isExcluded: (path: string) => boolean,
  paths: readonly string[],
): Target[] {
  const charts = findCharts(reader)
  const released = releasedCharts(charts, paths).filter(({ path }) => !isExcluded(path))
  const releases = released.flatMap((chart) => releasesOf(reader, chart, isExcluded))
  const others = looseTargets(reader, config, charts, releases)
  return [...releases, ...others.filter(({ path }) => !isExcluded(path))]
}

function releasesOf(reader: Reader, chart: Chart, isExcluded: (path: string) => boolean): HelmTarget[] {
  const environments = findEnvironments(reader.tree, chart.path).filter(({ file }) => !isExcluded(file))
  const base = {
    kind: 'helm',
    path: chart.path,
    release: chart.name,
    namespace: 'default',
    missing: [],
  } as const
  const id = chart.path || '.'
  if (environments.length === 0) return [{ ...base, id, environment: null, values: [] }]
  return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
    ...base,
    id: `${id}@${environment}`,
    environment,
    values: files.map(({ file }) => file),
  }))
}

/** Values files and manifests that belong to no chart. */
function looseTargets(
  reader: Reader,
  config: Config,
  charts: readonly Chart[],
  releases: readonly HelmTarget[],
): Target[] {
  const named = [...releases.flatMap(({ values }) => values), ...charts.flatMap(ownFiles)]
  const used = new Set(named.map((path) => resolveLinks(reader.tree, path) ?? path))
  const isManifest = matcher(config.manifests ?? ['**/*.yaml', '**/*.yml', '**/*.json'])
  return reader.tree.files
    .filter((path) => /\.(ya?ml|json)$/.test(path) && !used.has(path))
    .flatMap((path): Target[] => {
      const inChart = charts.some((chart) => isPartOf(chart, path))
      const manifests = !inChart && isManifest(path) && hasManifests(reader, path)
      return manifests ? [plainTarget(path)] : looseValues(reader, path, inChart)
    })
}

function joined(targets: readonly Target[]): Target[] {
  const loose = targets.filter((target) => target.kind === 'manifests')
  const files = loose.flatMap((target) => target.files)
  const others = targets.filter((target) => target.kind !== 'manifests')
  return loose.length === 0 ? others : [...others, { ...loose[0]!, id: '**', path: '', files }]
}

function hasManifests(reader: Reader, path: string): boolean {
  if (!mayHoldManifests(reader.text(path) ?? '')) return false
  return holdsManifests(reader, path) || refusal(reader, path) !== undefined
}

function plainTarget(path: string): ManifestsTarget {
  return { kind: 'manifests', id: path, path, environment: null, files: [path], missing: [] }
}

function looseValues(reader: Reader, path: string, inChart: boolean): ValuesTarget[] {
  if (!/\b(mediatedTls|passthroughTls|jwt)["']?\s*:/.test(reader.text(path) ?? '')) return []
  const root = rootOf(reader, path)
  if (root ? valuesEntries(root, path).length === 0 : refusal(reader, path) === undefined) return []
  return [
    {
      kind: 'values',
      id: path,
      path,
      environment: environmentOfPath(path),
      release: null,
      namespace: null,
      values: [path],
      missing: [],
      reason: inChart ? 'no release uses these values' : 'no chart in this repository reads these values',
    },
  ]
}

function ownFiles(chart: Chart): string[] {
  return ['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'].map((name) =>
    joinPath(chart.path, name),
  )
}

/** True for what the chart itself is made of: templates and the like, which are no manifests as they stand. */
function isPartOf(chart: Chart, path: string): boolean {
  return chart.path === '' ? /^(templates|charts|crds)\//.test(path) : path.startsWith(`${chart.path}/`)
}

function kustomizations(reader: Reader): Skipped[] {
  return reader.tree.files
    .filter((path) => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path))
    .map((file) => ({
      file,
      reason: 'kustomizations are not built yet; their files are checked as they stand',
    }))
}

/** Loose files that are no YAML: Helm says so of a release's own files, and nobody of these. */
function unreadable(reader: Reader, targets: readonly Target[]): Skipped[] {
  return [...new Set(targets.flatMap(looseFiles))].flatMap((file) => {
    const reason = refusal(reader, file)
    return reason === undefined ? [] : [{ file, reason }]
  })
}

function looseFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  return target.kind === 'values' ? target.values : []
}

/** Why a file, or a document in it, cannot be read; `undefined` if all of it can. */
function refusal(reader: Reader, file: string): string | undefined {
  for (const { source, root, problems } of reader.documents(file)) {
    const [problem] = root ? [] : problems
    if (problem) return `line ${placeAt(source, problem.start, problem.end).line}: ${problem.message}`
  }
  return undefined
}

function rootOf(reader: Reader, path: string): Node | null {
  const root = reader.documents(path)[0]?.root
  return root ? Node.of(root) : null
}
