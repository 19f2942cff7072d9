import { expect, it } from 'vitest'
import { changesText } from './check-changes/outline.ts'
import { outline, report, type Files } from './scene.ts'

const rule = 'schema/alpha-annotation'

const service = (name: string): string => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
  annotations:
    networking.istio.io/exportTo: "."
spec:
  selector: { app: ${name} }
  ports: [{ name: http, port: 80 }]
`

const files: Files = { 'a/orders.yaml': service('orders'), 'b/pay.yaml': service('pay') }

const findingsWith = async (configuration: string): Promise<string[]> => {
  const { findings } = await report({ ...files, '.meshgate.yaml': configuration })
  return outline(findings.filter((finding) => finding.rule === rule))
}

it.each([
  ['exclude: []', []],
  [`rules: { ${rule}: 'off' }`, []],
  [`rules: { ${rule}: info }`, [`new info a/orders.yaml:7 ${rule}`, `new info b/pay.yaml:7 ${rule}`]],
  [
    `rules: { ${rule}/alpha: error }`,
    [`new error a/orders.yaml:7 ${rule}`, `new error b/pay.yaml:7 ${rule}`],
  ],
  [`overrides: [{ paths: [a], rules: { ${rule}: warning } }]`, [`new warning a/orders.yaml:7 ${rule}`]],
])('an optional rule reports what the configuration asks for: %s', async (configuration, findings) => {
  expect(await findingsWith(configuration)).toEqual(findings)
})

it('counts as off where the configuration does not mention it', async () => {
  const [without, set] = ['exclude: []\n', `exclude: []\nrules: { ${rule}: warning }\n`]
  const changes = (before: string, after: string): Promise<string[]> =>
    changesText({ '.meshgate.yaml': before }, { '.meshgate.yaml': after })
  expect(await changes(without, set)).toEqual([
    `tightens .meshgate.yaml:2 rules.${rule}: - → warning; default off`,
  ])
  expect(await changes(set, without)).toEqual([
    `loosens .meshgate.yaml:2 (base) rules.${rule}: warning → -; default off`,
  ])
})
