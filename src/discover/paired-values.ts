import { groupByEach } from '../core/group.ts'
import type { HelmTarget } from '../core/target.ts'
import { baseName, joinPath } from '../core/path.ts'
import { resolveLinks } from '../core/tree.ts'
import { maxValuesBytes } from '../core/values-bound.ts'
import type { Reader } from '../yaml/reader.ts'
import { declaredKeys } from './chart-keys.ts'
import type { Chart } from './chart.ts'
import { environmentOfPath, isSampleName, isUsualEnvironment } from './environment-names.ts'
import { inferredRelease } from './releases.ts'
import { rootOf } from './root.ts'
import { isEncrypted, isGoTemplateFile } from './unreadable.ts'

/**
 * Releases of charts with values files whose name and folder do not name a chart, but whose top-level keys exactly one
 * chart declares, with values of the same kinds. `files` are the files that may be values of no known chart.
 */
export function pairedReleases(
  reader: Reader,
  charts: readonly Chart[],
  files: readonly string[],
): HelmTarget[] {
  if (charts.length === 0) return []
  const candidates = files.flatMap((file) => candidateOf(reader, file) ?? [])
  if (candidates.length === 0) return []
  const chartsByKey = indexOf(reader, charts)
  return candidates.flatMap(({ file, keys }) => {
    const [chart, ...others] = chartsWith(keys, chartsByKey).filter((fit) => hasSameKinds(reader, file, fit))
    if (!chart || others.length > 0) return []
    const release = { ...inferredRelease(chart), environment: null, values: [file], guess: 'keys' as const }
    return [{ ...release, id: `${chart.path || '.'}@${file}` }]
  })
}

interface Candidate {
  readonly file: string
  readonly keys: readonly string[]
}

/** The top-level keys of a file that may be values. They are read from the text, which is cheaper than parsing. */
function candidateOf(reader: Reader, file: string): Candidate | null {
  if (!isValuesName(file)) return null
  const text = reader.text(file) ?? ''
  if (text.length > maxValuesBytes) return null
  const keys = [...new Set([...text.matchAll(topLevelKey)].map(([, quoted, plain]) => quoted ?? plain!))]
  if (keys.length < minKeys || keys.includes('apiVersion') || keys.every((key) => usualKeys.has(key)))
    return null
  return isGoTemplateFile(reader, file) || isEncrypted(reader, file) ? null : { file, keys }
}

const topLevelKey = /^(?:["']([^"'\n]+)["']|([A-Za-z_][\w.-]*)) *:(?=\s|$)/gm

/** Minimum number of keys, since a single key such as `image` proves little. */
const minKeys = 2

/** Keys that most charts have (`helm create`), also charts of other repositories. */
const usualKeys: ReadonlySet<string> = new Set([
  ...['replicaCount', 'replicas', 'image', 'imagePullSecrets', 'nameOverride', 'fullnameOverride', 'env'],
  ...['serviceAccount', 'podAnnotations', 'podLabels', 'podSecurityContext', 'securityContext', 'service'],
  ...['ingress', 'httpRoute', 'resources', 'livenessProbe', 'readinessProbe', 'autoscaling', 'volumes'],
  ...['volumeMounts', 'nodeSelector', 'tolerations', 'affinity', 'global', 'tags', 'labels', 'annotations'],
])

/** False for hidden folders, samples, files of other tools, and values that are named after another release or chart. */
function isValuesName(file: string): boolean {
  if (!/\.ya?ml$/.test(file) || /(^|\/)\./.test(file)) return false
  if (ofTools.test(baseName(file)) || /[-_.]values\.ya?ml$/i.test(file) || isSampleName(file)) return false
  const environment = environmentOfPath(file)
  return environment === null || isUsualEnvironment(environment)
}

const ofTools =
  /^(?:kustomization|(?:docker-)?compose|skaffold|helmfile|Chart|requirements|mkdocs|renovate|pnpm-|openapi|swagger)/i

type ChartsByKey = ReadonlyMap<string, readonly Chart[]>

function indexOf(reader: Reader, charts: readonly Chart[]): ChartsByKey {
  return groupByEach(charts, ({ path }) => declaredKeys(reader, resolveLinks(reader.tree, path) ?? path))
}

/** The charts that declare all keys; begins with the rarest key. */
function chartsWith(keys: readonly string[], byKey: ChartsByKey): Chart[] {
  const having = keys.map((key) => byKey.get(key) ?? []).toSorted((a, b) => a.length - b.length)
  const [rarest = [], ...others] = having
  if (rarest.length === 0) return []
  const sets = others.map((charts) => new Set(charts))
  return rarest.filter((chart) => sets.every((charts) => charts.has(chart)))
}

/** False if a value has another kind than in the chart's values.yaml, such as a list instead of a map. */
function hasSameKinds(reader: Reader, file: string, { path }: Chart): boolean {
  const values = rootOf(reader, file)
  if (values?.kind !== 'map') return false
  const defaults = rootOf(reader, joinPath(path, 'values.yaml'))
  return values.entries().every(([key, value]) => {
    const defaultValue = defaults?.get(key)
    return !defaultValue?.exists || defaultValue.isNull || value.isNull || defaultValue.kind === value.kind
  })
}
