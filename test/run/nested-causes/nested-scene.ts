import { memoryTree } from '../../../src/core/tree.ts'
import { chart, report, type Files } from '../scene.ts'

export const url = 'https://git.example/org/platform'

export const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

export const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  hosts: [web.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

export const web = chart('web', route, { 'values.yaml': 'timeout: 60s\n' })

/** An Application of a chart of this repository. */
export function application(name: string, ...helm: readonly string[]): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
  source:
    repoURL: ${url}
    path: ${name}
    helm:
${helm.map((line) => `      ${line}\n`).join('')}`
}

/** A chart with the Application `web`, or with other objects. */
export function root(values: string, ...helm: readonly string[]): Files {
  return chart('root', application('web', ...helm), { 'values.yaml': values })
}

/** Where findings of a rule stand, with the kind of their cause. */
export async function places(
  files: Parameters<typeof memoryTree>[0],
  rule = 'routing/timeout-covers-retries',
): Promise<string[]> {
  const { findings } = await report(memoryTree({ ...web, ...files }), null, { options })
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ at, cause }) => `${at.file}:${at.line}:${at.column} ${cause}`)
}
