import type { RunOptions } from '../gate.ts'
import type { Files, LinkedEntry, Repository } from '../repository.ts'

/** A way to weaken the gate, as docs/security.md lists it, and what becomes of it. */
export interface Attempt {
  /** The words of the row. */
  readonly name: string
  /** `blocked`: the step fails. `said`: the comment, the summary or the log says it. */
  readonly verdict: 'blocked' | 'said'
  /** What base has besides the usual files; `null` for none. */
  readonly base?: Files
  readonly head: Files
  /** What of head is a link or a submodule. */
  readonly links?: Readonly<Record<string, LinkedEntry>>
  readonly options?: RunOptions | ((repository: Repository) => RunOptions)
  /** In the summary, the comment or the log. */
  readonly says: RegExp
}

/** A chart with a VirtualService whose timeout is a value; its retries need 12s. */
export function chart(name: string): Record<string, string> {
  return {
    [`apps/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
    [`apps/${name}/templates/route.yaml`]: route(name, '{{ .Values.timeout }}'),
  }
}

/** A VirtualService with retries that need 12s. */
export function route(name: string, timeout: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}}
spec:
  hosts: [${name}.example.org]
  http:
    - timeout: ${timeout}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: reset}
      route: [{destination: {host: ${name}.example.org}}]
`
}

/** A workflow that uses meshgate, with lines of its step. */
export function workflow(...step: string[]): string {
  return `on:
  pull_request: {types: [opened, synchronize, labeled]}
  merge_group:
jobs:
  meshgate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: meshgate/meshgate@v0
${step.map((line) => `        ${line}\n`).join('')}`
}

/** A ServiceEntry for a host outside. */
export function entry(host: string): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: outside}
spec:
  hosts: [${host}]
  location: MESH_EXTERNAL
  ports: [{number: 443, name: tls, protocol: TLS}]
  resolution: DNS
`
}

/** What base has: two charts, a configuration and a workflow. */
export const usualFiles: Files = {
  ...chart('payments'),
  'apps/payments/values-prod.yaml': 'timeout: 20s\n',
  ...chart('orders'),
  'apps/orders/values-prod.yaml': 'timeout: 20s\n',
  '.meshgate.yaml': 'exclude:\n  - attic\negress-allowlist: [api.example.com]\n',
  'attic/README.md': 'No longer applied.\n',
  '.github/workflows/meshgate.yml': workflow(),
}

/** A defect of base's rules: 10s are too few. */
export const defect: Files = { 'apps/payments/values-prod.yaml': 'timeout: 10s\n' }
