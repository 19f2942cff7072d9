import { inspect } from '../inspect/inspect.ts'
import { causesIn } from '../inspect/causes.ts'
import { pointAtCauses } from '../inspect/point-at-causes.ts'
import { overridesIn } from '../inspect/overrides.ts'
import { readableTree } from '../inspect/readable.ts'
import type { RunInput } from './run-input.ts'
import { createMask } from '../secrets/mask.ts'
import { readUsedConfig } from './configurations.ts'
import { baselineText } from './waivers/baseline.ts'

/** A baseline to write. */
export interface WrittenBaseline {
  /** The text of the file. */
  readonly text: string
  /** How many findings it waives. */
  readonly findings: number
}

/** A baseline with all findings of head. Throws `UsageError` for an invalid configuration. */
export async function baselineOf(input: RunInput): Promise<WrittenBaseline> {
  const { host, options, configSource } = input
  const tree = readableTree(input.head)
  const source = { head: tree, base: () => null, configSource, configFile: options.configFile }
  const config = await readUsedConfig(source, createMask(host.maskKey))
  const head = await inspect(tree, config, input)
  const causes = causesIn(head, host)
  const pointed = await pointAtCauses(head.findings, head, causes, host.budget)
  const findings = pointed.flatMap(overridesIn(config))
  return { text: baselineText(findings), findings: findings.length }
}
