import { describe, expect, it } from 'vitest'
import { outline, report, chart, type Files } from './scene.ts'

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  hosts: [web.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

/** An Application of the chart `web` with Helm options. */
function application(helm: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
  source:
    repoURL: ${url}
    path: web
    helm:
${helm}`
}

const web = chart('web', route, { 'values.yaml': 'timeout: 60s\n' })

async function timeouts(files: Files, base: Files | null = null): Promise<string[]> {
  const { findings } = await report(files, base, { options })
  return findings
    .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    .map(({ at, cause, status }) => `${status} ${at.file}:${at.line}:${at.column} ${cause}`)
}

describe('a finding in what an Application renders', () => {
  it.each([
    ['a map of values', '      valuesObject:\n        timeout: 2s\n', 'apps/web.yaml:11:18'],
    ['a text of values', '      values: |\n        timeout: 2s\n', 'apps/web.yaml:11:18'],
    [
      'a parameter',
      '      parameters:\n        - name: timeout\n          value: 2s\n',
      'apps/web.yaml:12:18',
    ],
    ['a values file', '      valueFiles: [/env/prod.yaml]\n', 'env/prod.yaml:1:10'],
  ])('is at %s', async (_, helm, at) => {
    const files = { ...web, 'env/prod.yaml': 'timeout: 2s\n', 'apps/web.yaml': application(helm) }
    expect(await timeouts(files)).toEqual([`new ${at} exact`])
  })

  it('is in the layout of values that an Application contains', async () => {
    const values =
      'mediatedTls:\n  pay:\n    externalHost: pay.example.org\n    timeout: 10s\n    retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }\n'
    const inline = `      values: |\n${values.replaceAll(/^/gm, '        ').trimEnd()}\n`
    const egress = 'a: {{ .Values.mediatedTls | toJson | quote }}\n'
    const files = { ...chart('web', egress), 'apps/web.yaml': application(inline) }
    expect(await timeouts(files)).toEqual(['new apps/web.yaml:14:22 source'])
  })

  it('is existing if base has it, and fixed if only base has it', async () => {
    const withTimeout = (timeout: string): Files => ({
      ...web,
      'apps/web.yaml': application(`      valuesObject:\n        timeout: ${timeout}\n`),
    })
    expect(await timeouts(withTimeout('3s'), withTimeout('2s'))).toEqual([
      'existing web/templates/all.yaml:7:5 template',
    ])
    // A timeout that gets worse is another one.
    expect(await timeouts(withTimeout('2s'), withTimeout('3s'))).toEqual([
      'new apps/web.yaml:11:18 exact',
      'fixed web/templates/all.yaml:7:5 template',
    ])
    expect((await timeouts(withTimeout('60s'), withTimeout('2s')))[0]).toMatch(/^fixed/)
  })
})

describe('the report', () => {
  it('says which Application a release is of, and the Application has its status', async () => {
    const { targets, summary } = await report(
      { ...web, 'apps/web.yaml': application('      skipCrds: true\n') },
      null,
      { options },
    )
    const id = 'apps/web.yaml:Application/argocd/web'
    expect(targets).toMatchObject([
      { kind: 'manifests', path: 'apps/web.yaml' },
      {
        kind: 'helm',
        id: 'web:web',
        namespace: 'shop',
        status: 'rendered',
        statedBy: { target: id, file: 'apps/web.yaml', line: 1 },
      },
      { kind: 'application', id: id, status: 'rendered', renderedAs: ['web:web'] },
    ])
    expect(summary).toMatchObject({ complete: true, coverage: { releases: 1, rendered: 1 } })
  })

  it('names a values file that is missing at the line that names it, and renders the others', async () => {
    const { findings, targets } = await report(
      {
        ...web,
        'apps/web.yaml': application('      valueFiles:\n        - gone.yaml\n'),
        'b/kustomization.yaml': 'resources: [a.yaml]\n',
        'b/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
        'apps/b.yaml': application('')
          .replace('path: web', 'path: b')
          .replace('    helm:\n', '')
          .replaceAll('web', 'b'),
      },
      null,
      { options },
    )
    expect(outline(findings)).toContain('new error apps/web.yaml:11 gitops/reference')
    expect(targets.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'apps/b.yaml read',
      'apps/web.yaml read',
      'kustomize:b:b rendered',
      'web:web failed',
      'apps/b.yaml:Application/argocd/b rendered',
      'apps/web.yaml:Application/argocd/web failed',
    ])
  })

  it('fails at the options of the Application where these cannot be applied', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [route.yaml]\n',
      'a/route.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
      'apps/web.yaml': application('')
        .replace('path: web', 'path: a')
        .replace(
          'helm:\n',
          'kustomize:\n      patches: [{ target: { kind: ConfigMap }, patch: "[{ op: add }" }]\n',
        ),
    }
    const { findings } = await report(files, null, { options })
    expect(
      findings.flatMap(({ rule, at }) => (rule === 'gitops/build-failed' ? `${at.file}:${at.line}` : [])),
    ).toEqual(['apps/web.yaml:10'])
  })

  it('shows a kustomization with the options of the Application', async () => {
    const plain = route
      .replace('{{ .Release.Name }}', 'web')
      .replace('{{ .Release.Namespace }}', 'shop')
      .replace('{{ .Values.timeout }}', '2s')
    const files = {
      'a/kustomization.yaml': 'resources: [route.yaml]\n',
      'a/route.yaml': plain,
      'apps/web.yaml': application('')
        .replace('path: web', 'path: a')
        .replace('helm:\n', 'kustomize: { namePrefix: x- }\n'),
    }
    const { findings, targets } = await report(files, null, { options })
    expect(targets.map(({ id, status }) => `${id} ${status}`)).toContain('kustomize:a:web rendered')
    expect(findings.map(({ object }) => object?.name)).toContain('x-web')
    expect(await timeouts(files)).toEqual(['new a/route.yaml:7:16 exact'])
  })

  it('puts objects without a namespace into that of the destination', async () => {
    const { findings } = await report(
      {
        'a/route.yaml': route
          .replaceAll(/\{\{ .Release.Name \}\}/g, 'web')
          .replace(', namespace: {{ .Release.Namespace }}', '')
          .replace('{{ .Values.timeout }}', '2s'),
        'apps/web.yaml': application('').replace('path: web', 'path: a').replace('    helm:\n', ''),
      },
      null,
      { options },
    )
    expect(findings.map(({ object }) => object?.namespace)).toContain('shop')
  })
})

describe('Applications that a target renders', () => {
  /** A chart that renders an Application. */
  const appsChart = (name: string, path: string): Files =>
    chart(
      'root',
      `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
  source:
    repoURL: ${url}
    path: ${path}
    helm: { valuesObject: { timeout: {{ .Values.timeout }} } }
`,
      { 'values.yaml': 'timeout: 2s\n' },
    )

  const nested = (path: string): string => application('').replace('    helm:\n', '').replaceAll('web', path)

  it('are rendered, and take the place of what was inferred', async () => {
    const { targets, findings } = await report({ ...web, ...appsChart('web', 'web') }, null, { options })
    expect(targets.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'root rendered',
      'web:web rendered',
      'root:Application/argocd/web rendered',
    ])
    expect(targets[1]?.statedBy).toMatchObject({ file: 'root/templates/all.yaml', line: 1 })
    expect(findings.map(({ rule }) => rule)).toContain('routing/timeout-covers-retries')
  })

  it('are rendered where a kustomization changes them', async () => {
    const written = application('').replace('    helm:\n', '').replace('path: web', 'path: none')
    const patch =
      'patches:\n  - target: { kind: Application }\n    patch: |\n      - { op: replace, path: /spec/source/path, value: web }\n'
    const files = {
      ...web,
      'apps/web.yaml': written,
      'apps/kustomization.yaml': `resources: [web.yaml]\n${patch}`,
    }
    const { targets } = await report(files, null, { options })
    expect(targets.map(({ id, status, partOf }) => `${id} ${status} ${partOf}`)).toEqual([
      'kustomize:apps rendered undefined',
      'web:web rendered undefined',
      'kustomize:apps:Application/argocd/web rendered undefined',
    ])
  })

  it('may be the one that renders them', async () => {
    const files = {
      ...appsChart('root', 'root'),
      'apps/root.yaml': application('')
        .replace('path: web', 'path: root')
        .replaceAll('web', 'root')
        .replace('    helm:\n', ''),
    }
    const { targets, findings } = await report(files, null, { options })
    expect(findings.filter(({ code }) => code === 'cycle')).toEqual([])
    expect(targets.filter(({ kind }) => kind === 'helm').map(({ id }) => id)).toEqual([
      'root:root',
      'root:root#2',
    ])
  })

  it('may be several that a kustomization gives its own path', async () => {
    const rooted = (name: string): string =>
      application('').replace('    helm:\n', '').replace('path: web', 'path: CLUSTER').replaceAll('web', name)
    const path = '\n    patch: |\n      - { op: replace, path: /spec/source/path, value: clusters/one }\n'
    const files = {
      'base/root.yaml': rooted('root'),
      'base/apps.yaml': rooted('apps'),
      'base/kustomization.yaml': 'resources: [root.yaml, apps.yaml]\n',
      'clusters/one/kustomization.yaml': `resources: [../../base]\npatches:\n  - target: { kind: Application }${path}`,
    }
    const { targets, findings } = await report(files, null, { options })
    expect(findings.filter(({ code }) => code === 'cycle')).toEqual([])
    expect(targets.filter(({ status }) => status !== 'rendered')).toEqual([])
  })

  it('are reported once where they have no end', async () => {
    const { findings, targets } = await report(appsChart('{{ .Release.Name }}-x', 'root'), null, { options })
    const cycles = findings.filter(({ code }) => code === 'cycle')
    expect(outline(cycles)).toEqual(['new error root/templates/all.yaml:4 gitops/reference'])
    expect(targets.find(({ reason }) => reason?.includes('renders itself without end'))).toBeDefined()
  })

  it.each([
    ['the same', '2s'],
    ['others', '60s'],
  ])('are not those of an inferred release that another one replaces, with %s', async (_, inferred) => {
    const top = application('      valuesObject: { timeout: {{ .Values.timeout }} }\n').replaceAll(
      'web',
      'root',
    )
    const files = {
      ...web,
      ...appsChart('web', 'web'),
      'root/values.yaml': `timeout: ${inferred}\n`,
      ...chart('top', top, { 'values.yaml': 'timeout: 2s\n' }),
    }
    const { targets } = await report(files, null, { options })
    expect(targets.map(({ id, renderedAs = [] }) => [id, ...renderedAs].join(' '))).toEqual([
      'top',
      'root:root',
      'web:web',
      'top:Application/argocd/root root:root',
      'root:root:Application/argocd/web web:web',
    ])
    expect(await timeouts(files)).toEqual(['new top/values.yaml:1:10 exact'])
  })

  it('have bases that are built with what they state, and values files that are named', async () => {
    const files = {
      ...web,
      'web/values-prod.yaml': 'timeout: 60s\n',
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
      'over/kustomization.yaml': 'resources: [../base]\n',
      ...chart('root', ['web', 'over'].map((path) => nested(path)).join('---\n')),
    }
    const { targets, skipped } = await report(files, null, { options })
    expect(targets.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'root rendered',
      'web:web rendered',
      'kustomize:over:over rendered',
      'kustomize:base rendered',
      'root:Application/argocd/web rendered',
      'root:Application/argocd/over rendered',
    ])
    expect(skipped.map(({ file }) => file)).toEqual(['web/values-prod.yaml'])
  })

  it.each([
    ['fails', { 'root/Chart.yaml': 'name: root\n' }],
    ['renders in part', { 'root/templates/more.yaml': '{{ fail "no" }}' }],
  ])('show no changes where what renders them %s', async (_, broken) => {
    const files = { ...web, ...appsChart('web', 'web') }
    for (const [base, head] of [
      [files, { ...files, ...broken }],
      [{ ...files, ...broken }, files],
    ] as const) {
      const { changes, findings } = await report(head, base, { options })
      expect(changes.filter(({ target }) => target !== 'root')).toEqual([])
      expect(findings.filter(({ status, at }) => status === 'fixed' && at.file.startsWith('web/'))).toEqual(
        [],
      )
    }
  })

  it('show no changes where their ApplicationSet is not evaluated', async () => {
    const set = (generator: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: web }\nspec:\n  generators: [${generator}]\n  template:\n    metadata: { name: web-set }\n    spec: { source: { repoURL: "${url}", path: web } }\n`
    const base = { ...web, 'set.yaml': set('{ list: { elements: [{ a: b }] } }') }
    const { changes } = await report({ ...web, 'set.yaml': set('{ plugin: {} }') }, base, { options })
    expect(changes.filter(({ object }) => object.kind === 'VirtualService')).toEqual([])
  })

  it('name what is missing at the line of the template', async () => {
    const { findings } = await report(appsChart('web', 'gone'), null, { options })
    expect(outline(findings)).toContain('new warning root/templates/all.yaml:8 gitops/reference')
  })

  it('are a guess where only keys say that values are those of the chart that renders them', async () => {
    const root = chart('root', `{{ if .Values.rootApps }}${nested('gone')}{{ end }}`, {
      'values.yaml': 'rootApps: false\ncluster: ""\n',
    })
    const files = { ...root, 'settings/shared.yaml': 'rootApps: true\ncluster: eu\n' }
    const { findings, targets } = await report(files, null, { options })
    expect(targets.map(({ id }) => id)).toContain('root@settings/shared.yaml')
    const references = findings.filter(({ rule }) => rule === 'gitops/reference')
    expect(references).toMatchObject([{ severity: 'warning', confidence: 'likely' }])
  })
})
