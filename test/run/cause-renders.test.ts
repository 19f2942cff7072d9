import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Provenance } from '../../src/core/cause.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { run } from '../../src/run.ts'
import { chart as renderedChart, inputOf, type Files } from './scene.ts'

/** The chart of `npm run bench -- --causes`, whose keys no layout knows. */
const folder = 'bench/charts/peers'
const chart: Files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [
      `chart/${name}`,
      readFileSync(`${folder}/${name}`, 'utf8').replace('NAME', 'team').replace('VERSION', '1.0.0'),
    ]),
)

function peer(name: string, deadline: number, tls = ''): string {
  return `  ${name}:\n    fqdn: ${name}.example.com\n${tls}    deadline: ${deadline}\n    times: 3\n    each: 3s\n`
}

it('causes of findings cost at most four renders each, with the lines that they refer to', async () => {
  const values = `outbound:\n${peer('one', 15)}${peer('two', 5)}${peer('three', 15, '    tls: DISABLE\n')}`
  const input = inputOf(memoryTree({ ...chart, 'values-prod.yaml': values }), null, { maxFixes: 0 })
  const opened: Provenance[] = []
  const provenance: typeof input.host.provenance = (...target) => {
    const ofTarget = input.host.provenance!(...target)
    opened.push(ofTarget)
    return ofTarget
  }
  const { findings } = await run({ ...input, host: { ...input.host, provenance } })
  const places = findings.map(({ rule, at, related }) => [
    rule,
    `${at.file}:${at.line}`,
    related.map((place) => `${place.at.file}:${place.at.line}`),
  ])
  expect(places).toEqual([
    [
      'routing/timeout-covers-retries',
      'values-prod.yaml:9',
      expect.arrayContaining(['values-prod.yaml:10', 'values-prod.yaml:11']),
    ],
    ['egress/tls-disabled', 'values-prod.yaml:14', expect.anything()],
  ])
  expect(opened.map(({ renders }) => renders)).toEqual([8])
})

const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliet']

/** A chart whose routes have short timeouts if the values say so. */
const routes = words
  .map(
    (word) => `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${word}}
spec:
  hosts: [${word}.{{ .Values.domain }}]
  http:
    - route: [{destination: {host: ${word}.{{ .Values.domain }}}}]
      timeout: {{ if .Values.quick.${word} }}5s{{ else }}15s{{ end }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: reset}
`,
  )
  .join('')

function quickRoutes(name: string, quick: readonly string[]): Files {
  const flags = words.map((word) => `  ${word}: ${quick.includes(word)}\n`).join('')
  return renderedChart(name, routes, { 'values.yaml': `domain: ${name}.example.org\nquick:\n${flags}` })
}

it('the second of two releases of equal charts takes less than half the renders of one alone', async () => {
  const rendersOf = async (head: Files): Promise<ReadonlyMap<string, number>> => {
    const input = inputOf(memoryTree(head), null, { maxFixes: 0 })
    const opened = new Map<string, Provenance>()
    const provenance: typeof input.host.provenance = (tree, target, ...more) => {
      const ofTarget = input.host.provenance!(tree, target, ...more)
      opened.set(target.path, ofTarget)
      return ofTarget
    }
    const { findings } = await run({ ...input, host: { ...input.host, provenance } })
    const lineOf = (word: string): number => words.indexOf(word) + 3
    expect(findings.map(({ at }) => `${at.file}:${at.line}`)).toEqual(
      [...opened.keys()].flatMap((path) => quick.map((word) => `${path}/values.yaml:${lineOf(word)}`)),
    )
    return new Map([...opened].map(([path, { renders }]) => [path, renders]))
  }
  const quick = ['bravo', 'golf', 'juliet']
  const [shop, web] = [quickRoutes('shop', quick), quickRoutes('web', quick)]
  const withoutShop = (await rendersOf(web)).get('web')!
  const both = await rendersOf({ ...shop, ...web })
  expect(both.get('shop')).toBe(withoutShop)
  expect(both.get('web')).toBeLessThan(withoutShop / 2)
})
