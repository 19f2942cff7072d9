import type { Config } from '../../core/config.ts'
import { compareText } from '../../core/order.ts'
import { inspect } from '../../inspect/inspect.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { outsideAllowlist } from '../../rules/egress/outside-allowlist.ts'
import { createMask } from '../../secrets/mask.ts'
import { readUsedConfig } from '../configurations.ts'
import { askEgress } from '../egress/ask-egress.ts'
import type { RunInput } from '../run-input.ts'
import { configurationText } from './configuration-text.ts'
import { questionsAbout, type Question } from './questions.ts'
import { reachedHosts, type ReachedHosts } from './reached-hosts.ts'
import { withFile } from './with-file.ts'

/** A proposed configuration, and the result of checking head with it. */
export interface ConfigurationDraft {
  /** `null` if it would say nothing. */
  readonly text: string | null
  readonly hosts: ReachedHosts
  readonly questions: readonly Question[]
  readonly checked: CheckedHead
}

/** Head, checked with a configuration. */
export interface CheckedHead {
  readonly config: Config
  readonly inspected: InspectedTree
}

/**
 * Drafts a configuration: the external hosts that are reached, those that are only declared, and questions about what
 * files do not state.
 */
export async function draftConfiguration(input: RunInput): Promise<ConfigurationDraft> {
  const reached = reachedHosts(await askEgress(input))
  const listed = configurationText(reached, [])
  const { configFile } = input.options
  const head = listed === null ? input.head : withFile(input.head, configFile, listed)
  const { config, inspected } = await checkHead({ ...input, head })
  const hosts = {
    ...reached,
    entries: [...reached.entries, ...declaredOutside(inspected)].toSorted(compareText),
  }
  const questions = questionsAbout(inspected)
  // Declared hosts are on the written list.
  const findings = inspected.findings.filter(({ rule }) => rule !== outsideAllowlist.id)
  return {
    text: configurationText(hosts, questions),
    hosts,
    questions,
    checked: { config, inspected: { ...inspected, findings } },
  }
}

/**
 * Inspects `input.head` with the configuration that applies to it (`readUsedConfig`, without a base). Throws `UsageError` if
 * that configuration is invalid.
 */
export async function checkHead(input: RunInput): Promise<CheckedHead> {
  const { head, host, options, configSource } = input
  const source = { head, base: () => null, configSource, configFile: options.configFile }
  const config = await readUsedConfig(source, createMask(host.maskKey))
  return { config, inspected: await inspect(head, config, input) }
}

/** The external hosts that the allow-list lacks, as its entries. */
function declaredOutside({ findings }: InspectedTree): string[] {
  const entries = findings
    .filter(({ rule }) => rule === outsideAllowlist.id)
    .flatMap(({ lintFinding: { about } }) => {
      const [, host = '', ports = ''] = /^(.*):([\d,]+)$/.exec(about ?? '') ?? []
      return ports.split(',').map((port) => `${host}:${port}`)
    })
  return [...new Set(entries)]
}
