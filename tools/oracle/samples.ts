// What meshgate says of Istio's own samples, which work as they are.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { istioctlMessages, type IstioctlMessage } from '../../scripts/generate/istioctl-messages.ts'
import { go } from '../../engine/build/go.ts'

const FOLDER = dirname(fileURLToPath(import.meta.url))

interface Finding {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly at: { readonly file: string }
}

/** Errors and warnings that are true of the samples, with what confirms them. */
const trueFindings: readonly { readonly rule: string; readonly file: string; readonly reason: string }[] = [
  {
    rule: 'schema/unknown-kind',
    file: 'bookinfo/platform/kube/bookinfo-certificate.yaml',
    reason: 'cert-manager has not had the group certmanager.k8s.io since 0.11',
  },
  {
    rule: 'routing/unreachable-route',
    file: 'bookinfo/networking/fault-injection-details-v1.yaml',
    reason: '`istioctl analyze` says it, too (IST0130)',
  },
]

/** The messages of istioctl of which docs/istioctl-analyze.md says nothing, or that istioctl does not have, by code. */
export function differingMessages(): string[] {
  const istio = go(FOLDER, ['list', '-m', '-f', '{{.Dir}}', 'istio.io/istio']).trim()
  const text = readFileSync(join(istio, 'pkg/config/analysis/msg/messages.yaml'), 'utf8')
  const { messages } = parse(text) as { readonly messages: readonly IstioctlMessage[] }
  const namesOf = (list: readonly IstioctlMessage[]): string[] =>
    list.map(({ code, name }) => `${code} ${name}`)
  const [theirs, ours] = [new Set(namesOf(messages)), new Set(namesOf(istioctlMessages))]
  return [
    ...namesOf(messages).filter((name) => !ours.has(name)),
    ...namesOf(istioctlMessages).filter((name) => !theirs.has(name)),
  ]
}

/** The errors and warnings about the samples of the pinned version of Istio that nothing confirms, a line each. */
export function findingsInSamples(): string[] {
  const istio = go(FOLDER, ['list', '-m', '-f', '{{.Dir}}', 'istio.io/istio']).trim()
  const command = join(FOLDER, '../../dist/cli.js')
  const { stdout } = spawnSync(
    process.execPath,
    [command, 'check', join(istio, 'samples'), '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const { findings }: { readonly findings: readonly Finding[] } = JSON.parse(stdout)
  return findings
    .filter(({ severity }) => severity !== 'info')
    .filter(
      ({ rule, at }) => !trueFindings.some((finding) => finding.rule === rule && finding.file === at.file),
    )
    .map(({ rule, at, message }) => `${at.file}: ${rule}: ${message}`)
}
