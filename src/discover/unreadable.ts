import type { Target } from '../core/target.ts'
import { joinPath, type Skipped, type Tree } from '../core/tree.ts'
import { isGoTemplate } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './charts.ts'

/** Go templates outside of charts, which nobody here can fill. Other loose files that are no YAML are findings. */
export function unreadable(reader: Reader, targets: readonly Target[]): Skipped[] {
  return [...new Set(targets.flatMap(looseFiles))]
    .filter((file) => isUnfilledTemplate(reader, file))
    .map((file) => ({ file, reason: 'a Go template outside of a chart, which only its own tool can fill' }))
}

/** Charts whose Chart.yaml is a Go template, such as those that project generators copy. */
export function unfilledCharts(charts: readonly Chart[]): Skipped[] {
  return charts
    .filter(({ isTemplate }) => isTemplate)
    .map(({ path }) => ({
      file: joinPath(path, 'Chart.yaml'),
      reason: 'a template of a chart, which only its own tool can fill: the chart is not rendered',
    }))
}

/** Folders with the name of a file that Helm reads; it takes what is in them for other files of the chart. */
export function foldersForFiles({ files }: Tree): Skipped[] {
  const folders = files.flatMap((path) => folderForFile.exec(path)?.[1] ?? [])
  return [...new Set(folders)].map((file) => ({ file, reason: 'a folder with the name of a file' }))
}

const folderForFile = /^((?:.*?\/)?(?:Chart|values(?:[-.][^/]+)?)\.ya?ml)\//s

/** True if a file, or a document in it, cannot be read. */
export function isRefused(reader: Reader, file: string): boolean {
  return reader.documents(file).some(({ root, problems }) => root === null && problems.length > 0)
}

/** True if a file cannot be read as YAML because it is a Go template, which another tool fills in. */
export function isUnfilledTemplate(reader: Reader, file: string): boolean {
  return isRefused(reader, file) && reader.documents(file).some(({ source }) => isGoTemplate(source))
}

function looseFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  return target.kind === 'values' ? target.values : []
}
