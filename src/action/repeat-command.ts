import { versionText } from '../core/istio-version.ts'
import type { Report } from '../core/report.ts'
import { isMounted } from '../core/tree.ts'
import type { Inputs } from './inputs.ts'

/**
 * The command line that repeats a check on the commit that was checked out, with all inputs that differ from their default:
 * `meshgate check …`, after `meshgate fetch … && ` where the check uses charts of registries.
 */
export function repeatCommand(report: Report, inputs: Inputs): string {
  const { base } = report
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
    ...(inputs.all ? ['--all'] : []),
    ...(inputs['approve-weakening'] ? ['--approve-weakening'] : []),
    ...(inputs.strict ? ['--strict'] : []),
    ...(inputs['fail-on-diff'] ? ['--fail-on-diff'] : []),
  ]
  const stated = options.flatMap(([name, values]) => values.flatMap((value) => [name, value]))
  const check = command('check', [...inputs.paths, ...stated, ...flags])
  return inputs.fetch || readsRegistries(report) ? `${fetchCommand(report, inputs)} && ${check}` : check
}

/** True if a target is a chart of a registry, which the workflow may have in its cache. */
function readsRegistries({ targets }: Report): boolean {
  return targets.some(({ path }) => isMounted(path))
}

/** Downloads what the lock files of head and base name. */
function fetchCommand({ base }: Report, { config }: Inputs): string {
  return command('fetch', [
    ...(base === null ? [] : ['--base', base.slice(0, 12)]),
    ...(config === '.meshgate.yaml' ? [] : ['--config', config]),
  ])
}

function command(name: string, words: readonly string[]): string {
  return ['meshgate', name, ...words].map(quoted).join(' ')
}

/** The source of the configuration; a workflow may give its text, which the command line takes from a file. */
function configSource(source: string): string {
  return source.includes('\n') ? 'FILE' : source
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
