import { afterEach, expect, test } from 'vitest'
import { createWorkerPool, type WorkerPool } from '../../src/host/engine/worker-pool.ts'
import type { EngineAnswer } from '../../src/render/engine.ts'
import type { EngineJob } from '../../src/render/engine-job.ts'
import type { HelmEngine } from '../../src/render/helm.ts'
import { demo, failed, rendered, requestFor } from './engine.ts'

type Pool = WorkerPool<EngineJob, EngineAnswer>

const pools: Pool[] = []

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

function newPool(size: number, timeout = 60_000): Pool & HelmEngine {
  const script = new URL('../../src/worker.ts', import.meta.url)
  const pool = createWorkerPool<EngineJob, EngineAnswer>({
    script,
    start: { wasm: 'dist/engine.wasm' },
    size,
    timeout,
  })
  pools.push(pool)
  return pool
}

const named = demo({ 'templates/a.yaml': 'kind: A\nname: {{ .Release.Name }}\n' })
const endless = demo({
  'templates/a.yaml':
    '{{ range $i := until 2000000000 }}{{ end }}{{ range until 100000000 }}{{ range until 100000000 }}{{ end }}{{ end }}',
})
const loop = demo({
  'templates/a.yaml':
    '{{ $l := until 1000 }}{{ range $l }}{{ range $l }}{{ range $l }}{{ range $l }}{{ end }}{{ end }}{{ end }}{{ end }}',
})

/** Processor time where Node tells it, otherwise twice as much wall time. */
const tooLong = /^rendering took longer than (2 s of processor time|4 s)$/

test('a pool renders what an engine in this thread renders', async () => {
  const inThread = await rendered(named)
  const pool = newPool(2)
  const inPool = await Promise.all([1, 2, 3, 4, 5].map(() => rendered(named, requestFor(), pool)))
  // Only a worker measures its processor time.
  const render = { ...inThread, processorMs: expect.any(Number) as number }
  expect(inPool).toEqual([render, render, render, render, render])
})

test('an endless loop is ended, and the worker replaced', async () => {
  const pool = newPool(1, 2000)
  expect((await failed(loop, requestFor(), pool)).message).toMatch(tooLong)
  expect((await rendered(named, requestFor(), pool)).manifest).toContain('name: release-name')
})

test('what a worker that is ended had not begun is done by another one', async () => {
  const pool = newPool(1, 2000)
  await rendered(named, requestFor(), pool)
  const [ended, ...done] = await Promise.all([
    failed(loop, requestFor(), pool).then(({ message }) => message),
    ...[1, 2, 3].map(async () => (await rendered(named, requestFor(), pool)).manifest),
  ])
  expect(ended).toMatch(tooLong)
  expect(done.map((manifest) => manifest.includes('name: release-name'))).toEqual([true, true, true])
})

test('what is not done by its deadline is late, begun or not, and what has none is done', async () => {
  const pool = newPool(1)
  await rendered(named, requestFor(), pool)
  const deadline = { at: performance.now() + 1500, reason: 'no time' }
  const warnings: string[] = []
  const note = ({ name }: Error): number => warnings.push(name)
  process.on('warning', note)
  const inTime: HelmEngine = { render: (job) => pool.render({ ...job, deadline }) }
  const [begun, waiting, later] = await Promise.all([
    failed(loop, requestFor(), inTime),
    ...[1, 2, 3].map(() => failed(named, requestFor(), inTime)),
    rendered(named, requestFor(), pool),
  ])
  expect(begun).toMatchObject({ message: 'no time', isOutOfTime: true })
  expect(waiting).toMatchObject({ message: 'no time', isOutOfTime: true })
  expect(later).toMatchObject({ message: 'no time', isOutOfTime: true })
  expect((await failed(named, requestFor(), inTime)).isOutOfTime).toBe(true)
  expect((await failed(loop, requestFor(), newPool(1, 1000))).isOutOfTime).toBeUndefined()
  process.off('warning', note)
  expect(warnings).not.toContain('TimeoutNegativeWarning')
})

test('a list that does not fit into memory is a failed render', async () => {
  expect((await failed(endless, requestFor(), newPool(1))).message).toBe(
    'rendering needs more than 512 MiB of memory',
  )
})

test('closing a pool answers what was not done', async () => {
  const pool = newPool(1)
  const renders = [failed(loop, requestFor(), pool), failed(named, requestFor(), pool)]
  await pool.close()
  const messages = (await Promise.all(renders)).map(({ message }) => message)
  expect(messages).toEqual(['rendering was cancelled', 'rendering was cancelled'])
})

test('a worker that cannot start is a failed render', async () => {
  const script = new URL('data:text/javascript,throw new Error("no such engine")')
  const pool = createWorkerPool<EngineJob, EngineAnswer>({ script, start: {}, size: 1, timeout: 1000 })
  expect((await failed(named, requestFor(), pool)).message).toBe("the render's thread failed: no such engine")
})
