import { describe, expect, it } from 'vitest'
import { injectionDifferences } from '../../src/istio/workload/injection-differences.ts'
import { meshOfYaml } from '../effect/request/meshes.ts'

const template = `
{{ $mode := annotation .ObjectMeta "sidecar.istio.io/interceptionMode" .ProxyConfig.InterceptionMode }}
{{ $native := and
  (eq .Native "true")
  (ne $mode "NONE") }}
metadata:
  labels: { security.istio.io/tlsMode: istio }
spec:
  initContainers:
  {{- if ne $mode "NONE" }}
  - name: istio-init
    image: proxy:1
    args:
    - istio-iptables
    - "-b"
    - "{{ .Values.global.proxy.includeInboundPorts }}"
    env:
    - name: LOG
      value: info
  {{- end }}
  {{- if not $native }}
  containers:
  {{- end }}
  - name: istio-proxy
    image: proxy:1
    args:
    - proxy
    - sidecar
    env:
    - name: GOMAXPROCS
      value: "1"
    - name: ISTIO_META_INTERCEPTION_MODE
      value: "{{ $mode }}"
`

interface Injector {
  readonly values?: object
  readonly template?: string
  readonly config?: string
  readonly name?: string
}

/** The ConfigMap of an injector. */
function injector({
  values = { global: { tag: '1.29.0', proxy: { excludeInboundPorts: '' } } },
  template: text = template,
  config = 'policy: enabled',
  name = 'istio-sidecar-injector',
}: Injector = {}): string {
  const indented = text.replaceAll('\n', '\n        ')
  const configText = `${config}\ntemplates:\n  sidecar: |${indented}\n  gateway: |\n        image: auto`
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: istio-system }
data:
  values: '${JSON.stringify(values)}'
  config: |
    ${configText.replaceAll('\n', '\n    ')}
`
}

const webhook = (selector: string, certificate = 'a'): string => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { caBundle: ${certificate} }
    rules: [{ operations: [CREATE], resources: [pods] }]
    namespaceSelector: { matchLabels: { ${selector} } }
`

function differences(head: string, base: string, direction: 'inbound' | 'outbound' = 'inbound'): string[] {
  return injectionDifferences(meshOfYaml(head), meshOfYaml(base), direction)
}

const differs = (name: string): string[] => [`\`${name}\` of the sidecar injector differs`]

describe('the settings of the sidecar injector', () => {
  it('do not differ where an upgrade changes images, resources and environment variables', () => {
    const upgraded = injector({
      values: { global: { tag: '1.30.0', hub: 'other', proxy: { excludeInboundPorts: '', resources: {} } } },
      template: template.replaceAll('proxy:1', 'proxy:2').replace('value: "1"', 'value: "2"'),
    })
    expect(differences(upgraded, injector())).toEqual([])
    expect(differences(upgraded.replace('image: auto', 'image: other'), injector(), 'outbound')).toEqual([])
    const canary = injector({ name: 'istio-sidecar-injector-1-30' })
    expect(differences(canary, injector())).toEqual([])
    expect(differences(canary + injector().replace(/^/, '---'), injector())).toEqual([])
  })

  it('differ in what is captured by default, for connections of that direction', () => {
    const excluding = injector({ values: { global: { proxy: { excludeInboundPorts: '8080' } } } })
    expect(differences(excluding, injector())).toEqual(differs('global.proxy.excludeInboundPorts'))
    expect(differences(excluding, injector(), 'outbound')).toEqual([])
    const ranges = injector({ values: { global: { proxy: { includeIPRanges: '10.0.0.0/8' } } } })
    expect(differences(ranges, injector())).toEqual([])
    expect(differences(ranges, injector(), 'outbound')).toEqual(differs('global.proxy.includeIPRanges'))
  })

  it('differ in which pods are injected', () => {
    for (const [name, config] of [
      ['policy', 'policy: disabled'],
      ['neverInjectSelector', 'policy: enabled\nneverInjectSelector: [{ matchLabels: { app: api } }]'],
      ['injectedAnnotations', 'policy: enabled\ninjectedAnnotations: { a: b }'],
      ['defaultTemplates', 'policy: enabled\ndefaultTemplates: [custom]'],
    ] as const)
      expect(differences(injector({ config }), injector())).toEqual(differs(name))
    expect(differences(injector({ config: 'policy: enabled\nneverInjectSelector: []' }), injector())).toEqual(
      [],
    )
    const byDefault = injector({ values: { sidecarInjectorWebhook: { enableNamespacesByDefault: true } } })
    expect(differences(byDefault, injector())).toEqual(
      differs('sidecarInjectorWebhook.enableNamespacesByDefault'),
    )
  })

  it('differ in which pods the values of an operator select', () => {
    const operator = (values: string): string => `
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: default, namespace: istio-system }
spec: { values: { ${values} } }
`
    const never = 'sidecarInjectorWebhook: { neverInjectSelector: [{ matchLabels: { app: api } }] }'
    expect(differences(operator(never), operator(''))).toEqual(
      differs('sidecarInjectorWebhook.neverInjectSelector'),
    )
    expect(differences(operator('global: { proxy: { autoInject: disabled } }'), operator(''))).toEqual(
      differs('global.proxy.autoInject'),
    )
    expect(
      differences(operator('global: { hub: other, proxy: { autoInject: enabled } }'), operator('')),
    ).toEqual([])
  })

  it('differ where a template captures otherwise, or has the proxy under another condition', () => {
    for (const changed of [
      template.replace('.Values.global.proxy.includeInboundPorts', '"8080"'),
      template.replace('ne $mode "NONE" }}\n  - name', 'eq $mode "TPROXY" }}\n  - name'),
      template.replace('    - sidecar\n', '    - router\n'),
      template.replace('  - name: istio-proxy', '  {{ if .Values.global.full }}\n  - name: istio-proxy') +
        '{{ end }}',
      template.replace('(eq .Native "true")', '(eq .Native "false")'),
      template.replace('value: "{{ $mode }}"', 'value: NONE'),
      template.replace(
        'metadata:',
        'metadata:\n  annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "80" }',
      ),
      template.replace('  - name: istio-init', '  - name: another'),
      template.replace(
        '  - name: istio-init',
        '  - name: rules\n    command: [iptables, -t, nat, -I, OUTPUT, -j, RETURN]\n  - name: istio-init',
      ),
    ])
      expect(differences(injector({ template: changed }), injector())).toEqual(differs('templates.sidecar'))
    const gateway = injector().replace('image: auto', 'command: [iptables, -t, nat, -I, OUTPUT, -j, RETURN]')
    expect(differences(gateway, injector())).toEqual(differs('templates.gateway'))
    // Blocks that do not end are compared as text.
    const open = `${template}{{ if .Values.a }}`
    expect(differences(injector({ template: `${open}image: b` }), injector({ template: open }))).toEqual(
      differs('templates.sidecar'),
    )
    const custom = injector().replace(
      '  gateway: |',
      '  custom: |\n            hostNetwork: true\n      gateway: |',
    )
    expect(differences(custom, injector())).toEqual(differs('templates.custom'))
  })

  it('differ where only some files have them, or cannot be read', () => {
    expect(differences(injector(), '')).toEqual(['the sidecar injector is in the files of head alone'])
    expect(differences('', injector())).toEqual(['the sidecar injector is in the files of base alone'])
    const broken = (text: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{}', config: '${text}' }
`
    expect(differences(broken(''), broken(''))).toEqual([])
    expect(differences(injector(), broken(''))).not.toEqual([])
  })

  it('differ in the selectors of the webhook, not in its certificate', () => {
    const base = webhook('istio-injection: enabled')
    expect(differences(webhook('istio-injection: enabled', 'b'), base)).toEqual([])
    expect(differences(webhook('team: shop'), base)).toEqual(differs('namespace.sidecar-injector.istio.io'))
  })

  it('differ where two revisions exchange them', () => {
    const excluding = { global: { proxy: { excludeInboundPorts: '8080' } } }
    const next = 'istio-sidecar-injector-next'
    const base = `${injector({ values: excluding })}---${injector({ name: next })}`
    const head = `${injector()}---${injector({ name: next, values: excluding })}`
    expect(differences(head, base)).toEqual([
      'the sidecar injector in ConfigMap istio-system/istio-sidecar-injector differs',
      `the sidecar injector in ConfigMap istio-system/${next} differs`,
    ])
    expect(differences(head, base, 'outbound')).toEqual([])
    const named = (text: string): string => text.replace('istio-sidecar-injector }', `${next} }`)
    const webhooks = (first: string, second: string): string =>
      `${webhook(first)}---${named(webhook(second))}`
    expect(differences(webhooks('a: b', 'c: d'), webhooks('c: d', 'a: b'))).toEqual([
      'the sidecar injector in MutatingWebhookConfiguration istio-sidecar-injector differs',
      `the sidecar injector in MutatingWebhookConfiguration ${next} differs`,
    ])
  })

  it('differ by an operator and by the mode of the MeshConfig', () => {
    const operator = (values: string): string => `
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: istio, namespace: istio-system }
spec: { tag: "1", ${values} }
`
    const excluding = operator('values: { global: { proxy: { excludeInboundPorts: "8080" } } }')
    expect(differences(excluding, operator(''))).toEqual(differs('global.proxy.excludeInboundPorts'))
    expect(differences(operator('').replace('"1"', '"2"'), operator(''))).toEqual([])
    const mode = operator('meshConfig: { defaultConfig: { interceptionMode: NONE } }')
    expect(differences(mode, operator(''))).toEqual([
      '`defaultConfig.interceptionMode` of the MeshConfig differs',
    ])
  })
})
