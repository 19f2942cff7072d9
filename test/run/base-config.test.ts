import { describe, expect, it } from 'vitest'
import configSchema from '../../schemas/config.schema.json' with { type: 'json' }
import type { Config, Override } from '../../src/core/config.ts'
import { configForBase, haveEqualTreeKeys } from '../../src/inspect/base-config.ts'

const head: Config = { exclude: ['attic'], rules: { 'helm/dead-value': 'off' }, schemas: ['crds/**'] }
const base: Config = { exclude: ['old'], manifests: ['mesh/**'], 'istio-version': '1.24' }

it.each(Object.entries(configSchema.properties))(
  'the schema says whether `%s` is of head or of each side',
  (_, property) => {
    expect(['each', 'head']).toContain(property['x-side'])
  },
)

describe('base', () => {
  it('has its own files and is checked as head is', () => {
    expect(configForBase(base, head)).toEqual({
      exclude: ['old'],
      manifests: ['mesh/**'],
      rules: { 'helm/dead-value': 'off' },
      schemas: ['crds/**'],
    })
  })

  it('has its own entries of `overrides` that leave targets out, and those of head for findings', () => {
    const sandbox = { environments: ['sandbox'], exclude: true } satisfies Override
    const [legacy, old] = ['legacy', 'old'].map((path): Override => ({ paths: [path], 'fail-on': 'never' }))
    expect(configForBase({ overrides: [sandbox, old!] }, { overrides: [legacy!] }).overrides).toEqual([
      sandbox,
      legacy,
    ])
    expect(haveEqualTreeKeys({ overrides: [sandbox] }, { overrides: [legacy!] })).toBe(false)
    expect(haveEqualTreeKeys({ overrides: [old!] }, { overrides: [legacy!] })).toBe(true)
  })

  it('finds the same as head does whatever it is checked by', () => {
    expect(haveEqualTreeKeys({ ...head, rules: {} }, head)).toBe(true)
    expect(haveEqualTreeKeys(base, head)).toBe(false)
    expect(haveEqualTreeKeys({ manifests: [] }, {})).toBe(false)
  })
})
