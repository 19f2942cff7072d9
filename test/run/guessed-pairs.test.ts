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
