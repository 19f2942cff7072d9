import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { download } from '../../engine/build/go.mjs'
import { schemasOf } from '../../scripts/istio/convert.ts'
import { istioApi } from '../../scripts/istio/origin.ts'
import { newestIstio, versionText } from '../../src/core/istio-version.ts'
import { newestRelease, servedKinds, shapeOf } from '../../src/schema/istio.ts'

const hasGo = spawnSync('go', ['version']).status === 0

describe.skipIf(!hasGo && process.env['CI'] === undefined)('schemas/istio', () => {
  test('is what Istio’s definitions say', () => {
    const folder = download(tmpdir(), istioApi.module, istioApi.version)
    const crds = readFileSync(join(folder, 'kubernetes', 'customresourcedefinitions.gen.yaml'), 'utf8')
    const schemas = schemasOf(crds)
    expect([...schemas.keys()].toSorted()).toEqual(Object.keys(servedKinds))
    for (const [kind, schema] of schemas)
      expect(JSON.parse(readFileSync(`schemas/istio/${kind}.json`, 'utf8'))).toEqual(schema)
  }, 60_000)
})

describe('shapeOf', () => {
  test('knows 15 kinds', () => expect(Object.keys(servedKinds)).toHaveLength(15))

  test.each(Object.keys(servedKinds))('%s has a schema', (kind) => {
    expect(shapeOf(kind)?.schema.properties?.['spec']?.type).toBe('object')
  })

  test.each(['Ingress', 'constructor', '__proto__', ''])('%j is no kind of Istio', (kind) => {
    expect(shapeOf(kind)).toBeUndefined()
  })

  test('says since when a field and a value are there', () => {
    expect(shapeOf('ServiceEntry')?.since.get('spec.resolution=DYNAMIC_DNS')).toBe('1.28')
    expect(shapeOf('TrafficExtension')?.since.get('')).toBe('1.30')
  })

  test('is of the newest release that meshgate knows', () => {
    expect(newestRelease).toBe(versionText(newestIstio))
    expect(istioApi.version).toContain(`v${newestRelease}.`)
  })
})
