/**
 * Checks the charts, kustomizations, objects of Argo CD and Flux and other YAML of projects whose sources are Go modules: prints
 * the cost, how many targets have which status, and one finding of each severity and rule, for somebody who knows whether it is
 * right.
 *
 *   npm run bench -- --corpus
 */
import { tmpdir } from 'node:os'
import { download } from '../engine/build/go.ts'
import { groupBy } from '../src/core/group.ts'
import { measure } from './measure.ts'
import { CLI } from './meshgate.ts'
import { printRow } from './table.ts'

/** Modules with charts, manifests or trees of GitOps, and their versions. */
const MODULES = Object.entries({
  'istio.io/istio': 'v0.0.0-20260827124520-eed52ebb66ad',
  'github.com/fluxcd/flagger': 'v1.36.1',
  'github.com/cert-manager/cert-manager': 'v1.21.2',
  'github.com/cilium/cilium': 'v1.20.2',
  'github.com/kyverno/kyverno': 'v1.19.1',
  'github.com/open-policy-agent/gatekeeper/v3': 'v3.23.1',
  'github.com/dapr/dapr': 'v1.14.0',
  'k8s.io/ingress-nginx': 'v0.0.0-20240708192948-52c50467d67d',
  'sigs.k8s.io/kueue': 'v0.17.0',
  'github.com/argoproj/argo-cd/v3': 'v3.1.1',
  'github.com/argoproj/argo-rollouts': 'v1.8.3',
  'github.com/argoproj/argo-workflows/v3': 'v3.6.10',
  'github.com/fluxcd/flux2/v2': 'v2.6.4',
  'github.com/kserve/kserve': 'v0.15.2',
  'github.com/kubeflow/model-registry': 'v0.2.19',
  'github.com/weaveworks/weave-gitops': 'v0.38.0',
  'sigs.k8s.io/cluster-api': 'v1.10.4',
  'sigs.k8s.io/jobset': 'v0.8.2',
})

/** What is printed of a finding of the JSON report. */
interface Finding {
  rule: string
  severity: string
  message: string
  at: { file: string; line: number }
}

/** What is counted of a target of the JSON report. */
interface Target {
  status: string
}

/** Throws if a rule breaks on anything. */
export async function benchCorpus(): Promise<void> {
  for (const [module, version] of MODULES) {
    const folder = download(tmpdir(), module, version)
    const { wall, cpu, memory, result } = await measure((run) =>
      run(process.execPath, [CLI, 'check', '--no-cache', '--format', 'json'], folder),
    )
    const { targets, findings }: { targets: Target[]; findings: Finding[] } = JSON.parse(result.output)
    console.log(`\n${module}: ${targets.length} targets (${byStatus(targets)}), ${findings.length} findings`)
    printRow('', inSeconds(wall), inSeconds(cpu ?? 0), `${Math.round((memory ?? 0) / 2 ** 20)} MiB`)
    for (const [kind, { at, message }] of firstOfEach(findings)) {
      console.log(`  ${kind}  ${at.file}:${at.line}  ${message}`)
    }
    if (findings.some(({ rule }) => rule === 'internal/rule-failed')) throw new Error('a rule broke')
  }
}

/** `12 rendered, 3 read`. */
function byStatus(targets: Target[]): string {
  const groups = groupBy(targets, ({ status }) => status)
  return [...groups].map(([status, group]) => `${group.length} ${status}`).join(', ')
}

function firstOfEach(findings: Finding[]): Map<string, Finding> {
  const first = new Map<string, Finding>()
  for (const finding of findings) {
    const kind = `${finding.severity} ${finding.rule}`
    if (!first.has(kind)) first.set(kind, finding)
  }
  return first
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
