import { expect, it } from 'vitest'
import { answerKey } from '../../../src/host/render-cache/answer-key.ts'
import type { EngineFrame } from '../../../src/render/wire.ts'
import type { RenderJob } from '../../../src/render/engine-job.ts'

const frame = (name: string, text: string): EngineFrame => ({ name, data: new TextEncoder().encode(text) })

const job: RenderJob = {
  source: { kind: 'folder', files: [frame('Chart.yaml', 'name: web\n'), frame('values.yaml', 'a: 1\n')] },
  options: { name: 'web', namespace: 'default', values: ['v.yaml'] },
  files: [frame('v.yaml', 'a: 2\n')],
  clockAndSeed: { now: 0, seed: 1 },
}

/** Each differs from the job in one thing that an answer may depend on. */
const others: Readonly<Record<string, RenderJob>> = {
  'the kind of the source': { ...job, source: { ...job.source, kind: 'archive' } },
  'a file of the source': { ...job, source: { ...job.source, files: [frame('Chart.yaml', 'name: api\n')] } },
  'the name of a file of the source': {
    ...job,
    source: { ...job.source, files: [frame('Chart.yml', 'name: web\n'), job.source.files[1]!] },
  },
  'an option': { ...job, options: { ...job.options, namespace: 'other' } },
  'an option that is not stated': { ...job, options: { ...job.options, isUpgrade: true } },
  'the order of values': { ...job, options: { ...job.options, values: ['v.yaml', 'w.yaml'] } },
  'a file': { ...job, files: [frame('v.yaml', 'a: 3\n')] },
  'the name of a file': { ...job, files: [frame('w.yaml', 'a: 2\n')] },
  'where one file ends': { ...job, files: [frame('v.yaml', 'a: 2\n\n1:x1:y')] },
  'the number of files': { ...job, files: [frame('v.yaml', 'a: 2\n'), frame('x', 'y')] },
  'the clock': { ...job, clockAndSeed: { now: 1, seed: 1 } },
  'the seed': { ...job, clockAndSeed: { now: 0, seed: 2 } },
}

it('is the same for equal jobs, however long they may take', () => {
  const equal = { ...structuredClone(job), timeoutMs: 5, deadline: { at: 5, reason: 'late' } }
  expect(answerKey('engine', equal)).toBe(answerKey('engine', job))
})

it('differs with everything that an answer depends on', () => {
  const keys = [answerKey('engine', job), answerKey('other', job)]
  for (const variant of Object.values(others)) keys.push(answerKey('engine', variant))
  expect(new Set(keys).size).toBe(keys.length)
})
