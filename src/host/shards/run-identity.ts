import { createHash } from 'node:crypto'
import { versionText } from '../../core/istio-version.ts'
import type { RunInput } from '../../run/run-input.ts'
import type { RunIdentity } from './shard-record.ts'

/**
 * The inputs of a run that decide which jobs it gives to engines, as texts by their name in messages. Runs whose texts are all
 * equal give the same jobs.
 *
 * @param engine hash of the engine and of the code around it
 */
export function runIdentity(
  { version, headCommit, baseCommit, configSource, options }: Omit<RunInput, 'host'>,
  engine: string,
): RunIdentity {
  const { environments, paths, egressAllowlist, istioVersion, configFile } = options
  const from = typeof configSource === 'object' ? `a text, ${shortHash(configSource.text)}` : configSource
  return {
    version,
    engine: engine.slice(0, hashLength),
    commit: headCommit() ?? 'none, or one with uncommitted changes',
    base: baseCommit ?? 'none',
    configuration: `${configFile} of ${from}`,
    paths: listed(paths),
    environments: listed(environments),
    'version of Istio': istioVersion ? versionText(istioVersion) : 'not stated',
    'egress allow-list': egressAllowlist.length === 0 ? 'not stated' : listed(egressAllowlist),
    'loose manifests': options.together ? 'together' : 'each alone',
    'findings that count': options.all ? 'all' : 'of what the change reaches',
  }
}

const hashLength = 16

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, hashLength)
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'all' : names.join(', ')
}
