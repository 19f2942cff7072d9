import { describe, expect, it } from 'vitest'
import { chart, configMap, outline, report, valuesUse, type Files } from './scene.ts'

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
spec:
  hosts: [{{ .Values.host | quote }}]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`

async function severities(files: Files): Promise<string[]> {
  const { findings } = await report({ ...files, 'web/.helmignore': '' })
  return outline(findings.filter(({ rule }) => rule === 'egress/host-invalid' || rule === 'helm/placeholder'))
}

describe('a value that whoever installs a chart gives', () => {
  it.each([
    ['""', 'egress/host-invalid'],
    ['".example.org"', 'egress/host-invalid'],
    ['"<your host>"', 'helm/placeholder'],
  ])('is no mistake of the defaults: %s', async (host, rule) => {
    const severityList = await severities(chart('web', entry, { 'values.yaml': `host: ${host}\n` }))
    expect(severityList).toEqual([expect.stringMatching(new RegExp(`^new info .* ${rule}$`))])
  })

  it.each<[string, string, string, string?]>([
    ['routes', 'VirtualService', 'hosts: [a.example.org]\n  http: {{ .Values.all | toYaml | nindent 4 }}'],
    [
      'hosts of a server',
      'Gateway',
      'selector: {istio: edge}\n  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: {{ .Values.all | toJson }}}]',
    ],
    [
      'values of a condition',
      'AuthorizationPolicy',
      'rules: [{ when: [{ key: "request.headers[x-user]", values: {{ .Values.all | toJson }} }] }]',
      'security.istio.io/v1',
    ],
  ])(
    'is no mistake of a list that nobody fills: %s',
    async (_, kind, spec, api = 'networking.istio.io/v1') => {
      const object = `apiVersion: ${api}\nkind: ${kind}\nmetadata: {name: a}\nspec:\n  ${spec}\n`
      const findingsOf = async (extraFiles: Files) => {
        const files = chart('web', object, { 'values.yaml': 'all: []\n', 'values-prod.yaml': 'all: []\n' })
        const { findings } = await report(extraFiles['web/values-prod.yaml'] === '' ? without(files) : files)
        return findings.map(({ severity }) => severity)
      }
      const without = ({ 'web/values-prod.yaml': _prod, ...otherFiles }: Files): Files => otherFiles
      expect(await findingsOf({ 'web/values-prod.yaml': '' })).toEqual(['info'])
      expect(await findingsOf({})).toEqual(['warning'])
    },
  )

  it.each([
    ['example.com', 'info'],
    ['example.org/charts', 'info'],
    ['charts.example.com', 'error'],
    ['example.community', 'error'],
    ['shop', 'error'],
  ])('is no mistake of a default that its kind refuses, if it is an example: %s', async (host, severity) => {
    const object = `apiVersion: example.io/v1
kind: Addon
metadata: { name: shop }
spec: { url: {{ .Values.host }} }
`
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: addons.example.io }
spec:
  group: example.io
  names: { kind: Addon, plural: addons }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: { type: object, properties: { url: { type: string, pattern: '^https://' } } }
`
    const files = chart('web', object, {
      'values.yaml': `host: ${host}\n`,
      'templates/addon.yaml': definition,
    })
    const { findings } = await report(files)
    expect(findings.map(({ rule, severity: found }) => [rule, found])).toEqual([['schema/invalid', severity]])
  })

  it.each([
    ['hosts: []', 'info'],
    ['hosts: ""', 'info'],
    ['gateways: []', 'error'],
  ])('is no mistake of a field that a template leaves out without it: %s', async (values, severity) => {
    const object = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  {{- with .Values.istio.hosts }}
  hosts: {{ . | toJson }}
  {{- end }}
  gateways: [edge/public]
  http: [{ route: [{ destination: { host: shop } }] }]
`
    const { findings } = await report(chart('web', object, { 'values.yaml': `istio: { ${values} }\n` }))
    const refused = findings.filter(({ code }) => code === 'not-in-delegate')
    expect(refused.map(({ severity: found }) => found)).toEqual([severity])
  })

  it('is no mistake of a name that it ends', async () => {
    const object = (key: string, level: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings-{{ .Values.${key} }} }\ndata: { level: ${level} }\n`
    const files = (east: string): Files =>
      chart('web', `${object('east', 'low')}---\n${object('west', 'high')}`, {
        'values.yaml': `east: ${east}\nwest: ${east}\n`,
      })
    const severitiesOf = async (east: string): Promise<string[]> => {
      const { findings } = await report(files(east))
      return findings.filter(({ rule }) => rule === 'gitops/duplicate-object').map(({ severity }) => severity)
    }
    expect(await severitiesOf('')).toEqual(['info'])
    expect(await severitiesOf('one')).toEqual(['error'])
  })

  it.each(['[]', '""', 'null'])('is no reason to pass over a key that nothing reads: %s', async (value) => {
    const files = chart('web', configMap, { 'values.yaml': `level: low\ntolerations: ${value}\n` })
    const { findings } = await report(files, null, { host: { valuesUse } })
    expect(outline(findings)).toEqual(['new warning web/values.yaml:2 helm/dead-value'])
  })

  it('is one where a value is given and wrong', async () => {
    const severityList = await severities(
      chart('web', entry, { 'values.yaml': 'host: https://example.org\n' }),
    )
    expect(severityList).toEqual([expect.stringMatching(/^new error .* egress\/host-invalid$/)])
  })

  it('may be one in an environment, and is one in a release that the configuration lists', async () => {
    const files = chart('web', entry, { 'values.yaml': 'host: example.org\n' })
    const inProd = { ...files, 'web/values-prod.yaml': 'host: ""\n' }
    expect(await severities(inProd)).toEqual([expect.stringMatching(/^new warning /)])
    const wrongInProd = { ...files, 'web/values-prod.yaml': 'host: https://example.org\n' }
    expect(await severities(wrongInProd)).toEqual([expect.stringMatching(/^new error /)])
    const listed = { '.meshgate.yaml': 'targets:\n  - { chart: web }\n', 'web/values.yaml': 'host: ""\n' }
    expect(await severities({ ...files, ...listed })).toEqual([expect.stringMatching(/^new error /)])
  })
})
