import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: 'main' }) }

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  hosts: [web.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: 3, perTryTimeout: {{ .Values.retries.wait }}, retryOn: reset }
      route: [{ destination: { host: web.other.svc.cluster.local } }]
`

const web = chart('web', route, { 'values.yaml': 'timeout: 60s\nretries: { wait: 5s }\n' })

/** An ApplicationSet of the chart `web`; the options of Helm begin in line 16. */
function set(generator: string, helm: string, isGo: boolean): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web, namespace: argocd }
spec:
  goTemplate: ${isGo}
  generators:
    - ${generator}
  template:
    metadata: { name: web }
    spec:
      destination: { server: https://k8s.example, namespace: shop }
      source:
        repoURL: ${url}
        path: web
        helm:
${helm}`
}

const list = "list: { elements: [{ wait: '2s', unit: '2' }] }"
const git = `git: { repoURL: '${url}', revision: main, files: [{ path: env/*.yaml }] }`

async function timeouts(files: Files): Promise<string[]> {
  const { findings } = await report({ ...web, ...files }, null, { options })
  return findings
    .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    .map(({ at, cause }) => `${at.file}:${at.line}:${at.column} ${cause}`)
}

describe('a finding in what an ApplicationSet generates', () => {
  it.each([
    [
      'an element of a list, of a parameter',
      set(list, "          parameters: [{ name: timeout, value: '{{wait}}' }]\n", false),
      ['set.yaml:7:34 exact'],
    ],
    [
      'an element of a list, of a map of values',
      set(list, "          valuesObject:\n            timeout: '{{ .wait }}'\n", true),
      ['set.yaml:7:34 exact'],
    ],
    [
      'an element of a list, of a text of values',
      set(list, "          values: |\n            timeout: '{{wait}}'\n", false),
      ['set.yaml:7:34 exact'],
    ],
    [
      'a key of a file',
      set(git, "          valuesObject:\n            timeout: '{{ .mesh.wait }}'\n", true),
      ['env/prod.yaml:2:9 exact'],
    ],
    [
      'an element of a list that the template lengthens',
      set(list, "          valuesObject:\n            timeout: '{{ .unit }}s'\n", true),
      ['set.yaml:7:46 probable'],
    ],
    [
      'an element of a list that a text of values lengthens',
      set(list, '          values: |\n            timeout: {{unit}}s\n', false),
      ['set.yaml:7:46 probable'],
    ],
    [
      'an element of a text of elements',
      set(
        'list: { elementsYaml: "[{ wait: \'2s\' }]" }',
        "          parameters: [{ name: timeout, value: '{{wait}}' }]\n",
        false,
      ),
      ['set.yaml:16:48 exact'],
    ],
    [
      'an element of the first generator of a matrix, in one of the second',
      set(
        "matrix: { generators: [{ list: { elements: [{ k: '2' }] } }, { list: { elements: [{ wait: '{{ .k }}s' }] } }] }",
        "          valuesObject:\n            timeout: '{{ .wait }}'\n",
        true,
      ),
      ['set.yaml:7:56 probable'],
    ],
    [
      'an element of the second generator of a matrix',
      set(
        "matrix: { generators: [{ list: { elements: [{ k: '2' }] } }, { list: { elements: [{ wait: 2s }] } }] }",
        "          valuesObject:\n            timeout: '{{ .wait }}'\n",
        true,
      ),
      ['set.yaml:7:97 exact'],
    ],
    [
      'a value of a generator',
      set(
        "list: { elements: [{ k: '2' }], values: { wait: 2s } }",
        "          valuesObject:\n            timeout: '{{ .values.wait }}'\n",
        true,
      ),
      ['set.yaml:7:55 exact'],
    ],
    [
      'an element of a generator that is merged',
      set(
        "merge: { mergeKeys: [k], generators: [{ list: { elements: [{ k: '1', wait: 3s }] } }, { list: { elements: [{ k: '1', wait: 2s }] } }] }",
        "          valuesObject:\n            timeout: '{{ .wait }}'\n",
        true,
      ),
      ['set.yaml:7:130 exact'],
    ],
    [
      'the patch of the template',
      set(list, '          valuesObject: { timeout: 60s }\n', true) +
        `  templatePatch: |
    spec:
      {{- if .unit }}
      syncPolicy: { automated: {} }
      {{- end }}
      source:
        helm:
          valuesObject:
            timeout: 2s
`,
      ['set.yaml:25:22 exact'],
    ],
    [
      'an element that the patch of the template lengthens',
      set(list, '          values: "timeout: 60s"\n', true) +
        `  templatePatch: |
    spec:
      source:
        helm:
          values: |
            timeout: {{ .unit }}s
`,
      ['set.yaml:7:46 probable'],
    ],
    [
      'the template of a generator',
      set(
        `list:
        elements: [{ wait: 2s }]
        template:
          metadata: {}
          spec:
            source: { helm: { valuesObject: { timeout: '{{ .wait }}' } } }`,
        '          valuesObject: { timeout: 60s }\n',
        true,
      ),
      ['set.yaml:8:28 exact'],
    ],
    [
      'the template where nothing is filled in',
      set(list, '          valuesObject:\n            timeout: 2s\n', true),
      ['set.yaml:17:22 exact'],
    ],
  ])('is at %s', async (_, text, expected) => {
    expect(await timeouts({ 'set.yaml': text, 'env/prod.yaml': 'mesh:\n  wait: 2s\n' })).toEqual(expected)
  })

  it('is repaired in the element, and in the text around it', async () => {
    const jwt = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules:
    - issuer: https://id.example.org
      jwksUri: {{ .Values.keys }}
`
    const helm = (url: string): string => `          values: |\n            keys: ${url}/keys\n`
    const scheme = 'list: { elements: [{ host: id.example.org, scheme: http }] }'
    const fixes = async (url: string): Promise<string[]> => {
      const files = { ...chart('web', jwt), 'set.yaml': set(scheme, helm(url), false) }
      const { findings } = await report(files, null, { options })
      return findings.flatMap(({ fix }) => fix?.edits.map(({ line, text }) => `${line} ${text}`) ?? [])
    }
    expect(await fixes('http://{{host}}')).toEqual(['17 https://{{host}}/keys'])
    expect(await fixes('{{scheme}}://{{host}}')).toEqual(['7 https'])
  })

  it('is at the template where that makes more than scalars', async () => {
    const text = set(list, '          values: |\n            {{ range list 1 }}timeout: 2s{{ end }}\n', true)
    expect(await timeouts({ 'set.yaml': text })).toEqual(['set.yaml:17:40 probable'])
  })
})

describe('a finding in a kustomization that an Application patches', () => {
  const files = {
    'web/kustomization.yaml': 'resources: [route.yaml]\n',
    'web/route.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  http:
    - timeout: 60s
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.example.com } }]
`,
  }
  const source = (patch: string): string => `source:
  repoURL: ${url}
  path: web
  kustomize:
    patches:
      - target: { kind: VirtualService }
        patch: |
${indented(patch, 10)}`
  const application = (patch: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { name: east, namespace: shop }
${indented(source(patch), 2)}`
  const applicationSet = (patch: string): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web, namespace: argocd }
spec:
  generators:
    - list: { elements: [{ wait: '2s', count: '2' }] }
  template:
    metadata: { name: web }
    spec:
      project: default
      destination: { name: east, namespace: shop }
${indented(source(patch), 6)}`
  const operation = (value: string): string =>
    `- { op: replace, path: /spec/http/0/timeout, value: ${value} }\n`

  it.each([
    ['an operation of the patch', application(operation('2s')), 'app.yaml:14 exact'],
    [
      'a merge patch',
      application(
        'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web }\nspec:\n  http: [{ timeout: 2s, retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset } }]\n',
      ),
      'app.yaml:18 exact',
    ],
    ['an element of a generator', applicationSet(operation('{{wait}}')), 'app.yaml:6 exact'],
    ['an element that the patch lengthens', applicationSet(operation('{{count}}s')), 'app.yaml:6 exact'],
  ])('is at %s', async (_, text, expected) => {
    const { findings } = await report({ ...files, 'app.yaml': text }, null, { options })
    const found = findings.filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(found.map(({ at, cause }) => `${at.file}:${at.line} ${cause}`)).toEqual([expected])
    expect(found[0]!.fix?.verified).toBe(true)
  })
})

it('is at the patch of an Application that a kustomization builds', async () => {
  const application = (name: string, source: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: default
  destination: { name: east, namespace: shop }
  source: { repoURL: '${url}', ${source} }
`
  const files = (timeout: string, patch: string): Files => ({
    'root.yaml': application('root', 'path: apps'),
    'apps/kustomization.yaml': `resources: [web.yaml]\npatches:\n  - target: { kind: Application }\n    patch: |\n${indented(patch, 6)}`,
    'apps/web.yaml': application('web', `path: web, helm: { valuesObject: { timeout: ${timeout} } }`),
  })
  const operation =
    '- { op: replace, path: /spec/source/helm/valuesObject/timeout, value: 2s }\n- { op: add, path: /metadata/labels, value: { a: b } }\n'
  const merge =
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: web }\nspec: { source: { helm: { valuesObject: { retries: { wait: 6s } } } } }\n'
  expect(await timeouts(files('60s', operation))).toEqual(['apps/kustomization.yaml:5:77 exact'])
  expect(await timeouts(files('2s', merge))).toEqual([expect.stringMatching(/^apps\/web.yaml:7:\d+ exact$/)])
})

function indented(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width))
}
