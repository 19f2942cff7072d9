import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'

/**
 * The contents of files that flags name, read from the disk: they need not be in the chart's repository. Names are
 * relative to `folder`. Throws `UsageError` for one that cannot be read.
 */
export function givenFiles(names: readonly string[], folder: string): Map<string, Uint8Array> {
  return new Map(names.map((name) => [name, read(name, folder)]))
}

/** The files in `a.b=FILE,c=FILE`; a comma that is part of a name is written `\,`. */
export function filesOfSet(value: string): string[] {
  return value.split(/(?<!\\),/).map((part) => part.slice(part.indexOf('=') + 1).replaceAll('\\,', ','))
}

function read(name: string, folder: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, name))
  } catch {
    throw new UsageError(`no file \`${name}\``)
  }
}
