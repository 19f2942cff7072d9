import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from '../scene.ts'
import { url, options, route, web, application } from './nested-scene.ts'

describe('a finding in what a Flux Kustomization builds that a chart renders', () => {
  const kustomization = (spec: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: web, namespace: flux-system }
spec:
  path: ./apps/web
  sourceRef: { kind: GitRepository, name: flux-system }
${spec}`
  const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: root, namespace: flux-system }
spec:
  chart:
    spec:
      chart: root
      sourceRef: { kind: GitRepository, name: flux-system }
  values:
    timeout: 2s
    namespace: shop
`
  const webIn = (timeout: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web.example.com]
  http:
    - timeout: ${timeout}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`
  const built = (spec: string, timeout: string, files: Files = {}): Files => ({
    'clusters/home/root.yaml': release,
    ...chart('root', kustomization(spec), { 'values.yaml': 'namespace: none\n' }),
    'apps/web/web.yaml': webIn(timeout),
    ...files,
  })
  const variable = '  postBuild: { substitute: { TIMEOUT: "{{ .Values.timeout }}" } }\n'
  const found = async (files: Files): Promise<string[]> =>
    (await report(files, null, { options })).findings
      .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
      .map(({ at, cause, object }) => `${at.file}:${at.line} ${cause} ${object?.namespace ?? '-'}`)

  it('stands at the value of the chart that is a variable', async () => {
    const spec = `  targetNamespace: "{{ .Values.namespace }}"\n${variable}`
    expect(await found(built(spec, '${TIMEOUT}'))).toEqual(['clusters/home/root.yaml:10 exact shop'])
  })

  it('stands at the value of the chart in a patch', async () => {
    const patch = `  patches:
    - patch: |
        - { op: replace, path: /spec/http/0/timeout, value: "{{ .Values.timeout }}" }
      target: { kind: VirtualService }
`
    expect(await found(built(patch, '60s'))).toEqual(['clusters/home/root.yaml:10 exact -'])
  })

  it('stands at the file that is built where no option decides it', async () => {
    expect(await found(built(variable, '2s'))).toEqual(['apps/web/web.yaml:7 exact -'])
  })

  it('stands at the text that composes a value, where a part alone is not wrong', async () => {
    const spec = '  postBuild: { substitute: { UNIT: "{{ .Values.unit }}" } }\n'
    const files = built(spec, '2${UNIT}')
    const unit = release.replace('timeout: 2s', 'unit: s')
    expect(await found({ ...files, 'clusters/home/root.yaml': unit })).toEqual([
      'apps/web/web.yaml:7 probable -',
    ])
  })

  it('stands at the value of the chart that is a variable in the values of a HelmRelease', async () => {
    const inner = release.replaceAll('root', 'web').replace('timeout: 2s', 'timeout: ${TIMEOUT}')
    const files = built(variable, '60s', { 'apps/web/release.yaml': inner, ...web })
    expect(await found(files)).toEqual(['clusters/home/root.yaml:10 exact flux-system'])
    const literal = files['root/templates/all.yaml']!.replace('{{ .Values.timeout }}', '2s')
    expect(await found({ ...files, 'root/templates/all.yaml': literal })).toEqual([
      'apps/web/release.yaml:10 exact flux-system',
    ])
  })

  it('is one of what is built alone: a HelmRelease in that folder is released as it is built', async () => {
    const inner = release.replaceAll('root', 'web').replace('values:', 'values: # of web')
    const files = built('  targetNamespace: pay\n', '60s', { 'apps/web/release.yaml': inner, ...web })
    const { targets } = await report(files, null, { options })
    expect(
      targets.flatMap((target) => (target.kind === 'helm' ? [`${target.id} ${target.namespace}`] : [])),
    ).toEqual(['root:root@home flux-system', 'web:web@home pay'])
  })
})

describe('a FluxInstance that a chart renders', () => {
  const instance = `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: { name: flux, namespace: {{ .Release.Namespace }} }
spec:
  sync:
    kind: GitRepository
    url: {{ .Values.url }}
    ref: refs/heads/main
    path: clusters/{{ .Values.cluster }}
`
  const apps = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec:
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
`
  const routes = (timeout: string): string =>
    ['Release.Name', 'Release.Namespace'].reduce(
      (text, name) => text.replace(`{{ .${name} }}`, 'web'),
      route.replace('{{ .Values.timeout }}', timeout),
    )
  const files = (timeout: string, address: string): Files => ({
    ...chart('flux', instance, { 'values.yaml': 'url: none\ncluster: none\n' }),
    'install.yaml': application('flux', 'valuesObject:', `  url: ${address}`, '  cluster: home').replace(
      'namespace: shop',
      'namespace: flux-system',
    ),
    'clusters/home/apps.yaml': apps,
    'apps/web.yaml': routes(timeout),
  })
  const outcomes = async (all: Files): Promise<string[]> =>
    (await report(all, null, { options })).targets
      .filter(({ kind }) => kind === 'kustomization' || kind === 'flux-kustomization')
      .map(({ id, status, reason = '' }) => `${id} ${status} ${reason}`)
  const unknown = 'not-rendered no file states that the source `GitRepository/flux-system` is this repository'

  it('builds the folder of the cluster, and what is in it', async () => {
    expect(await outcomes(files('60s', url))).toEqual([
      'kustomize:apps:clusters/home/apps.yaml:apps rendered ',
      'kustomize:clusters/home:flux/templates/all.yaml:flux-system rendered ',
      'clusters/home/apps.yaml:Kustomization/flux-system/apps rendered ',
      'flux:flux:Kustomization/flux-system/flux-system rendered ',
    ])
    const { findings } = await report(files('2s', url), null, { options })
    const wrong = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(wrong.map(({ at }) => `${at.file}:${at.line}`)).toEqual(['apps/web.yaml:7'])
  })

  it('builds nothing of another repository', async () => {
    expect((await outcomes(files('60s', 'https://git.example/other/platform'))).at(-1)).toBe(
      `flux:flux:Kustomization/flux-system/flux-system ${unknown}`,
    )
  })

  it.each([
    [url, 'rendered '],
    ['https://git.example/other/apps', unknown],
  ])('is like a Kustomization that a chart renders with its own source, %s', async (address, outcome) => {
    const tenant = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { url: '{{ .Values.url }}', ref: { branch: main } }
---
${apps}`
    const found = await outcomes({
      ...chart('tenant', tenant, { 'values.yaml': 'url: none\n' }),
      'install.yaml': application('tenant', 'valuesObject:', `  url: ${address}`),
      'apps/web.yaml': routes('60s'),
    })
    expect(found.at(-1)).toBe(`tenant:tenant:Kustomization/flux-system/apps ${outcome}`)
  })
})
