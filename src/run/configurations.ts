import { defaultConfigFile, readConfig } from '../config.ts'
import type { Config } from '../core/config.ts'
import { UsageError } from '../core/errors.ts'
import { hasPath, memoryTree, type Tree } from '../core/tree.ts'
import { readMaskedConfig } from '../inspect/masked-config.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import type { Mask } from '../secrets/mask.ts'
import { readerOf } from '../yaml/reader.ts'

/** Where the configuration of a run comes from: from head, from base, or from a text that no tree has. */
export type ConfigSource = 'head' | 'base' | { readonly text: string }

/** Where configurations are read from. */
export interface ConfigurationInput {
  readonly head: Tree
  /** Opens base; `null` without one. */
  readonly base: () => Tree | null
  readonly configSource: ConfigSource
  /** Path of the configuration in the trees; in messages the name of a text. */
  readonly configFile: string
}

/** The configurations that the two trees bring. */
export interface BroughtConfigs {
  readonly base: Config
  readonly head: Config
}

/**
 * Reads the configuration that applies to head. That of head has to be valid even if that of base is used, since it
 * will be used after the merge. Throws `UsageError`, with secrets masked, for an invalid configuration.
 */
export async function readUsedConfig(input: ConfigurationInput, mask: Mask): Promise<Config> {
  const { head, configSource, configFile } = input
  if (typeof configSource === 'object') return readText(configSource.text, configFile, mask)
  const ofHead = await readMaskedConfig(readerOf(head), configFile, mask)
  const base = configSource === 'base' ? input.base() : null
  return base ? readMaskedConfig(readerOf(base), baseFile(base, configFile), mask) : ofHead
}

/**
 * A configuration that no tree has cannot extend a file of a tree, since the change under review could write that file.
 */
function readText(text: string, configFile: string, mask: Mask): Promise<Config> {
  const reader = readerOf(memoryTree({ [configFile]: text }))
  const { mistakes } = configurationFiles(reader, configFile)
  if (mistakes.length > 0)
    throw new UsageError(
      `${configFile}:${mistakes[0]!.node.location.line} a configuration that is not of this repository cannot extend files of it, which the change under review may write: write out what they set`,
    )
  return readMaskedConfig(reader, configFile, mask)
}

/**
 * Reads the configurations of both trees. `null` if no change of them can weaken the check: without a base, with a
 * text, or if that of base is invalid, so that only that of head can be used.
 */
export async function readBroughtConfigs(input: ConfigurationInput): Promise<BroughtConfigs | null> {
  const { head, configSource, configFile } = input
  const base = typeof configSource === 'object' ? null : input.base()
  if (!base) return null
  const ofBase = await readValidConfig(base, baseFile(base, configFile))
  return ofBase && { base: ofBase, head: await readConfig(readerOf(head), configFile) }
}

async function readValidConfig(tree: Tree, file: string): Promise<Config | null> {
  try {
    return await readConfig(readerOf(tree), file)
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}

/** If base has no file at that path, the change renamed it: then the default file is read. */
function baseFile(base: Tree, file: string): string {
  return hasPath(base, file) ? file : defaultConfigFile
}
