import { expect, it } from 'vitest'
import { chart, outline, report } from './scene.ts'

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api }
spec:
  hosts: [{{ .Values.host | quote }}]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: {{ .Values.port }}, name: tls, protocol: TLS }]
`

const values = 'host: api.example.org\nport: 443\n'

it('values that only their keys give to a chart make no error', async () => {
  const files = { ...chart('web', entry, { 'values.yaml': values }), 'pay.yaml': 'host: "a b"\nport: 443\n' }
  const { findings, targets } = await report(files)
  expect(targets.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'web rendered',
    'web@pay.yaml rendered',
  ])
  expect(outline(findings)).toEqual([
    expect.stringMatching(/^new warning .*pay\.yaml:1.* egress\/host-invalid$/),
  ])
})

it('values that a configuration gives to a chart do', async () => {
  const files = {
    ...chart('web', entry, { 'values.yaml': values }),
    'pay.yaml': 'host: "a b"\nport: 443\n',
    '.meshgate.yaml': 'targets: [{ chart: web, values: [pay.yaml] }]\n',
  }
  expect(outline((await report(files)).findings)).toEqual([expect.stringMatching(/^new error /)])
})

it.each([
  ['a chart that has all their keys', 'host: "a b"\nport: 443\n', {}, 'error'],
  ['a chart that lacks some of their keys', 'host: "a b"\nport: 443\nother: 1\n', {}, 'warning'],
  [
    'several charts',
    'host: "a b"\nport: 443\n',
    {
      'apps/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'apps/shop/values.yaml': values,
    },
    'warning',
  ],
])('values above charts, named after an environment, are those of %s', async (_, prod, others, severity) => {
  const files = {
    ...chart('apps/web', entry, { 'values.yaml': values }),
    ...others,
    'apps/environments/prod.yaml': prod,
  }
  const { findings } = await report(files)
  const ofHost = findings.filter(({ rule }) => rule === 'egress/host-invalid')
  expect(ofHost.map((finding) => finding.severity)).toEqual([severity])
})
