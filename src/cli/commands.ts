import { Option, type Command } from 'commander'
import { startEngine, type EnginePool } from '../host/engine-pool.ts'
import type { CheckOptions } from './check.ts'
import { collect, collectSlice, formats, parseOutput, runOptions, type RunOptions } from './options.ts'
import type { RenderOptions } from './render.ts'
import type { Terminal } from './terminal.ts'

/** `meshgate check [PATH...]`: lints, and with `--base` compares. */
export function addCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .description('render and check what is in a repository or folder; with --base compare it')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .option('--base <ref>', 'compare with the merge base of this revision and HEAD')
  for (const option of [...runOptions, ...checkOptions]) command.addOption(option)
  command.action((paths: string[], options: CheckOptions) =>
    withEngine(terminal, async (engine) => {
      const { check } = await import('./check.ts')
      await check(paths, options, terminal, engine)
    }),
  )
}

const checkOptions = [
  new Option('--fail-on <severity>', 'least severity that fails')
    .choices(['error', 'warning', 'info', 'never'])
    .default('error'),
  new Option('--no-only-new', 'count findings that base has too'),
  new Option('--strict', 'fail with exit code 3 if something could not be checked').default(false),
  new Option('--fail-on-diff', 'fail if a rendered manifest changes').default(false),
  new Option('--format <format>', 'what to print').choices(formats).default('text'),
  new Option('--output <format=path>', 'write a report to a file, too; may be repeated')
    .argParser(parseOutput)
    .default([]),
]

/** `meshgate diff [PATH...]`: only what changes in the manifests. */
export function addDiff(program: Command, terminal: Terminal): void {
  const command = program
    .command('diff')
    .description('print what changes in the rendered manifests')
    .argument('[path...]', 'files and folders to look at; all of the repository by default')
    .addOption(
      new Option('--base <ref>', 'compare with the merge base of this revision and HEAD').default('HEAD'),
    )
  for (const option of runOptions) command.addOption(option)
  command.action((paths: string[], options: RunOptions) =>
    withEngine(terminal, async (engine) => {
      const { diff } = await import('./diff.ts')
      await diff(paths, options, terminal, engine)
    }),
  )
}

/** `meshgate render CHART`: prints what `helm template` prints. */
export function addRender(program: Command, terminal: Terminal): void {
  program
    .command('render')
    .description('print what `helm template` prints for a chart')
    .argument('<chart>', 'folder or archive of a chart')
    .option('--name <release>', 'release name', 'release-name')
    .option('-n, --namespace <namespace>', 'namespace of the release', 'default')
    .option('-f, --values <file>', 'values file; may be repeated, the last one wins', collectSlice, [])
    .option('--set <key=value>', 'set a value; may be repeated', collect, [])
    .option('--set-string <key=value>', 'set a string; may be repeated', collect, [])
    .option('--set-json <key=json>', 'set a JSON value; may be repeated', collect, [])
    .option('--set-file <key=file>', 'set a value to the text of a file; may be repeated', collect, [])
    .option('--set-literal <key=text>', 'set a text as it stands; may be repeated', collect, [])
    .option('--kube-version <version>', 'Kubernetes version that templates see')
    .option(
      '-a, --api-versions <versions>',
      'further API versions that templates see; may be repeated',
      collectSlice,
      [],
    )
    .option(
      '-s, --show-only <template>',
      'print only what this template renders; may be repeated',
      collect,
      [],
    )
    .option('--include-crds', 'print the CRDs, too', false)
    .option('--skip-tests', 'leave out test hooks', false)
    .option('--is-upgrade', 'render as for an upgrade', false)
    .option('--no-hooks', 'leave out hooks')
    .option('--skip-schema-validation', 'do not check values.schema.json', false)
    .action((chart: string, options: RenderOptions) =>
      withEngine(terminal, async (engine) => {
        const { render } = await import('./render.ts')
        await render(chart, options, terminal, engine)
      }),
    )
}

/** `meshgate explain RULE`: a rule's page in the terminal. */
export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('say what a rule means, why it matters and how to fix what it finds')
    .argument('<rule>', 'its id, as in `routing/timeout-covers-retries`')
    .action(async (id: string) => (await import('./explain.ts')).explain(id, terminal))
}

/** `meshgate rules`: the list of rules. */
export function addRules(program: Command, terminal: Terminal): void {
  program
    .command('rules')
    .description('list the rules')
    .action(async () => (await import('./explain.ts')).listRules(terminal))
}

/** Starts the engine before the rest of the program is even loaded, and ends it when all is said. */
async function withEngine(terminal: Terminal, work: (engine: EnginePool) => Promise<void>): Promise<void> {
  const engine = startEngine(terminal.engine)
  try {
    await work(engine)
  } finally {
    await engine.close()
  }
}
