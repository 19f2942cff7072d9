import type { Config } from '../core/config.ts'
import type { HelmTarget, ManifestsTarget, Target, ValuesTarget } from '../core/target.ts'
import { joinPath, resolveLinks, type Skipped } from '../core/tree.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { Reader } from '../yaml/reader.ts'
import { chartParts } from './chart-parts.ts'
import type { Chart } from './chart.ts'
import { environmentOfPath } from './environment-names.ts'
import { holdsManifests, matcher, mayHoldManifests } from './manifests.ts'
import { fileRoles } from './parts/file-roles.ts'
import { rootOf } from './root.ts'
import { isRefused } from './unreadable.ts'

/** Values files and manifests that belong to no chart. */
export function looseTargets(
  reader: Reader,
  config: Config,
  charts: readonly Chart[],
  releases: readonly HelmTarget[],
): Target[] {
  const used = new Set(filesOfCharts(reader, charts, releases))
  const partOf = chartParts(charts)
  const isManifest = matcher(config.manifests ?? ['**/*.yaml', '**/*.yml', '**/*.json'])
  return reader.tree.files
    .filter((path) => /\.(ya?ml|json)$/.test(path) && !used.has(path))
    .flatMap((path): Target[] => {
      const part = partOf(path)
      if (part === 'source') return []
      const isPlain = part === null || fileRoles(reader)(path).isNamed
      const manifests = isPlain && isManifest(path) && hasManifests(reader, path)
      return manifests ? [plainTarget(path)] : looseValues(reader, path, part === 'beside')
    })
}

/**
 * Manifests in the folder of a chart that are no part of it, and that nothing here is known to apply: Helm takes them
 * for other files of the chart, such as those of examples or tests.
 */
export function unappliedBesideCharts(
  reader: Reader,
  charts: readonly Chart[],
  known: ReadonlySet<string>,
): Skipped[] {
  const partOf = chartParts(charts)
  return reader.tree.files
    .filter((path) => /\.(ya?ml|json)$/.test(path) && !known.has(path) && partOf(path) === 'beside')
    .filter((path) => hasManifests(reader, path))
    .map((file) => ({ file, reason: 'a manifest in the folder of a chart, which Helm does not apply' }))
}

function hasManifests(reader: Reader, path: string): boolean {
  // Between the letters of UTF-16 without a byte order mark there are NULs.
  if (!mayHoldManifests((reader.text(path) ?? '').replaceAll('\0', ''))) return false
  return holdsManifests(reader, path) || isRefused(reader, path)
}

function plainTarget(path: string): ManifestsTarget {
  return { kind: 'manifests', id: path, path, environment: null, files: [path], missing: [], loose: 'alone' }
}

function looseValues(reader: Reader, path: string, inChart: boolean): ValuesTarget[] {
  if (
    !/\b(mediatedTls|passthroughTls|jwt|meshConfig)["']?\s*:/.test(
      (reader.text(path) ?? '').replaceAll('\0', ''),
    )
  )
    return []
  const root = rootOf(reader, path)
  if (root ? valuesEntries(root, path).length === 0 : !isRefused(reader, path)) return []
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
      ...(inChart ? unreleased : unread),
    },
  ]
}

type Reason = Pick<ValuesTarget, 'reason' | 'reasonCode'>

const unreleased: Reason = { reason: 'no release uses these values', reasonCode: 'no-release' }
const unread: Reason = { reason: 'no chart in this repository reads these values', reasonCode: 'no-chart' }

/** What charts and their releases read besides templates, links followed. */
export function filesOfCharts(
  { tree }: Reader,
  charts: readonly Chart[],
  releases: readonly HelmTarget[],
): string[] {
  const named = [...releases.flatMap(({ values }) => values), ...charts.flatMap(ownFiles)]
  return named.map((path) => resolveLinks(tree, path) ?? path)
}

function ownFiles(chart: Chart): string[] {
  return ['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'].map((name) =>
    joinPath(chart.path, name),
  )
}
