import { expect, it } from 'vitest'
import { maxTasksPerWorker, isWorthAWorker } from '../../../src/host/engine/pool-growth.ts'

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
  ['nothing waits: one task a worker', 0, true, 1],
  ['one that waits is for whoever is free', 1, true, 1],
  ['many that wait are shared', 20, true, 11],
  ['a worker that is on its way finds most of them', 20, false, 2],
  ['no worker hoards', 1000, true, 64],
])('%s', (_, backlog, areAllUp, expected) => {
  expect(maxTasksPerWorker(backlog, 2, areAllUp)).toBe(expected)
})
