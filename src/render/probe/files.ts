import { oncePer } from '../../core/once-per.ts'
import type { ChartFiles } from '../chart-files.ts'
import { packedMark } from '../engine-job.ts'
import { chartsOf } from './charts.ts'

/** The files of a chart by their path in its folder, such as `templates/route.yaml`, with subcharts; empty for an archive. */
export const filesOf = oncePer(({ source }: ChartFiles): ReadonlyMap<string, Uint8Array> => {
  const files = source.kind === 'archive' ? [] : source.files
  return new Map(files.map(({ name, data }) => [name.replaceAll(packedMark, ''), data]))
})

/**
 * The texts of the templates and partials of a chart and its unpacked subcharts; `undefined` if an archive may hide some: the
 * chart is packed or has no files, or one of its files is a `.tgz`.
 */
export function templateTexts(chart: ChartFiles): string[] | undefined {
  const files = [...filesOf(chart)]
  if (files.length === 0 || files.some(([name]) => name.endsWith('.tgz'))) return undefined
  return files.filter(([name]) => name.includes('templates/')).map(([, data]) => decode(data))
}

/** The text of a template by its full name, `CHART/templates/route.yaml`; `''` if it is in an archive. */
export function templateText(chart: ChartFiles, name: string): string {
  const data = filesOf(chart).get(name.slice(name.indexOf('/') + 1))
  return data ? decode(data) : ''
}

/**
 * Whether no template can change the values for another one, by functions of Sprig that modify a map or by `tpl`, which
 * executes values. False if packed subcharts hide templates.
 */
export const keepsValues = oncePer((chart: ChartFiles): boolean => {
  const texts = templateTexts(chart)
  const actions = texts?.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? [])
  return actions !== undefined && !actions.some((action) => changingFunctions.test(action))
})

/** Functions of Sprig that modify a map. */
export const modifyingFunctions: ReadonlySet<string> = new Set([
  ...['set', 'unset', 'merge', 'mustMerge', 'mergeOverwrite', 'mustMergeOverwrite'],
])

const changingFunctions = new RegExp(`\\b(?:${[...modifyingFunctions, 'tpl'].join('|')})\\b`)

/** The values.schema.json of a chart and its subcharts, by the keys of their values, joined by NULs. */
export function schemaFilesOf(chart: ChartFiles): Map<string, string> {
  const files = filesOf(chart)
  return new Map(
    chartsOf(files).flatMap(({ folder, prefixes }) => {
      const data = files.get(`${folder}values.schema.json`)
      return data ? prefixes.map((keys) => [keys.join('\0'), decode(data)] as const) : []
    }),
  )
}

function decode(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}
