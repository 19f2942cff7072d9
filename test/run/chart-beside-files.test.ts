import { describe, expect, it } from 'vitest'
import { conflicts, inNamespace, lacking, needs, object, together } from '../rules/pairs.ts'
import { chart, report, type Files } from './scene.ts'

/** The rules that speak of a chart beside plain files. */
async function spoken(templates: string, plain: Files, environments: readonly string[]): Promise<string[]> {
  const values = Object.fromEntries(environments.map((name) => [`values-${name}.yaml`, `name: ${name}\n`]))
  const { findings } = await report({ ...chart('web', templates, values), ...plain })
  return findings
    .filter(({ severity, at }) => severity !== 'info' && at.file !== 'plain.yaml')
    .map(({ rule }) => rule)
}

describe.each([[[]], [['prod', 'stage']]])('a chart with the environments %j', (environments) => {
  it.each([...needs, ...lacking])('is checked alone: $rule', async ({ rule, first }) => {
    // What is applied to the root namespace is known, and so are the Services and workloads of its own.
    const root = inNamespace(object('v1', 'ConfigMap', 'root', {}), 'istio-system')
    expect(await spoken(together(inNamespace(first, 'shop'), root), {}, environments)).toContain(rule)
  })

  it.each([...needs, ...lacking])('sees plain files beside it: $rule', async ({ rule, first, second }) => {
    const plain = { 'plain.yaml': inNamespace(second, 'shop') }
    expect(await spoken(inNamespace(first, 'shop'), plain, environments)).not.toContain(rule)
  })

  it.each(conflicts)('and has nothing against them: $rule', async ({ rule, first, second }) => {
    const plain = { 'plain.yaml': inNamespace(second, 'shop') }
    expect(await spoken(inNamespace(first, 'shop'), plain, environments)).not.toContain(rule)
  })
})

it('a chart without environments sees what others of the kind render', async () => {
  const { first, second, rule } = needs[0]!
  const files = { ...chart('web', inNamespace(first, 'shop')), ...chart('edge', inNamespace(second, 'shop')) }
  const found = async (all: Files): Promise<string[]> => (await report(all)).findings.map((each) => each.rule)
  expect(await found(chart('web', inNamespace(first, 'shop')))).toContain(rule)
  expect(await found(files)).not.toContain(rule)
})

it('a chart does not see what another environment renders', async () => {
  const gateway = `{{ if eq .Values.name "prod" }}\n${inNamespace(needs[0]!.second, 'shop')}\n{{ end }}\n`
  const templates = `${inNamespace(needs[0]!.first, 'shop')}\n---\n${gateway}`
  expect(await spoken(templates, {}, ['prod', 'stage'])).toContain('routing/gateway-exists')
})

it('another version of an object that a file has completes nothing in it', async () => {
  const rule = (subset: string): string => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec: { host: reviews, subsets: [{ name: ${subset}, labels: { version: ${subset} } }] }
`
  const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, subset: v2 } }] }]
`
  const codes = async (files: Record<string, string>): Promise<string[]> =>
    (await report(files)).findings.map(({ code }) => code)
  const laterVersion = { 'b/rule.yaml': rule('v2') }
  expect(await codes({ 'a/all.yaml': `${rule('v1')}---\n${route}`, ...laterVersion })).toContain(
    'unknown-subset',
  )
  expect(await codes({ 'a/all.yaml': route, ...laterVersion })).toEqual([])
})
