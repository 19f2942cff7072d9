import { InvalidArgumentError, Option, type Command } from 'commander'
import type { AccessCommandOptions } from './access.ts'
import type { EgressCommandOptions } from './egress.ts'
import type { ExplainLogOptions } from './explain-log.ts'
import { collectOption, quietOption, runOptions } from './options.ts'
import type { RequestCommandOptions } from './request.ts'
import type { TestCommandOptions } from './test.ts'
import type { Terminal } from './terminal.ts'
import { withEngine } from './with-engine.ts'

/* The commands about the decisions of proxies: on one request, on all, on those of tests and of an access log. */

/** `meshgate request METHOD URL`: says what becomes of a request. */
export function addRequest(program: Command, terminal: Terminal): void {
  const command = program
    .command('request')
    .description('say what the proxies of the mesh do with a request, and which line decides it')
    .argument('<method>', '`GET`')
    .argument('<url>', '`https://shop.example.com/api/orders`')
    .option('--base <ref>', 'also answer for the merge base of this revision and HEAD')
  for (const option of [...requestOptions, ...runOptions]) command.addOption(option)
  command.action((method: string, url: string, options: RequestCommandOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { requestCommand } = await import('./request.ts')
      await requestCommand(method, url, options, terminal, engine)
    }),
  )
}

const requestOptions = [
  new Option(
    '--from <namespace/serviceaccount>',
    'service account of the calling pods, with /WORKLOAD only those of one Deployment or Pod; default: a client outside of the mesh',
  ),
  new Option(
    '--token <claims>',
    'a token that its issuer signed: issuer=https://id.example,aud=shop,exp=+5m,NAME=VALUE; `{token}` in a header or the URL says where it stands, by default in `Authorization: Bearer`',
  ),
  new Option('--header <name=value>', 'a header; may be repeated').argParser(collectOption).default([]),
  new Option('--address <ip>', 'address of a client outside of the mesh'),
  new Option(
    '--gateway <namespace/serviceaccount>',
    'service account of the gateway pods, if they are not in the repository',
  ),
  new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'),
  quietOption(),
]

/** `meshgate egress`: says what pods reach outside. */
export function addEgress(program: Command, terminal: Terminal): void {
  const command = program
    .command('egress')
    .description('say which outside hosts pods can reach, how calls leave, and with --base what is new')
    .option('--base <ref>', 'compare with the merge base of this revision and HEAD')
    .addOption(
      new Option('--format <format>', 'what to print')
        .choices(['text', 'json', 'markdown', 'mermaid', 'svg'])
        .default('text'),
    )
    .option('--strict', 'fail if something that may matter could not be read', false)
    .addOption(quietOption())
  for (const option of runOptions) command.addOption(option)
  command.action((options: EgressCommandOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { egressCommand } = await import('./egress.ts')
      await egressCommand(options, terminal, engine)
    }),
  )
}

/** `meshgate access`: says which requests are decided differently from base. */
export function addAccess(program: Command, terminal: Terminal): void {
  const command = program
    .command('access')
    .description('say which requests gateways and workloads allow or refuse differently from base')
    .addOption(
      new Option('--base <ref>', 'compare with the merge base of this revision and HEAD').default('HEAD'),
    )
    .addOption(
      new Option('--format <format>', 'what to print').choices(['text', 'json', 'markdown']).default('text'),
    )
    .addOption(quietOption())
  for (const option of runOptions) command.addOption(option)
  command.action((options: AccessCommandOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { accessCommand } = await import('./access.ts')
      await accessCommand(options, terminal, engine)
    }),
  )
}

/** `meshgate test [PATH...]`: runs policy tests. */
export function addTest(program: Command, terminal: Terminal): void {
  const command = program
    .command('test')
    .description('run policy tests: requests, and the decisions that the proxies of the mesh have to make')
    .argument('[path...]', 'test files, `*.meshgate-test.yaml`, or folders; all of the repository by default')
  for (const option of [...testOptions, ...runOptions]) command.addOption(option)
  command.action((paths: string[], options: TestCommandOptions) =>
    withEngine(terminal, paths, async (engine) => {
      const { testCommand } = await import('./test.ts')
      await testCommand(paths, options, terminal, engine)
    }),
  )
}

const testOptions = [
  new Option('--filter <text>', 'only tests with this text in their name or request'),
  new Option('--format <format>', 'what to print').choices(['text', 'json', 'junit']).default('text'),
  new Option(
    '--coverage',
    'list the rules of policies, routes, issuers and principals that no test reaches, with their share',
  ).default(false),
  new Option(
    '--fail-under <percent>',
    'fail if tests reach a smaller share of rules, routes, issuers and principals',
  ).argParser(percent),
  new Option('--write [file]', "write cases for what no test reaches, with today's decisions, to a new file"),
  new Option('--force', 'with --write, replace the file if it exists').default(false),
  quietOption(),
  new Option('--watch', 'run again whenever a file of the repository changes').default(false),
]

/** `meshgate explain-log FILE`: says which objects refused the requests in an access log. */
export function addExplainLog(program: Command, terminal: Terminal): void {
  const command = program
    .command('explain-log')
    .description(
      'say which policy, token check or route refused the requests in an access log, and where it is written',
    )
    .argument(
      '<file>',
      'an access log of Envoy, in a format of Istio or of the MeshConfig; `-` for standard input',
    )
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
  for (const option of runOptions) command.addOption(option)
  command.action((file: string, options: ExplainLogOptions) =>
    withEngine(terminal, [], async (engine) => {
      const { explainLogCommand } = await import('./explain-log.ts')
      await explainLogCommand(file, options, terminal, engine)
    }),
  )
}

function percent(value: string): number {
  const read = /^\d{1,3}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  if (read <= 100) return read
  throw new InvalidArgumentError('write a percentage from 0 to 100')
}
