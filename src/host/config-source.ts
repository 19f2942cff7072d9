import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { hasPath } from '../core/tree.ts'
import type { ConfigSource } from '../run/configurations.ts'
import { systemErrorText } from './error-text.ts'
import { pathInside } from './folder-tree.ts'
import type { Workspace } from './open.ts'

/** Where the configuration comes from, and its name in messages: a path in the trees, or a name for a text. */
export interface OpenedConfig {
  readonly configSource: ConfigSource
  readonly configFile: string
}

/**
 * Opens the value of `config-from`: `head`, `base`, the path of a file outside of the repository, or a text of YAML. A file
 * in the repository is refused, since the change under review could write it. Throws `UsageError` for a path that cannot be
 * read.
 *
 * @param folder the folder to which relative paths refer
 * @param configFile path of the configuration in the trees
 */
export function openConfig(
  from: string,
  folder: string,
  configFile: string,
  { root, head }: Pick<Workspace, 'root' | 'head'>,
): OpenedConfig {
  if (from === '') return { configSource: 'head', configFile }
  if (from === 'head' || from === 'base') return { configSource: from, configFile }
  if (isText(from)) return { configSource: { text: from }, configFile: 'config-from' }
  const path = resolve(folder, from)
  const inside = pathInside(root, path)
  if (inside !== undefined && hasPath(head, inside)) {
    throw new UsageError(
      `\`${from}\` is a file of the repository, which the change under review may write: name it with \`config\``,
    )
  }
  return { configSource: { text: readText(path, from) }, configFile: from }
}

/** True for a text of YAML: several lines, or a key with a value. */
function isText(from: string): boolean {
  return from.includes('\n') || /^\{|:( |$)/.test(from)
}

function readText(path: string, from: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`the configuration \`${from}\` cannot be read: ${systemErrorText(error)}`)
  }
}
