import { valueOfKey, itemsOfKey } from '../yaml/map-values.ts'
import type { YamlNode } from '../yaml/node.ts'

/** A chart that a kustomization renders. */
export interface KustomizationChart {
  /** The address of its repository; `''` for a vendored chart. */
  readonly repository: string
  readonly name: string
  readonly version: string
  /** The keys from the root of the kustomization to the version, or to the name without one. */
  readonly path: readonly (string | number)[]
  /** The folder where kustomize finds or unpacks the chart, relative to the folder of the kustomization. */
  readonly folder: string
}

/** The fields of a kustomization with charts; the second one is deprecated and means the same. */
const fields = [
  { field: 'helmCharts', repository: 'repo', name: 'name', version: 'version' },
  {
    field: 'helmChartInflationGenerator',
    repository: 'chartRepoUrl',
    name: 'chartName',
    version: 'chartVersion',
  },
] as const

/** The charts of a kustomization (kustomize `api/types/helmchartargs.go` and `HelmChartInflationGenerator.go`, absChartHome). */
export function kustomizationCharts(root: YamlNode): KustomizationChart[] {
  const home = chartHome(root)
  return fields.flatMap(({ field, ...keys }) =>
    itemsOfKey(root, field).flatMap((chart, index) => {
      const [repository, name, version] = [keys.repository, keys.name, keys.version].map((key) =>
        textOf(chart, key),
      ) as [string, string, string]
      if (name === '') return []
      const folder = version === '' ? `${home}/${name}` : `${home}/${name}-${version}/${name}`
      const path = [field, index, version === '' ? keys.name : keys.version]
      return { repository, name, version, path, folder }
    }),
  )
}

function chartHome(root: YamlNode): string {
  const deprecated = itemsOfKey(root, fields[1].field).map((chart) => textOf(chart, 'chartHome'))
  return (
    textOf(valueOfKey(root, 'helmGlobals'), 'chartHome') ||
    deprecated.findLast((home) => home !== '') ||
    'charts'
  )
}

function textOf(node: YamlNode | undefined, key: string): string {
  const value = valueOfKey(node, key)
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : ''
}
