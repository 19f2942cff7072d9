import { checkEgressAllowlist } from '../config.ts'
import type { Config } from '../core/config.ts'
import { once } from '../core/once-per.ts'
import type { Tree } from '../core/tree.ts'
import { checkPaths } from '../discover/scope.ts'
import { readableTree } from '../inspect/readable.ts'
import { createMask } from '../secrets/mask.ts'
import { readerKeepingKeys, readerOf, readerSharingFiles } from '../yaml/reader.ts'
import { readUsedConfig, type ConfigurationInput } from './configurations.ts'
import type { RunInput } from './run-input.ts'

/** A run with valid options. */
export interface PreparedRun {
  /** Its head contains only readable files. */
  readonly input: RunInput
  /** The configuration that applies to head. */
  readonly config: Config
  /** Opens base without unreadable files. */
  readonly configurations: ConfigurationInput
}

/**
 * Reads the configuration of a run. Throws `UsageError` for an invalid one, a path that head lacks, and an invalid entry of
 * the egress allowlist.
 */
export async function prepareRun(input: RunInput): Promise<PreparedRun> {
  const { configFile, egressAllowlist, paths } = input.options
  checkPaths(input.head, paths)
  checkEgressAllowlist(egressAllowlist)
  const readableInput = { ...input, head: readableTree(input.head) }
  readerKeepingKeys(readableInput.head, input.host.lists)
  const configurations = { ...readableInput, base: once(() => readableBase(readableInput)), configFile }
  const config = await readUsedConfig(configurations, createMask(input.host.maskKey))
  return { input: readableInput, config, configurations }
}

/** Base without unreadable files; `null` without a base. Files that head and base share are read once. */
function readableBase(input: RunInput): Tree | null {
  if (!input.base) return null
  const base = readableTree(input.base)
  readerSharingFiles(base, readerOf(input.head))
  return base
}
