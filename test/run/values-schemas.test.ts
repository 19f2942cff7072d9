import { afterAll, describe, expect, it } from 'vitest'
import { releasesOf } from '../../src/inspect/render-targets.ts'
import { createWorkerPool } from '../../src/host/engine/worker-pool.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import type { EngineAnswer } from '../../src/render/engine.ts'
import type { EngineJob } from '../../src/render/engine-job.ts'
import { renderHelm } from '../../src/render/helm.ts'
import type { HostServices } from '../../src/inspect/types.ts'
import { module } from '../render/engine.ts'
import { chart, configMap, outline, report, type Files } from './scene.ts'

/** A chart with a value that a schema speaks of. */
const web = (schema: string, level = 'low'): Files =>
  chart('web', configMap, { 'values.schema.json': schema, 'values.yaml': `level: ${level}\n` })

const messages = ({ findings }: Awaited<ReturnType<typeof report>>) => findings.map(({ message }) => message)

describe('a values.schema.json', () => {
  it.each([
    ['#', '{"$ref": "#"}'],
    ['#/$defs/a', '{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}'],
    ['#', '{"allOf": [{"anyOf": [{"$ref": "#"}]}]}'],
    ['#/properties/level', '{"properties": {"level": {"$ref": "#/properties/level"}}}'],
  ])('whose `$ref` leads back to %s is one finding at the schema: %s', async (place, schema) => {
    const result = await report(web(schema))
    expect(outline(result.findings)).toEqual(['new error web/values.schema.json:1 helm/values-schema'])
    expect(messages(result)).toEqual([
      `\`$ref\` leads back to \`${place}\` without end: Helm refuses any values`,
    ])
  })

  it('of an old gateway chart of Istio, which refuses its own defaults, is one finding that says so', async () => {
    const schema =
      '{"type": "object", "additionalProperties": false, "$defs": {"values": {"type": "object"}}}'
    const gateway = {
      'web/charts/gateway/Chart.yaml': 'apiVersion: v2\nname: gateway\nversion: 1.26.0\n',
      'web/charts/gateway/values.yaml': '_internal_defaults_do_not_set:\n  replicaCount: 1\n',
      'web/charts/gateway/values.schema.json': schema,
    }
    const result = await report({ ...chart('web', configMap), ...gateway })
    expect(messages(result)).toEqual([
      expect.stringMatching(/Helm 3\.18\.5 .* take the chart of 1\.25\.5, 1\.26\.4, 1\.27\.1 or newer$/),
    ])
    const otherReport = await report({
      ...chart('web', configMap),
      ...gateway,
      'web/charts/gateway/values.yaml': 'level: 1\nlow: 2\n',
    })
    expect(messages(otherReport)).toHaveLength(3)
  })

  it('may refer to itself for what the values hold below', async () => {
    const schema =
      '{"$ref": "#/$defs/tree", "$defs": {"tree": {"additionalProperties": {"anyOf": [{"$ref": "#/$defs/tree"}, {"type": "string"}]}}}}'
    expect(outline((await report(web(schema))).findings)).toEqual([])
    const deep = `${'{a: '.repeat(500)}x${'}'.repeat(500)}`
    expect(outline((await report(web(schema, deep))).findings)).toEqual([])
  })

  it('that refers to the network is asked all that it says itself, and the rest is said', async () => {
    const remote = 'https://example.com/level.json#/definitions/level'
    const schema = JSON.stringify({ properties: { level: { $ref: remote }, size: { type: 'number' } } })
    const fits = await report(web(schema))
    expect(outline(fits.findings)).toEqual([])
    expect(fits.targets).toMatchObject([{ id: 'web', status: 'rendered' }])
    expect(fits.summary.complete).toBe(false)
    const skipped = [
      {
        file: 'web/values.schema.json',
        reason:
          'refers to `https://example.com/level.json`, which is not fetched: values are not held against that',
      },
    ]
    expect(fits.skipped).toEqual(skipped)
    const wrong = await report(web(schema, 'low\nsize: large'))
    expect(messages(wrong)).toEqual(['`size` must be a number, not a string'])
    expect(wrong.skipped).toEqual(skipped)
  })

  it('has patterns as Go reads them, in a time that grows with the text alone', async () => {
    const schema = '{"properties": {"level": {"pattern": "^(?P<level>(a+)+)\\\\z"}}}'
    expect(outline((await report(web(schema, 'a'.repeat(60)))).findings)).toEqual([])
    const result = await report(web(schema, `${'a'.repeat(60)}!`))
    expect(outline(result.findings)).toEqual(['new error web/values.yaml:1 helm/values-schema'])
  })

  it('with a pattern that Go does not read makes Helm fail', async () => {
    const result = await report(web('{"properties": {"level": {"pattern": "(?=low)"}}}'))
    expect(outline(result.findings)).toEqual(['new error web/Chart.yaml:1 helm/render-failed'])
    expect(messages(result)).toEqual([expect.stringContaining('invalid or unsupported Perl syntax')])
  })

  it('nested without end is one finding', async () => {
    const schema = `${'{"properties":{"level":'.repeat(20_000)}{}${'}}'.repeat(20_000)}`
    expect(outline((await report(web(schema))).findings)).toEqual([
      'new error web/Chart.yaml:1 helm/render-failed',
    ])
  })
})

describe('a values.schema.json that takes longer the deeper the values are', () => {
  const script = new URL('../../src/worker.ts', import.meta.url)
  const pool = createWorkerPool<EngineJob, EngineAnswer>({
    script,
    start: { module },
    size: 1,
    timeout: 2000,
  })
  afterAll(() => pool.close())

  /** Two alternatives at each level, both of which are asked. */
  const doubling = JSON.stringify({
    $ref: '#/$defs/tree',
    $defs: {
      tree: {
        anyOf: ['x', 'y'].map((name) => ({
          additionalProperties: { $ref: '#/$defs/tree' },
          required: [name],
        })),
      },
    },
  })

  it('is one finding', async () => {
    const render: HostServices['render'] = (tree, targets) =>
      releasesOf(targets).map((target) => renderHelm(pool, chartLoader(tree), { target }))
    const result = await report(web(doubling, `${'{a: '.repeat(60)}{}${'}'.repeat(60)}`), null, {
      host: { render },
    })
    expect(outline(result.findings)).toEqual(['new info web/Chart.yaml:1 helm/render-failed'])
    expect(messages(result)).toEqual([
      expect.stringMatching(
        /^web does not render: rendering took longer than (2 s of processor time|4 s)$/,
      ) as string,
    ])
  })
})
