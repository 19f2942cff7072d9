import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './native.ts'

const folders = [
  'pkg/cmd/testdata',
  'pkg/action/testdata',
  'pkg/chart/v2/loader/testdata',
  'pkg/chart/v2/util/testdata',
]

const charts = 'pkg/cmd/testdata/testcharts'

const subchart = `${charts}/subchart`

/** The flags of pkg/cmd/template_test.go, but those of `--debug` and of the command line alone. */
const flagSets: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [subchart]: [
    [],
    ['--set', 'service.name=apache'],
    ['--values', `${subchart}/charts/subchartA/values.yaml`],
    ['--kube-version', '1.16.0'],
    ['--api-versions', 'helm.k8s.io/test,helm.k8s.io/test2'],
    ['--api-versions', 'helm.k8s.io/test', '--api-versions', 'helm.k8s.io/test2'],
    ['--show-only', 'templates/service.yaml'],
    ['--show-only', 'templates/service.yaml', '--show-only', 'charts/subcharta/templates/service.yaml'],
    ['--show-only', 'templates/subdir/role*'],
    ['--skip-tests'],
    ['--set', 'configmap.enabled=true', '--set', 'subchartb.enabled=true'],
    ['--set', 'configmap.enabled=true', '--set', 'subchartb.enabled=true', '--set', 'configmap.value=baz'],
    ['-f', `${subchart}/extra_values.yaml`],
  ],
  [`${charts}/lib-chart`]: [[]],
  [`${charts}/chart-bad-type`]: [[]],
  [`${charts}/chart-with-template-lib-dep`]: [[]],
  [`${charts}/chart-with-template-lib-archive-dep`]: [[]],
  [`${charts}/object-order`]: [[]],
  [`${charts}/chart-with-template-with-invalid-yaml`]: [[]],
  [`${charts}/chart-with-template-with-invalid-template-expr`]: [
    ['--show-only', 'templates/alpine-pod.yaml'],
  ],
  [`${charts}/issue-9027`]: [[]],
}

/** The cases of Helm's own tests of `helm template`. */
export const templateTestCases: readonly Case[] = Object.entries(flagSets).flatMap(([chart, sets]) =>
  sets.map((flags) => ({ chart, flags })),
)

/** The charts and archives in Helm's test data, but those of the unreleased chart API v3. */
export function upstreamCases(sources: string): Case[] {
  const charts = folders.flatMap((folder) => chartsUnder(sources, folder))
  return charts
    .filter((chart) => !isV3(sources, chart))
    .map((chart) => ({ chart, flags: ['--include-crds'] }))
}

function chartsUnder(sources: string, path: string): string[] {
  if (path.endsWith('.tgz')) return [path]
  if (!statSync(join(sources, path), { throwIfNoEntry: false })?.isDirectory()) return []
  const names = readdirSync(join(sources, path)).toSorted()
  const inside = names.flatMap((name) => chartsUnder(sources, `${path}/${name}`))
  return names.includes('Chart.yaml') ? [path, ...inside] : inside
}

function isV3(sources: string, chart: string): boolean {
  if (chart.endsWith('.tgz')) return false
  return /apiVersion: v3/.test(readFileSync(join(sources, chart, 'Chart.yaml'), 'utf8'))
}
