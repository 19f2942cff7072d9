import { describe, expect, it } from 'vitest'
import { run } from '../../src/run.ts'
import { baselineOf } from '../../src/run/write-baseline.ts'
import { chart, inputOf, report, shortTimeout, type Files } from './scene.ts'

/** A route with a field that Istio refuses, named as charts usually do. */
const template = `{{- $name := .Chart.Name }}
{{- if not (contains $name .Release.Name) }}{{ $name = printf "%s-%s" .Release.Name $name }}{{ end }}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
spec:
  hosts: [web]
  http:
    - timeout: {{ .Values.timeout | default "soon" }}
      route: [{ destination: { host: web.example.org } }]
`

const files: Files = {
  ...chart('charts/web', template),
  'charts/web/values-prod.yaml': 'timeout: later\n',
  'k8s/prod/route.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec: { hosts: [shop], http: [{ timeout: never, route: [{ destination: { host: shop } }] }] }
`,
}

const configuration = `targets:
  - chart: charts/web
    values: [charts/web/values-prod.yaml]
    release: blue
    namespace: shop
    environment: production
  - manifests: ['k8s/**']
    environment: live
`

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: blue, namespace: argocd }
spec:
  source:
    repoURL: https://git.example.com/platform
    path: charts/web
    helm: { valueFiles: [values-prod.yaml] }
  destination: { namespace: shop, name: live }
`

/** How targets are found and called, by what a change brings. */
const namings: Readonly<Record<string, Files>> = {
  'the first configuration': { '.meshgate.yaml': configuration },
  'the first Application of a chart': { 'argocd/web.yaml': application },
}
const aliases: Files = { '.meshgate.yaml': 'repository: { aliases: [https://git.example.com/platform] }\n' }
const errors = 'routing/duration'

describe.each(Object.entries(namings))('with %s', (_, brought) => {
  const base: Files = { ...aliases, ...files }
  const head: Files = { ...base, ...brought }

  it('findings stay what they are', async () => {
    const { findings } = await report(head, base)
    const statuses = findings.filter(({ rule }) => rule === errors).map(({ at, status }) => [at.file, status])
    expect(statuses).toEqual([
      ['charts/web/templates/all.yaml', 'existing'],
      ['k8s/prod/route.yaml', 'existing'],
    ])
  })

  it('a baseline from before matches', async () => {
    const baseline = { '.meshgate-baseline.json': (await baselineOf(inputOf(base))).text }
    const { findings } = await run(inputOf({ ...head, ...baseline }))
    const waived = findings.filter(({ rule }) => rule === errors).map(({ waiver }) => waiver?.isEffective)
    expect(waived).toEqual([true, true])
  })
})

it('two releases of the same files under two names are told apart', async () => {
  const release = (name: string): string =>
    `  - { chart: charts/web, release: ${name}, namespace: ${name}, environment: ${name} }\n`
  const wrongIn = (name: string): Files => ({
    ...chart('charts/web', template.replace('"soon"', `(eq .Release.Name "${name}" | ternary "soon" "1s")`)),
    '.meshgate.yaml': `targets:\n${release('blue')}${release('green')}`,
  })
  const { findings } = await report(wrongIn('green'), wrongIn('blue'))
  const statuses = findings.filter(({ rule }) => rule === errors)
  expect(statuses.map(({ environments, status }) => [...environments, status])).toEqual([
    ['green', 'new'],
    ['blue', 'fixed'],
  ])
})

it('a finding that moves from one file of values to another is new', async () => {
  const timeouts = (dev: string, prod: string): Files => ({
    ...chart('charts/web', template),
    'charts/web/values-dev.yaml': `timeout: ${dev}\n`,
    'charts/web/values-prod.yaml': `timeout: ${prod}\n`,
  })
  const { findings } = await report(timeouts('1s', 'soon'), timeouts('soon', '1s'))
  expect(findings.filter(({ rule }) => rule === errors).map(({ status }) => status)).toEqual(['new', 'fixed'])
})

it('another values file, or another folder of the chart, makes nothing new', async () => {
  const listed = (folder: string, values: string): Files => ({
    ...chart(folder, template),
    'a.yaml': 'timeout: soon\n',
    'b.yaml': 'replicas: 2\n',
    '.meshgate.yaml': `targets: [{ chart: ${folder}, values: [${values}], release: blue }]\n`,
  })
  for (const head of [listed('charts/web', 'a.yaml, b.yaml'), listed('apps/web', 'a.yaml')]) {
    const { findings } = await report(head, listed('charts/web', 'a.yaml'))
    expect(findings.filter(({ rule }) => rule === errors).map(({ status }) => status)).toEqual(['existing'])
  }
})

it('another outside host at the same key is new, and the same host at another key is not', async () => {
  const outside = (key: string, host: string): Files => ({
    'a.yaml': `mediatedTls:\n  ${key}: { externalHost: ${host} }\n`,
    '.meshgate.yaml': 'egress-allowlist: [api.example.com]\n',
  })
  const statuses = async (head: Files): Promise<string[]> => {
    const { findings } = await report(head, outside('pay', 'old.example.net'))
    return findings.filter(({ rule }) => rule === 'egress/outside-allowlist').map(({ status }) => status)
  }
  expect(await statuses(outside('pay', 'new.example.net'))).toEqual(['new', 'fixed'])
  expect(await statuses(outside('bank', 'old.example.net'))).toEqual(['existing'])
})

it('a timeout that is too short is new where it gets shorter', async () => {
  const statuses = async (timeout: string): Promise<string[]> => {
    const valuesWith = (each: string): Files => ({ 'a.yaml': shortTimeout('pay', each) })
    const { findings } = await report(valuesWith(timeout), valuesWith('10s'))
    return findings
      .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
      .map(({ status }) => status)
  }
  expect(await statuses('9s')).toEqual(['new', 'fixed'])
  expect(await statuses('11s')).toEqual(['existing'])
})
