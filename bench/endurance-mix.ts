// The charts and values that the endurance run renders in turn.
import { rmSync } from 'node:fs'
import { createExampleRepository } from '../examples/example-repository.mjs'
import { folderTree } from '../src/host/folder-tree.ts'
import { chartLoader } from '../src/render/chart-files.ts'
import { engineFrameOf } from '../src/render/wire.ts'
import type { ChartSource, RenderJob } from '../src/render/engine-job.ts'
import type { Tree } from '../src/core/tree.ts'

/**
 * Jobs by index, the same in every run. In turn: a release of the example repository; the next of many small charts; a
 * chart with a subchart, one that fails, one that draws random bytes; a small chart that stays for 16 jobs.
 */
export function mix(): (index: number) => RenderJob {
  const small = range(200).map((index) => chartOf(`small${index}`, manyObjects))
  const specialCharts = [parent, failing, invalid, random].map((files, index) =>
    chartOf(`other${index}`, files),
  )
  const jobs = [
    examples(),
    (index: number) => jobOf(small[index % small.length]!, valuesOf(index), index),
    (index: number) => jobOf(specialCharts[index % specialCharts.length]!, valuesOf(index), index),
    (index: number) => jobOf(small[(index >> 4) % small.length]!, valuesOf(index), index),
  ]
  return (index) => jobs[index % jobs.length]!(Math.floor(index / jobs.length))
}

function examples(): (index: number) => RenderJob {
  const folder = createExampleRepository()
  const releases = readReleases(folderTree(folder, null))
  rmSync(folder, { recursive: true })
  return (index) => {
    const { chart, values } = releases[index % releases.length]!
    return jobOf(chart, values, index)
  }
}

function readReleases(tree: Tree): { chart: ChartSource; values: Uint8Array }[] {
  const charts = chartLoader(tree)
  return ['gateway', 'orders', 'payments'].flatMap((app) =>
    ['prod', 'stage'].map((environment) => {
      const chart = charts.find(`apps/${app}`)
      const values = tree.read(`apps/${app}/values-${environment}.yaml`)
      if ('problem' in chart || !values) throw new Error(`the example ${app} cannot be read`)
      return { chart: chart.source, values }
    }),
  )
}

function jobOf(chart: ChartSource, values: Uint8Array, index: number): RenderJob {
  return {
    source: chart,
    options: { name: `r${index % 7}`, namespace: 'default', values: ['values.yaml'], marks: true },
    files: [engineFrameOf('values.yaml', values)],
    clockAndSeed: { now: 0, seed: index },
  }
}

function valuesOf(index: number): Uint8Array {
  return encode(`size: ${index % 60}\nname: n${index}\n`)
}

function chartOf(name: string, files: Record<string, string>): ChartSource {
  const texts = { 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, ...files }
  return {
    kind: 'folder',
    files: Object.entries(texts).map(([path, text]) => ({ name: path, data: encode(text) })),
  }
}

const object =
  'kind: ConfigMap\nmetadata:\n  name: {{ $.Values.name }}\ndata:\n  a: {{ include "h" $ | quote }}\n'
const helper = '{{ define "h" }}{{ tpl "{{ .Values.name }}" . }}{{ end }}'

const manyObjects = {
  'values.yaml': 'deep: {list: [1, 2], text: "a: b"}\n',
  'templates/_h.tpl': helper,
  'templates/a.yaml': `{{ range until (int .Values.size) }}---\n${object}  b: {{ toYaml $.Values.deep | nindent 4 }}\n{{ end }}`,
  'templates/hook.yaml': 'kind: Job\nmetadata: {name: a, annotations: {helm.sh/hook: post-install}}\n',
}
const parent = {
  'values.yaml': 'global: {a: b}\n',
  'templates/a.yaml': `${helper}${object}`,
  'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
  'charts/sub/templates/a.yaml': 'kind: Sub\na: {{ .Values.global.a }}\n',
}
const failing = { 'templates/a.yaml': 'kind: A\na: {{ required "name it" .Values.none }}\n' }
const invalid = { 'templates/a.yaml': 'kind: A\na: [\n' }
const random = {
  'templates/a.yaml': 'kind: A\na: {{ randAlphaNum 8 }}\nb: {{ genPrivateKey "ecdsa" | b64enc }}\n',
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
