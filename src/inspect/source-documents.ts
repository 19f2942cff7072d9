import { oncePerName } from '../core/once-per.ts'
import type { ManifestsTarget } from '../core/target.ts'
import { fileRoles } from '../discover/parts/file-roles.ts'
import { fileReadingOf, isRefused } from '../discover/unreadable.ts'
import type { SourceDocument } from '../model/sources.ts'
import type { YamlDocument } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The documents of a file of plain manifests, with how the file is read. */
export function plainSources(file: string, target: ManifestsTarget, reader: Reader): SourceDocument[] {
  const reading = fileReadingOf(reader, file, target)
  if (reading === 'loose') {
    const isUnapplied = target.loose !== undefined && fileRoles(reader)(file).use === 'unapplied'
    if (!isUnapplied || !isRefused(reader, file)) return sources([file], reader)
    return sources([file], reader).map((source): SourceDocument => ({ ...source, isUnapplied: true }))
  }
  const fileReading = reading === 'applied' ? reading : 'unread'
  return sources([file], reader).map((source) => ({ ...source, reading: fileReading }))
}

function sources(files: readonly string[], reader: Reader): SourceDocument[] {
  return files.flatMap((file) => reader.documents(file).map((document) => sourceOf(document, file)))
}

const sourceOf = oncePerName((document: YamlDocument, file: string): SourceDocument => ({
  file,
  document,
  problems: document.problems,
}))

/** The documents of values files. */
export function valuesSources(files: readonly string[], reader: Reader): SourceDocument[] {
  return files.flatMap((file) => reader.documents(file).map((document) => valuesSourceOf(document, file)))
}

const valuesSourceOf = oncePerName((document: YamlDocument, file: string): SourceDocument => ({
  file,
  document,
  problems: document.problems,
  isValues: true,
}))
