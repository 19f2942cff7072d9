import type { Command } from 'commander'

/** An example for each command, as a person would type it. */
export const commandExamples: Readonly<Record<string, string>> = {
  init: 'meshgate init --dry-run',
  check: 'meshgate check --base main --output sarif=meshgate.sarif',
  merge: 'meshgate merge ../shards --base main',
  diff: 'meshgate diff --base main apps/payments',
  render: 'meshgate render apps/payments -f apps/payments/values-prod.yaml -n payments',
  why: "meshgate why apps/payments VirtualService/card-processor 'spec.http[0].timeout'",
  request: 'meshgate request GET https://shop.example.com/api --token issuer=https://id.example,aud=shop',
  access: 'meshgate access --base main --format markdown',
  egress: 'meshgate egress --base main --format markdown',
  test: 'meshgate test tests/orders.meshgate-test.yaml --coverage',
  'explain-log': 'kubectl logs deploy/istio-ingressgateway | meshgate explain-log -',
  targets: 'meshgate targets --environment prod',
  fetch: 'meshgate fetch --update',
  lsp: 'meshgate lsp --stdio',
  explain: 'meshgate explain timeout-covers',
  rules: 'meshgate rules',
  'rules test': 'meshgate rules test policies --format junit',
  baseline: 'meshgate baseline',
  completion: 'meshgate completion bash > ~/.local/share/bash-completion/completions/meshgate',
}

/** Adds its example to the help of each command. */
export function addExamples(program: Command): void {
  for (const { path, command } of commandsOf(program)) {
    const example = commandExamples[path]
    if (example !== undefined) command.addHelpText('after', `\nExample:\n  $ ${example}`)
  }
}

/** A command with its name as it is typed after the name of the program: `rules test`. */
export interface NamedCommand {
  readonly path: string
  readonly command: Command
}

/** The commands of a program, those of commands among them. */
export function commandsOf(program: Command, prefix = ''): NamedCommand[] {
  return program.commands.flatMap((command) => {
    const path = `${prefix}${command.name()}`
    return [{ path, command }, ...commandsOf(command, `${path} `)]
  })
}
