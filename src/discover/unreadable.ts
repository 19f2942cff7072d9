import type { Target } from '../core/target.ts'
import { filesUnder, type Skipped, type Tree } from '../core/tree.ts'
import { isGoTemplate, isScriptTemplate } from '../model/unreadable-documents.ts'
import { isMapDocument } from '../yaml/map-document.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { fileRoles } from './parts/file-roles.ts'
import { isSetAside } from './references/set-aside.ts'
import { isYttTemplate } from './ytt-template.ts'

/** Loose files that need not be YAML and are templates or prose. A file that must be YAML and is not becomes a finding. */
export function unreadableFiles(reader: Reader, targets: readonly Target[]): Skipped[] {
  const reasons = targets.flatMap((target) =>
    looseFiles(target).flatMap((file): [string, string][] => {
      const reading = fileReadingOf(reader, file, target)
      return typeof reading === 'string' ? [] : [[file, reading.reason]]
    }),
  )
  return [...new Map(reasons)].map(([file, reason]) => ({ file, reason }))
}

/**
 * How a file is read. `applied`: a tool applies it, so it must be YAML. `loose`: as its contents suggest. With a reason:
 * not at all.
 */
export type FileReading = 'applied' | 'loose' | { readonly reason: string }

/**
 * How a file of a target is read: `loose` if it is YAML and no template of ytt, whose instructions are comments. Otherwise `applied` for a manifest that a tool certainly applies
 * (`FileRole.isNamed`, unless it is set aside), and a reason for prose, fragments and foreign templates, which may look like
 * manifests.
 */
export function fileReadingOf(reader: Reader, file: string, target: Target): FileReading {
  if (!isRefused(reader, file)) return isYttFile(reader, file, target) ? { reason: foreignTemplate } : 'loose'
  if (target.kind === 'manifests' && fileRoles(reader)(file).isNamed && !isSetAside(reader, file))
    return 'applied'
  if (isGoTemplateFile(reader, file)) return { reason: goTemplate }
  if (isScriptTemplateFile(reader, file)) return { reason: scriptTemplate }
  if (target.kind !== 'manifests' || target.loose === undefined) return 'loose'
  // UTF-16 without a byte order mark has NULs between its letters.
  const text = (reader.text(file) ?? '').replaceAll('\0', '')
  if (foreignTags.test(text)) return { reason: foreignTemplate }
  return beginsAnObject(text)
    ? 'loose'
    : { reason: 'not YAML, and nothing in this repository is known to apply it' }
}

/** True for a template of ytt that nothing is known to apply as it is: it is YAML, but its objects are none of a cluster. */
export function isYttFile(reader: Reader, file: string, target: Target): boolean {
  if (target.kind !== 'manifests' || target.loose === undefined) return false
  if (fileRoles(reader)(file).isNamed && !isSetAside(reader, file)) return false
  return isYttTemplate(reader.text(file) ?? '')
}

const foreignTemplate = 'not a manifest but a template, which only its own tool can render'

const goTemplate = 'a Go template outside of a chart, which only its own tool can render'

const scriptTemplate = 'a template of a script, which only that script can fill in'

/** Tags of Jinja, ERB, FreeMarker and similar languages. */
const foreignTags = /\{%[^{}]*%\}|<%[^<>]*%>|<\/?#[a-z]+[^<>]*>/

/** True if a document has `apiVersion` and `kind` at the top, before any line that is not a key. */
function beginsAnObject(text: string): boolean {
  return text.split(/^---.*$/m).some((document) => {
    const missingKeys = new Set(['apiVersion', 'kind'])
    for (const line of document.split(/\r?\n/)) {
      if (/^\s*(#.*)?$|^[\s%]/.test(line)) continue
      const [, key] = /^["']?([\w./-]+)["']?\s*:(?:\s|$)/.exec(line) ?? []
      if (key === undefined) return false
      missingKeys.delete(key)
      if (missingKeys.size === 0) return true
    }
    return false
  })
}

/**
 * The charts that are templates themselves, as project generators copy them: each as a skipped file, the Chart.yaml or
 * values.yaml that only the generator can fill in.
 */
export function templatedCharts({ tree }: Reader, charts: readonly Chart[]): Skipped[] {
  const reason = 'a template of a chart, which only its own tool can fill in, so the chart is not rendered'
  return charts.flatMap(({ path, template }) =>
    template === null
      ? []
      : {
          file: template,
          reason,
          standsFor: filesUnder(tree, path).map((file): Skipped => ({ file, reason })),
        },
  )
}

/**
 * The YAML files that Go refuses and that contain bytes that are no UTF-8 text, such as files that git-crypt encrypted. Files
 * in `usedFiles` (read as part of targets) and those for which `isSource` is true (sources of charts) are left out.
 */
export function opaqueFiles(
  reader: Reader,
  isSource: (path: string) => boolean,
  usedFiles: ReadonlySet<string>,
): Skipped[] {
  return reader.tree.files
    .filter((path) => /\.ya?ml$/.test(path) && !usedFiles.has(path) && !isSource(path))
    .filter((path) => isOpaque(reader, path))
    .map((file) => ({
      file,
      reason: isEncrypted(reader, file) ? 'encrypted by git-crypt' : 'not UTF-8 text',
    }))
}

function isOpaque(reader: Reader, path: string): boolean {
  return /[\0\ufffd]/.test(reader.text(path) ?? '') && isRefused(reader, path)
}

/** True for a file that git-crypt encrypted, by the first bytes of its format. */
export function isEncrypted(reader: Reader, path: string): boolean {
  return reader.text(path)?.startsWith('\0GITCRYPT\0') === true
}

/** Folders with the name of a file that Helm reads; Helm treats their contents as other files of the chart. */
export function foldersForFiles({ files }: Tree): Skipped[] {
  const folders = files.flatMap((path) => folderForFile.exec(path)?.[1] ?? [])
  return [...new Set(folders)].map((file) => ({ file, reason: 'a folder with the name of a file' }))
}

const folderForFile = /^((?:.*?\/)?(?:Chart|values(?:[-.][^/]+)?)\.ya?ml)\//s

/** True if Go refuses the file, or a document in it, as YAML. */
export function isRefused(reader: Reader, file: string): boolean {
  return reader
    .documents(file)
    .some((document) => !isMapDocument(document) && document.root === null && document.problems.length > 0)
}

/** True if Go refuses a file as YAML (`isRefused`) and it contains `{{`: it is a Go template that another tool renders. */
export function isGoTemplateFile(reader: Reader, file: string): boolean {
  return isRefused(reader, file) && reader.documents(file).some(({ source }) => isGoTemplate(source))
}

/** True if a file is not valid YAML because a script fills it in. */
function isScriptTemplateFile(reader: Reader, file: string): boolean {
  return reader.documents(file).some(({ source }) => isScriptTemplate(source))
}

function looseFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  return target.kind === 'values' ? target.values : []
}
