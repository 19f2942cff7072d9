import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Provenance } from '../../src/core/cause.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { run } from '../../src/run.ts'
import { inputOf, type Files } from './scene.ts'

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

it('releases of equal charts share what is found out, with no more renders than one of them alone', async () => {
  const entries = (name: string): string =>
    ['two', 'three', 'four']
      .map((key) => peer(key, 5).replace(`${key}.example`, `${key}.${name}.example`))
      .join('')
  const values = (name: string): string => `outbound:\n${entries(name)}`
  const second = Object.fromEntries(
    Object.entries(chart).map(([file, text]) => [
      file.replace('chart/', 'second/'),
      text.replace('name: team', 'name: shop'),
    ]),
  )
  const files = {
    ...chart,
    ...second,
    'chart/values-prod.yaml': values('pay'),
    'second/values-prod.yaml': values('ship'),
  }
  const rendersOf = async (head: Files): Promise<readonly (readonly [string, number])[]> => {
    const input = inputOf(memoryTree(head), null, { maxFixes: 0 })
    const opened = new Map<string, Provenance>()
    const provenance: typeof input.host.provenance = (tree, target, ...more) => {
      const ofTarget = input.host.provenance!(tree, target, ...more)
      opened.set(target.path, ofTarget)
      return ofTarget
    }
    const { findings } = await run({ ...input, host: { ...input.host, provenance } })
    expect(findings.map(({ rule, at }) => [rule, at.file, at.line])).toEqual(
      Object.keys(head)
        .filter((file) => file.endsWith('values-prod.yaml'))
        .flatMap((file) => [4, 9, 14].map((line) => ['routing/timeout-covers-retries', file, line])),
    )
    return [...opened].map(([path, { renders }]) => [path, renders] as const)
  }
  const [[, rendersOfOne]] = (await rendersOf({ ...second, 'second/values-prod.yaml': values('ship') })) as [
    [string, number],
  ]
  const both = (await rendersOf(files)).map(([, renders]) => renders)
  expect([both.length, Math.max(...both) <= rendersOfOne]).toEqual([2, true])
})
