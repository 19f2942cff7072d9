import type { Target } from '../core/target.ts'
import type { Skipped, Tree } from '../core/tree.ts'
import { isGoTemplate } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { fileRoles } from './parts/file-roles.ts'

/** Loose files that are no YAML and need not be. What should be YAML and is not is a finding. */
export function unreadable(reader: Reader, targets: readonly Target[]): Skipped[] {
  const reasons = targets.flatMap((target) =>
    looseFiles(target).flatMap((file): [string, string][] => {
      const reading = readingOf(reader, file, target)
      return typeof reading === 'string' ? [] : [[file, reading.reason]]
    }),
  )
  return [...new Map(reasons)].map(([file, reason]) => ({ file, reason }))
}

/**
 * How a loose file is read: `applied` by something that takes it for YAML, so that it has to be; not at all, with the
 * reason; or `loose`, as what it looks like.
 */
export type FileReading = 'applied' | 'loose' | { readonly reason: string }

/** Prose, fragments and templates of other tools may end in `.yaml`, and hold the words of a manifest. */
export function readingOf(reader: Reader, file: string, target: Target): FileReading {
  if (!isRefused(reader, file)) return 'loose'
  if (target.kind === 'manifests' && fileRoles(reader)(file).isNamed) return 'applied'
  if (isUnfilledTemplate(reader, file)) return { reason: goTemplate }
  if (target.kind !== 'manifests' || target.loose === undefined) return 'loose'
  // Between the letters of UTF-16 without a byte order mark there are NULs.
  const text = (reader.text(file) ?? '').replaceAll('\0', '')
  if (otherTemplate.test(text))
    return { reason: 'not a manifest: a template, which only its own tool can fill' }
  return beginsAnObject(text)
    ? 'loose'
    : { reason: 'not a manifest: no YAML, and nothing here is known to apply it' }
}

const goTemplate = 'a Go template outside of a chart, which only its own tool can fill'

/** Tags of Jinja and its relatives, of ERB and its relatives. */
const otherTemplate = /\{%[^{}]*%\}|<%[^<>]*%>/

/** True if `apiVersion` and `kind` stand at the top of a document, before anything that is no key. */
function beginsAnObject(text: string): boolean {
  return text.split(/^---.*$/m).some((document) => {
    const left = new Set(['apiVersion', 'kind'])
    for (const line of document.split(/\r?\n/)) {
      if (/^\s*(#.*)?$|^[\s%]/.test(line)) continue
      const [, key] = /^["']?([\w./-]+)["']?\s*:(?:\s|$)/.exec(line) ?? []
      if (key === undefined) return false
      left.delete(key)
      if (left.size === 0) return true
    }
    return false
  })
}

/** Charts whose Chart.yaml or values.yaml is a template, such as those that project generators copy. */
export function unfilledCharts(charts: readonly Chart[]): Skipped[] {
  return charts.flatMap(({ template }) =>
    template === null
      ? []
      : {
          file: template,
          reason: 'a template of a chart, which only its own tool can fill: the chart is not rendered',
        },
  )
}

/**
 * YAML files that are no text, of which nothing shows what they are for. `isSource` says what charts are made of, which
 * Helm reads; `known` are files that are looked at anyway.
 */
export function opaqueFiles(
  reader: Reader,
  isSource: (path: string) => boolean,
  known: ReadonlySet<string>,
): Skipped[] {
  return reader.tree.files
    .filter((path) => /\.ya?ml$/.test(path) && !known.has(path) && !isSource(path))
    .filter((path) => isOpaque(reader, path))
    .map((file) => ({ file, reason: isEncrypted(reader, file) ? 'encrypted by git-crypt' : 'no UTF-8 text' }))
}

function isOpaque(reader: Reader, path: string): boolean {
  return /[\0\ufffd]/.test(reader.text(path) ?? '') && isRefused(reader, path)
}

/** True for a file that git-crypt has encrypted, by the first bytes of its format. */
export function isEncrypted(reader: Reader, path: string): boolean {
  return reader.text(path)?.startsWith('\0GITCRYPT\0') === true
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
