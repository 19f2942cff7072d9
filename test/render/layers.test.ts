import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { pathText } from '../../src/model/node.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import type { HelmRequest } from '../../src/render/helm.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { locationAt, sourceOf } from '../../src/yaml/lines.ts'
import { newEngine } from './engine.ts'

const engine = newEngine()

const metadata = (name: string, extraText = '') =>
  `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${extraText}`

const dependencies = `dependencies:
  - {name: sub, version: 1.0.0, alias: one}
  - {name: sub, version: 1.0.0, alias: two}
`

/** Prints a value, or nothing where it is not there. */
const printing = (name: string, path: string) => `kind: A
apiVersion: v1
metadata: {name: ${name}}
x: {{ ${path} | toJson }}
`

/** What a chart with a subchart under two aliases is made of. */
interface Scene {
  readonly own?: string
  /** The values of the subchart; absent: there is none. */
  readonly sub?: string
  readonly given?: Readonly<Record<string, string>>
  readonly flags?: HelmRequest['flags']
  /** The value that is printed by the chart itself, and by its subchart. */
  readonly path: string
}

/** Asks for the layers of what moves the field `x` of an object: each as `file:line value`. */
async function layers(scene: Scene, template = 'demo/templates/a.yaml'): Promise<string[]> {
  const found = await layersOf(scene, template)
  return found.map(({ file, text, start, value, path }) => {
    const { line } = locationAt(sourceOf(text, file), start, start)
    return `${file}:${line} ${pathText(path)} ${JSON.stringify(value)}`
  })
}

async function layersOf(scene: Scene, template: string) {
  const { own: ownValues = '', sub, given: values = {}, flags, path } = scene
  const tree = memoryTree({
    'demo/Chart.yaml': metadata('demo', sub === undefined ? '' : dependencies),
    'demo/values.yaml': ownValues,
    'demo/templates/a.yaml': printing('demo', path),
    ...(sub !== undefined && {
      'demo/charts/sub/Chart.yaml': metadata('sub'),
      'demo/charts/sub/values.yaml': sub,
      'demo/charts/sub/templates/a.yaml': printing('{{ .Chart.Name }}', path),
    }),
    ...values,
  })
  const place = { id: 'demo', path: 'demo', environment: null, missing: [], values: Object.keys(values) }
  const target = { kind: 'helm' as const, ...place, release: 'demo', namespace: 'default' }
  const files = new Map([['t.txt', new TextEncoder().encode('some text')]])
  const provenance = createProvenance(engine, chartLoader(tree), { target, files, ...(flags && { flags }) })
  const name = template.split('/').at(-3)!
  const field = { template, object: { apiVersion: 'v1', kind: 'A', namespace: '', name }, path: ['x'] }
  const { primary, related } = await provenance.cause(field)
  const causePart = [primary, ...related].find((each) => each?.role === 'cause')
  return causePart ? provenance.layering(causePart, field)!.layers : []
}

const inSub = (alias: string) => `demo/charts/${alias}/templates/a.yaml`

describe('what loses against the value that holds', () => {
  it('is what weaker files say of the same key', async () => {
    const valuesFiles = { 'a.yaml': 'a: {b: 2s}\n', 'b.yaml': 'c: 1\n', 'c.yaml': '\na:\n  b: 3s\n' }
    const scene = { own: 'a: {b: 1s}\n', given: valuesFiles, path: '.Values.a.b' }
    expect(await layers(scene)).toEqual([
      'demo/values.yaml:1 a.b "1s"',
      'a.yaml:1 a.b "2s"',
      'c.yaml:3 a.b "3s"',
    ])
  })

  it('is what flags say, in the order in which Helm takes them', async () => {
    const flags = { set: ['a.b=4s,c=1', 'a.b=5s'], setString: ['a.b=6s'], setJson: ['a={"b": "3s"}'] }
    expect(await layers({ own: 'a: {b: 1s}', flags, path: '.Values.a.b' })).toEqual([
      'demo/values.yaml:1 a.b "1s"',
      '--set-json:1 a.b "3s"',
      '--set:1 a.b "4s"',
      '--set:1 a.b "5s"',
      '--set-string:1 a.b "6s"',
    ])
  })

  it('is a whole list where a list takes its place, and an item where a flag changes that', async () => {
    const valuesFiles = { 'a.yaml': 'a: [{b: 2s}]\n', 'b.yaml': 'a: [{b: 3s}]\n' }
    const scene = { own: 'a: [{b: 1s}, {b: 9s}]\n', given: valuesFiles, path: '(index .Values.a 0).b' }
    const lists = ['demo/values.yaml:1 a [{"b":"1s"},{"b":"9s"}]', 'a.yaml:1 a [{"b":"2s"}]']
    expect(await layers(scene)).toEqual([...lists, 'b.yaml:1 a[0].b "3s"'])
    expect(await layers({ ...scene, flags: { set: ['a[0].b=4s'] } })).toEqual([
      lists[0],
      'a.yaml:1 a[0].b "2s"',
      'b.yaml:1 a[0].b "3s"',
      '--set:1 a[0].b "4s"',
    ])
  })

  it('is different for each alias of a subchart', async () => {
    const scene = {
      sub: 'a: 1s\n',
      own: 'one: {a: 2s}\n',
      given: { 'a.yaml': 'two: {a: 3s}\n' },
      path: '.Values.a',
    }
    expect(await layers(scene, inSub('one'))).toEqual([
      'demo/charts/sub/values.yaml:1 one.a "1s"',
      'demo/values.yaml:1 one.a "2s"',
    ])
    expect(await layers(scene, inSub('two'))).toEqual([
      'demo/charts/sub/values.yaml:1 two.a "1s"',
      'a.yaml:1 two.a "3s"',
    ])
  })

  it('is what subcharts say of a global value', async () => {
    const sub = 'global: {a: 1s}\n'
    const scene = { sub, own: 'one: {global: {a: 2s}}\nglobal: {a: 3s}\n', path: '.Values.global.a' }
    expect(await layers(scene, inSub('one'))).toEqual([
      'demo/charts/sub/values.yaml:1 one.global.a "1s"',
      'demo/values.yaml:1 one.global.a "2s"',
      'demo/values.yaml:2 global.a "3s"',
    ])
    expect(await layers(scene)).toEqual(['demo/values.yaml:2 global.a "3s"'])
  })

  it('is what stands under the key that an anchor is merged into', async () => {
    const valuesFiles = { 'a.yaml': 'slow: &slow\n  b: 2s\na:\n  <<: *slow\n' }
    expect(await layers({ own: 'a: {b: 1s}\n', given: valuesFiles, path: '.Values.a.b' })).toEqual([
      'demo/values.yaml:1 a.b "1s"',
      'a.yaml:2 a.b "2s"',
    ])
  })

  it('is nothing for the text of a file, of which the key is not known', async () => {
    const scene = { own: 'a: 1s\n', flags: { setFile: ['a=t.txt'] }, path: '.Values.a' }
    expect(await layers(scene)).toEqual(['t.txt:1  "some text"'])
  })

  it('is not what wins over the value under another key: a merge brings it here', async () => {
    const ownValues = 'slow: &slow\n  b: 1s\na:\n  <<: *slow\n'
    const scene = { own: ownValues, given: { 'a.yaml': 'slow: {b: 5s}\n' }, path: '.Values.a.b' }
    expect(await layers(scene)).toEqual(['demo/values.yaml:2 a.b "1s"'])
  })
})

/** One text of a layer: some keys of a small set, each with a value that no other text has. */
const keys = ['a', 'b', 'c'] as const
const chosen = fc.subarray([...keys])
const textOf = (keys: readonly string[], layer: number): string =>
  keys.map((key) => `${key}: v${layer}${key}\n`).join('')

test('the strongest layer is what a real render shows, and all that says something of the key is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(chosen, { minLength: 2, maxLength: 5 }),
      fc.constantFrom(...keys),
      chosen,
      async (texts, key, flag) => {
        const [ownKeys = [], ...files] = texts
        const valuesFiles = Object.fromEntries(
          files.map((each, index) => [`f${index}.yaml`, textOf(each, index + 1)]),
        )
        const set =
          flag.length > 0 ? { set: [flag.map((each) => `${each}=flag${each}`).join(',')] } : undefined
        const scene = {
          own: textOf(ownKeys, 0),
          given: valuesFiles,
          path: `.Values.${key}`,
          ...(set && { flags: set }),
        }
        const says = [
          ...texts.flatMap((each, layer) => (each.includes(key) ? [`v${layer}${key}`] : [])),
          ...(flag.includes(key) ? [`flag${key}`] : []),
        ]
        const shown = (await layersOf(scene, 'demo/templates/a.yaml')).map(({ value }) => value)
        expect(shown).toEqual(says)
      },
    ),
    { numRuns: 25 },
  )
})
