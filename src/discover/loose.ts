import type { Config } from '../core/config.ts'
import type { ManifestsTarget, Target, ValuesTarget } from '../core/target.ts'
import { joinPath } from '../core/path.ts'
import { resolveLinks, type Skipped } from '../core/tree.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { Reader } from '../yaml/reader.ts'
import { chartRelations } from './chart-relations.ts'
import type { Chart } from './chart.ts'
import { environmentOfPath } from './environment-names.ts'
import { containsManifests, pathMatcher, mayContainManifests } from './manifests.ts'
import { fileRoles } from './parts/file-roles.ts'
import { rootOf } from './root.ts'
import { isRefused } from './unreadable.ts'

/**
 * The values files and manifests that belong to no chart and to none of the other targets, as targets.
 *
 * @param applied the other targets: releases, kustomizations, and the manifests that controllers apply
 */
export function looseTargets(
  reader: Reader,
  config: Config,
  charts: readonly Chart[],
  applied: readonly Target[],
): Target[] {
  const built = new Set(
    applied.flatMap((target) =>
      target.kind === 'kustomization' || target.kind === 'manifests' ? target.files : [],
    ),
  )
  const relationOf = chartRelations(charts)
  const isManifest = pathMatcher(config.manifests ?? ['**/*.yaml', '**/*.yml', '**/*.json'])
  return filesOutside(reader, charts, applied).flatMap((path): Target[] => {
    const relation = relationOf(path)
    if (relation === 'source') return []
    const isPlain = relation === null || fileRoles(reader)(path).isNamed
    const manifests = isPlain && isManifest(path) && hasManifests(reader, path)
    if (manifests) return built.has(path) ? [] : [plainTarget(path)]
    return looseValues(reader, path, relation === 'beside')
  })
}

/** The YAML and JSON files that are neither metadata of charts nor values of their releases. */
export function filesOutside(reader: Reader, charts: readonly Chart[], targets: readonly Target[]): string[] {
  const used = new Set(filesOfCharts(reader, charts, targets))
  return reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !used.has(path))
}

/**
 * Manifests in the folder of a chart that are not part of it and that nothing is known to apply, such as examples and
 * tests.
 */
export function unappliedBesideCharts(
  reader: Reader,
  charts: readonly Chart[],
  usedFiles: ReadonlySet<string>,
): Skipped[] {
  const relationOf = chartRelations(charts)
  return reader.tree.files
    .filter((path) => /\.(ya?ml|json)$/.test(path) && !usedFiles.has(path) && relationOf(path) === 'beside')
    .filter((path) => hasManifests(reader, path))
    .map((file) => ({
      file,
      reason: 'a manifest in the folder of a chart but outside of `templates/`, so Helm does not apply it',
    }))
}

function hasManifests(reader: Reader, path: string): boolean {
  // UTF-16 without a byte order mark has NULs between its letters.
  if (!mayContainManifests((reader.text(path) ?? '').replaceAll('\0', ''))) return false
  return containsManifests(reader, path) || isRefused(reader, path)
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
      ...(inChart ? unreleasedReason : unreadReason),
    },
  ]
}

type Reason = Pick<ValuesTarget, 'reason' | 'reasonCode'>

const unreleasedReason: Reason = { reason: 'no release uses these values', reasonCode: 'no-release' }
const unreadReason: Reason = {
  reason: 'no chart in this repository reads these values',
  reasonCode: 'no-chart',
}

/** Files that charts and their releases read besides templates, links followed. */
export function filesOfCharts(
  { tree }: Reader,
  charts: readonly Chart[],
  targets: readonly Target[],
): string[] {
  const values = targets.flatMap((target) => (target.kind === 'helm' ? target.values : []))
  const paths = [...values, ...charts.flatMap(metadataFiles)]
  return paths.map((path) => resolveLinks(tree, path) ?? path)
}

function metadataFiles(chart: Chart): string[] {
  return ['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'].map((name) =>
    joinPath(chart.path, name),
  )
}
