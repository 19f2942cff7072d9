import { expect, it } from 'vitest'
import { depthFor, isWorthAWorker } from '../../src/host/pool-growth.ts'

it.each([
  ['a few quick jobs', 10, 8, false],
  ['a few jobs of which nothing is known', 10, undefined, false],
  ['one slow job', 1, 500, true],
  ['some jobs that take a moment', 10, 40, true],
  ['many jobs, whatever they take', 60, undefined, true],
  ['no job', 0, 500, false],
])('%s', (_, waiting, pace, expected) => {
  expect(isWorthAWorker(waiting, pace)).toBe(expected)
})

it.each([
  ['nothing waits: one task a worker', 0, 2, 1],
  ['one that waits is for whoever is free', 1, 2, 1],
  ['many that wait are shared', 20, 2, 11],
  ['no worker hoards', 1000, 2, 64],
])('%s', (_, backlog, workers, expected) => {
  expect(depthFor(backlog, workers)).toBe(expected)
})
