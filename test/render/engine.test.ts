import { expect, test } from 'vitest'
import fc from 'fast-check'
import { decodeFrames, encodeFrames, type Frame } from '../../src/render/wire.ts'
import type { EngineJob, EngineOptions } from '../../src/render/engine.ts'
import { demo, newEngine, rendered, requestFor } from './engine.ts'

const text = (data: Uint8Array | undefined): string => new TextDecoder().decode(data)

function jobOf(template: string, options: Partial<EngineOptions> = {}): EngineJob {
  const files = Object.entries({
    'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
    'templates/a.yaml': template,
    'templates/b.yaml': 'kind: B\n',
  }).map(([name, data]) => ({ name, data: new TextEncoder().encode(data) }))
  return {
    chart: { kind: 'folder', files },
    options: { name: 'r', namespace: 'n', ...options },
    files: [],
    conditions: { now: 0, seed: 1 },
  }
}

function framesOf(job: EngineJob, engine = newEngine()): Map<string, string> {
  const answer = engine.render(job)
  if (answer.status === 'ended') throw new Error(answer.reason)
  return new Map(answer.frames.map(({ name, data }: Frame) => [name, text(data)]))
}

test('frames come back as they were sent', () => {
  const frame = fc.record({ name: fc.string({ unit: 'grapheme' }), data: fc.uint8Array() })
  fc.assert(
    fc.property(fc.array(frame), (frames) => {
      expect(decodeFrames(encodeFrames(frames))).toEqual(frames)
    }),
  )
})

test('origins do not change the text', () => {
  const template =
    'kind: A\n{{ $x := include "demo/templates/b.yaml" . }}x: {{ $x | quote }}\n{{ "<no" }} value>\n'
  const [without, marked] = [false, true].map((marks) => framesOf(jobOf(template, { marks })).get('manifest'))
  expect(without).toContain('kind: A')
  expect(marked).toBe(without)
})

test('of a chart that is loaded once, chosen templates are rendered one by one', () => {
  const engine = newEngine()
  const job = jobOf('kind: A\n')
  const only = (name: string) =>
    framesOf({ ...job, options: { ...job.options, raw: true, only: [name] } }, engine)
  expect([...only('demo/templates/a.yaml')].slice(1)).toEqual([['raw/demo/templates/a.yaml', 'kind: A\n']])
  expect([...only('demo/templates/b.yaml')].slice(1)).toEqual([['raw/demo/templates/b.yaml', 'kind: B\n']])
})

test('random values, certificates and times repeat, in a used engine as in a new one', async () => {
  const draws = [
    'randAlphaNum 8',
    'randInt 0 1000000',
    'shuffle "abcdefghijkl"',
    'uuidv4',
    'now',
    'genPrivateKey "ecdsa"',
  ]
  const template = draws.map((draw, index) => `v${index}: {{ ${draw} | toString | quote }}\n`).join('')
  const tree = demo({ 'templates/a.yaml': `kind: A\n${template}` })
  const used = newEngine()
  await rendered(demo({ 'templates/a.yaml': 'kind: Other\n' }), requestFor(), used)
  const conditions = { now: Date.UTC(2026, 0, 2), seed: 7 }
  const runs = [used, used, newEngine()].map((engine) =>
    rendered(tree, requestFor([], { conditions }), engine),
  )
  const texts = (await Promise.all(runs)).map(({ manifest }) => manifest)
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toContain('2026-01-02 00:00:00')
  const other = await rendered(tree, requestFor([], { conditions: { ...conditions, seed: 8 } }), used)
  expect(other.manifest).not.toBe(texts[0])
})

test('nothing of the machine can be seen', async () => {
  const template =
    'kind: A\nhost: "{{ getHostByName "localhost" }}"\nlookup: {{ lookup "v1" "Secret" "a" "b" | toJson }}\n'
  const { manifest } = await rendered(demo({ 'templates/a.yaml': template }))
  expect(manifest).toContain('host: ""\nlookup: {}\n')
})

test('a render that eats all memory ends, and the next one works', async () => {
  const engine = newEngine()
  const hungry = '{{ $x := repeat 1000000 "0123456789" }}{{ range until 100 }}{{ $x = print $x $x }}{{ end }}'
  expect(engine.render(jobOf(hungry))).toEqual({
    status: 'ended',
    reason: 'rendering needs more than 512 MiB of memory',
  })
  expect(framesOf(jobOf('kind: A\n'), engine).get('manifest')).toContain('kind: A')
}, 60_000)
