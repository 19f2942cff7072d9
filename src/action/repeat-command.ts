import { versionText } from '../core/istio-version.ts'
import type { Report } from '../core/report.ts'
import type { Inputs } from './inputs.ts'

/** The command that repeats a check on the commit that was checked out, with everything that the inputs say. */
export function repeatCommand({ base }: Report, inputs: Inputs): string {
  const version = inputs['istio-version']
  const options: [string, readonly string[]][] = [
    ['--base', base === null ? [] : [base.slice(0, 12)]],
    ['--config', inputs.config === '.meshgate.yaml' ? [] : [inputs.config]],
    ['--config-from', inputs['config-from'] === 'head' ? [] : [configSource(inputs['config-from'])]],
    ['--environment', inputs.environments],
    ['--istio-version', version === null ? [] : [versionText(version)]],
    ['--egress-allow', inputs['egress-allowlist']],
    ['--fail-on', inputs['fail-on'] === 'error' ? [] : [inputs['fail-on']]],
    ['--min-confidence', inputs['min-confidence'] === 'certain' ? [] : [inputs['min-confidence']]],
    ['--time-budget', inputs['time-budget'] === 900 ? [] : [String(inputs['time-budget'])]],
  ]
  const flags = [
    ...(inputs['only-new'] ? [] : ['--no-only-new']),
    ...(inputs['approve-weakening'] ? ['--approve-weakening'] : []),
    ...(inputs.strict ? ['--strict'] : []),
    ...(inputs['fail-on-diff'] ? ['--fail-on-diff'] : []),
  ]
  const given = options.flatMap(([name, values]) => values.flatMap((value) => [name, value]))
  const check = ['meshgate', 'check', ...inputs.paths, ...given, ...flags].map(quoted).join(' ')
  return inputs.fetch ? `meshgate fetch && ${check}` : check
}

/** The source of the configuration; a workflow may give its text, which the command line takes from a file. */
function configSource(source: string): string {
  return source.includes('\n') ? 'FILE' : source
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
