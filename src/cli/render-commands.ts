import { Option, type Command } from 'commander'
import type { FetchOptions } from './fetch.ts'
import { capabilityOptions, valuesOptions } from './helm-options.ts'
import { cacheDirOption, cacheOptions, collectOption, quietOption } from './options.ts'
import type { RenderOptions } from './render.ts'
import type { TargetsOptions } from './targets.ts'
import type { Terminal } from './terminal.ts'
import type { WhyOptions } from './why.ts'
import { withEngine, withEngineOnDemand } from './with-engine.ts'

/* The commands about what a repository renders. */

/** Adds `meshgate targets [PATH...]` to the program, which lists what is rendered, and what is not and why. */
export function addTargets(program: Command, terminal: Terminal): void {
  const command = program
    .command('targets')
    .description('list what a repository renders, from which file, and what is not rendered and why')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .option('--config <file>', 'configuration, relative to the root of the repository', '.meshgate.yaml')
    .option('--environment <name>', 'only this environment; may be repeated', collectOption, [])
    .option('--together', 'take loose manifests (in PATH, if given) as applied together', false)
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addOption(cacheDirOption())
  for (const option of cacheOptions()) command.addOption(option)
  command.action((paths: string[], options: TargetsOptions) =>
    withEngineOnDemand(terminal, paths, async (engine) => {
      const { targetsCommand } = await import('./targets.ts')
      await targetsCommand(paths, options, terminal, engine)
    }),
  )
}

/** `meshgate render CHART`: prints the output of `helm template`. */
export function addRender(program: Command, terminal: Terminal): void {
  const command = program
    .command('render')
    .description('print what `helm template` prints for a chart')
    .argument('<chart>', 'folder or archive of a chart')
    .option('--name <release>', 'release name', 'release-name')
    .option('-n, --namespace <namespace>', 'namespace of the release', 'default')
  for (const option of [...valuesOptions, ...capabilityOptions, ...renderOptions]) command.addOption(option)
  command.action((chart: string, options: RenderOptions) =>
    withEngine(terminal, [chart], async (engine) => {
      const { renderCommand } = await import('./render.ts')
      await renderCommand(chart, options, terminal, engine)
    }),
  )
}

const renderOptions = [
  new Option('-s, --show-only <template>', 'print only what this template renders; may be repeated')
    .argParser(collectOption)
    .default([]),
  new Option('--include-crds', 'print the CRDs, too').default(false),
  new Option('--skip-tests', 'leave out test hooks').default(false),
  new Option('--no-hooks', 'leave out hooks'),
  cacheDirOption(),
  ...cacheOptions(),
]

/** `meshgate why FILE OBJECT PATH`: explains where a rendered field comes from. */
export function addWhy(program: Command, terminal: Terminal): void {
  const command = program
    .command('why')
    .description('say how a field of a rendered object came to be, and which line to edit')
    .argument('<file>', 'a chart, a values file, a template, or any other file of a release; a manifest')
    .argument('<object>', '`Kind/name` or `Kind/namespace/name`')
    .argument('<path>', 'the field as findings print it: `spec.http[0].timeout`')
    .option('--environment <name>', 'only this environment; may be repeated', collectOption, [])
    .option('--name <release>', 'release name in place of the one that files state')
    .option('-n, --namespace <namespace>', 'namespace of the release in place of the one that files state')
    .option('--config <file>', 'configuration, relative to the root of the repository', '.meshgate.yaml')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addOption(cacheDirOption())
  for (const option of [...valuesOptions, ...capabilityOptions, ...cacheOptions()]) command.addOption(option)
  command.action((file: string, object: string, path: string, options: WhyOptions) =>
    withEngine(terminal, [file], async (engine) => {
      const { whyCommand } = await import('./why.ts')
      await whyCommand({ file, object, path }, options, terminal, engine)
    }),
  )
}

/** `meshgate fetch`: downloads charts from registries. */
export function addFetch(program: Command, terminal: Terminal): void {
  const command = program
    .command('fetch')
    .description('download the charts that targets take from registries, and write `meshgate.lock`')
    .option('--config <file>', 'configuration, relative to the root of the repository', '.meshgate.yaml')
    .option(
      '--base <ref>',
      'also download what the lock file of the merge base of this revision and HEAD names',
    )
    .option('--check', 'only say whether the lock file is up to date; opens no connection', false)
    .option('--update', 'lock the newest versions that are asked for, whatever is locked now', false)
    .addOption(quietOption())
    .addOption(cacheDirOption())
  for (const option of cacheOptions()) command.addOption(option)
  command.action((options: FetchOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { fetchCommand } = await import('./fetch.ts')
      await fetchCommand(options, terminal, engine)
    }),
  )
}
