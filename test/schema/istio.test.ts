import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { download } from '../../engine/build/go.ts'
import { istioNames } from '../../scripts/istio/annotations.ts'
import { schemasOf } from '../../scripts/istio/convert.ts'
import { istioApi } from '../../scripts/istio/origin.ts'
import { newestIstio, parseIstioVersion, versionText } from '../../src/core/istio-version.ts'
import { servedKinds, istioShapeOf } from '../../src/schema/istio.ts'
import type { Schema } from '../../src/schema/types.ts'

const hasGo = spawnSync('go', ['version']).status === 0

describe.skipIf(!hasGo && process.env['CI'] === undefined)('schemas/istio', () => {
  test('is what Istio’s definitions say', () => {
    const folder = download(tmpdir(), istioApi.module, istioApi.version)
    const crds = readFileSync(join(folder, 'kubernetes', 'customresourcedefinitions.gen.yaml'), 'utf8')
    const schemas = schemasOf(crds)
    expect([...schemas.keys()].toSorted()).toEqual(Object.keys(servedKinds))
    for (const [kind, schema] of schemas)
      expect(JSON.parse(readFileSync(`schemas/istio/${kind}.json`, 'utf8'))).toEqual(schema)
    const [annotations, labels] = ['annotation/annotations.yaml', 'label/labels.yaml'].map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    )
    expect(JSON.parse(readFileSync('schemas/istio-annotations.json', 'utf8'))).toEqual(
      istioNames(annotations!, labels!),
    )
  }, 60_000)
})

/** Older releases whose definitions are available as a Go module. */
const older = ['v1.24.2', 'v1.30.8'] as const

describe.skipIf(!hasGo && process.env['CI'] === undefined).each(older)(
  'since.json and Istio %s',
  (version) => {
    test('agree on what is newer', () => {
      const olderPaths = pathsIn(definitions(version))
      const now = pathsIn(definitions(istioApi.version))
      const release = parseIstioVersion(version)!
      const newer = [...now].filter((path) => isNewer(path, release.minor))
      expect(newer.length).toBeGreaterThan(20)
      expect(newer.toSorted()).toEqual([...now].filter((path) => !olderPaths.has(path)).toSorted())
    }, 60_000)
  },
)

/** True for a newer field, and for everything below it, which is not listed separately. */
function isNewer(path: string, minor: number): boolean {
  const [kind = '', ...keys] = path.split('.')
  const fieldPath = keys.join('.')
  return [...(istioShapeOf(kind)?.since ?? [])].some(
    ([field, release]) => isWithin(fieldPath, field) && parseIstioVersion(release)!.minor > minor,
  )
}

function isWithin(path: string, field: string): boolean {
  return (
    field === '' || path === field || (path.startsWith(field) && /^[.[{=]/.test(path.slice(field.length)))
  )
}

function definitions(version: string): Map<string, Schema> {
  const folder = download(tmpdir(), istioApi.module, version)
  return schemasOf(readFileSync(join(folder, 'kubernetes', 'customresourcedefinitions.gen.yaml'), 'utf8'))
}

/** Fields and values of enums, as since.json writes them, with the kind in front. */
function pathsIn(schemas: ReadonlyMap<string, Schema>): Set<string> {
  return new Set(
    [...schemas].flatMap(([kind, schema]) => below(schema.properties?.['spec'] ?? {}, `${kind}.spec`)),
  )
}

function below(schema: Schema, path: string): string[] {
  const { properties = {}, items, additionalProperties: additional } = schema
  return [
    path,
    ...(schema.enum ?? []).map((value) => `${path}=${String(value)}`),
    ...Object.entries(properties).flatMap(([name, field]) => below(field, `${path}.${name}`)),
    ...(items ? below(items, `${path}[]`) : []),
    ...(typeof additional === 'object' ? below(additional, `${path}{}`) : []),
  ]
}

describe('shapeOf', () => {
  test('knows 15 kinds', () => expect(Object.keys(servedKinds)).toHaveLength(15))

  test.each(Object.keys(servedKinds))('%s has a schema', (kind) => {
    expect(istioShapeOf(kind)?.schema.properties?.['spec']?.type).toBe('object')
  })

  test.each(['Ingress', 'constructor', '__proto__', ''])('%j is not a kind of Istio', (kind) => {
    expect(istioShapeOf(kind)).toBeUndefined()
  })

  test('names the release that added a field and a value', () => {
    expect(istioShapeOf('ServiceEntry')?.since.get('spec.resolution=DYNAMIC_DNS')).toBe('1.28')
    expect(istioShapeOf('TrafficExtension')?.since.get('')).toBe('1.30')
  })

  test('is of the newest release that meshgate knows', () => {
    expect(istioApi.version).toContain(`v${versionText(newestIstio)}.`)
  })
})
