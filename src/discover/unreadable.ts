import type { Target } from '../core/target.ts'
import type { Skipped, Tree } from '../core/tree.ts'
import { isGoTemplate } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'

/** Go templates outside of charts, which nobody here can fill. Other loose files that are no YAML are findings. */
export function unreadable(reader: Reader, targets: readonly Target[]): Skipped[] {
  return [...new Set(targets.flatMap(looseFiles))]
    .filter((file) => isRefused(reader, file) && isTemplate(reader, file))
    .map((file) => ({ file, reason: 'a Go template outside of a chart, which only its own tool can fill' }))
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

function isTemplate(reader: Reader, file: string): boolean {
  return reader.documents(file).some(({ source }) => isGoTemplate(source))
}

function looseFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  return target.kind === 'values' ? target.values : []
}
