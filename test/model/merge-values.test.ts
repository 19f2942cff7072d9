import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { valuesLayers } from '../../src/discover/layers.ts'
import { mergeValues } from '../../src/model/values.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { chart, rendered, requestFor } from '../render/engine.ts'

/** Values as they come: keys that meet in several files, nulls among them. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.nat(9),
    fc.array(fc.constantFrom(null, 1), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'), { maxKeys: 3 }),
  ),
})).any
const values = fc.dictionary(fc.constantFrom('k', 'l', 'm'), value, { maxKeys: 3 })

describe('mergeValues is what a template sees as .Values', () => {
  test('of a chart and three values files', async () => {
    await fc.assert(
      fc.asyncProperty(values, fc.array(values, { maxLength: 3 }), async (own, files) => {
        const [seen, merged] = await bothWays({ 'values.yaml': json(own) }, files)
        expect(merged).toEqual(seen)
      }),
      { numRuns: 150 },
    )
  })

  test('of a subchart, except for a null that removed nothing', async () => {
    await fc.assert(
      fc.asyncProperty(values, values, fc.array(values, { maxLength: 2 }), async (sub, own, files) => {
        const charts = {
          'Chart.yaml': `${head('demo')}dependencies: [{ name: sub, version: 1.0.0 }]\n`,
          'values.yaml': json({ sub: own }),
          'charts/sub/Chart.yaml': head('sub'),
          'charts/sub/values.yaml': json(sub),
        }
        const [seen, merged] = await bothWays(
          charts,
          files.map((file) => ({ sub: file })),
        )
        expect(withoutNulls(merged)).toEqual(withoutNulls(withoutGlobal(seen)))
      }),
      { numRuns: 150 },
    )
  })
})

/** What Helm shows to a template, and what is merged here. */
async function bothWays(files: Record<string, string>, values: readonly unknown[]) {
  const overlays = Object.fromEntries(values.map((data, index) => [`values-${index}.yaml`, json(data)]))
  const templates = { 'templates/values.yaml': 'values: {{ .Values | toJson }}\n' }
  const tree = memoryTree({ ...chart({ ...files, ...templates }), ...overlays })
  const request = requestFor(Object.keys(overlays))
  const { manifest } = await rendered(tree, request)
  const layers = valuesLayers(readerOf(tree), request.target)
  return [JSON.parse(manifest.split('values: ')[1]!), mergeValues(layers.defaults, layers.overrides).data]
}

function head(name: string): string {
  return `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`
}

function json(data: unknown): string {
  return JSON.stringify(data)
}

/** Helm gives every subchart the globals, of which there are none. */
function withoutGlobal(seen: { sub: object }): unknown {
  return { sub: { ...seen.sub, global: null } }
}

function withoutNulls(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
  const entries = Object.entries(data).filter(([, value]) => value !== null)
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]))
}
