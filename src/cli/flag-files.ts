import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'

/**
 * Reads the files that flags name from the disk, since they may be outside the repository. Names are relative to
 * `folder`. Throws `UsageError` for a file that cannot be read.
 */
export function readFlagFiles(names: readonly string[], folder: string): Map<string, Uint8Array> {
  return new Map(names.map((name) => [name, read(name, folder)]))
}

/**
 * The file names in a value of `--set-file`, `a.b=FILE,c={FILE,FILE}`, in their order; `\,` is a comma within a name. A part
 * without `=` counts as a file name. Helm reads the files of a list as well (strvals.ParseIntoFile).
 */
export function setFileNames(value: string): string[] {
  const names = value.match(/(?:[^,=]*=\{(?:\\.|[^}\\])*\}|(?:\\.|[^,\\])+)/gs) ?? []
  return names.flatMap((assignment) => {
    const named = assignment.slice(assignment.indexOf('=') + 1)
    const listed = /^\{(.*)\}$/s.exec(named)?.[1]
    const files = listed === undefined ? [named] : listed.split(/(?<!\\),/)
    return files.map((file) => file.replaceAll('\\,', ','))
  })
}

function read(name: string, folder: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, name))
  } catch {
    throw new UsageError(`there is no file \`${name}\``)
  }
}
