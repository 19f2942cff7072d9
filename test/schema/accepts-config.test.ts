import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import acceptsConfig from '../../src/schema/accepts-config.js'
import { schemaViolations } from '../../src/schema/validate.ts'
import configSchema from '../../schemas/config.schema.json' with { type: 'json' }

type Spoil = <Value>(right: fc.Arbitrary<Value>) => fc.Arbitrary<unknown>

const unspoilt: Spoil = (right) => right
const spoilt: Spoil = (right) =>
  fc.oneof(
    { weight: 9, arbitrary: right },
    { weight: 1, arbitrary: fc.constantFrom(null, 1, true, 'fatal', {}, []) },
  )

function configs(spoil: Spoil, unknownKeys: Record<string, fc.Arbitrary<unknown>> = {}) {
  const text = spoil(fc.constantFrom('charts/web', ''))
  const texts = spoil(fc.array(text, { maxLength: 2 }))
  const severity = spoil(fc.constantFrom('error', 'warning', 'info', 'off'))
  const names = { chart: text, release: text, namespace: text, environment: text }
  const target = fc.record(
    { ...names, values: texts, manifests: texts, ...unknownKeys },
    { requiredKeys: [] },
  )
  const targets = spoil(fc.array(spoil(target), { maxLength: 2 }))
  const rules = spoil(fc.dictionary(fc.constantFrom('egress/a', 'jwt/b'), severity))
  return spoil(
    fc.record({ targets, rules, manifests: texts, exclude: texts, ...unknownKeys }, { requiredKeys: [] }),
  )
}

describe('the compiled schema of the configuration', () => {
  it('accepts what follows the schema', () => {
    fc.assert(fc.property(configs(unspoilt), (data) => acceptsConfig(data)))
  })

  it('accepts exactly what the schema refuses nothing of', async () => {
    const anyConfig = configs(spoilt, { chrat: fc.constant('charts/web') })
    await fc.assert(
      fc.asyncProperty(anyConfig, async (data) => {
        expect(acceptsConfig(data)).toBe((await schemaViolations(configSchema, data))?.length === 0)
      }),
    )
  })
})
