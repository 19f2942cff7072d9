import { expect, it } from 'vitest'
import { chooseJob } from '../../../src/host/engine/choose-job.ts'

const jobs = (keys: string) => [...keys].map((key) => ({ key }))
const worker = (charts: string) => ({ has: (key: string) => charts.includes(key) })

function chosen(waiting: string, charts: string, ...otherWorkers: readonly string[]): number {
  const self = worker(charts)
  return chooseJob(jobs(waiting), self, [self, ...otherWorkers.map(worker)])
}

it('takes no job of a later group', () => {
  const [head, base] = [{}, {}]
  const waiting = [
    { key: 'a', group: head },
    { key: 'b', group: base },
  ]
  expect(chooseJob(waiting, worker('b'), [worker('b')])).toBe(0)
  // What a worker that was ended had left stands in front, and others of its group may be behind.
  const again = [...waiting, { key: 'b', group: head }]
  expect(chooseJob(again, worker('b'), [worker('b')])).toBe(0)
})

it.each([
  ['the first job, where nobody has a chart', chosen('aab', '', ''), 0],
  ['a chart that the worker has, before jobs of other charts', chosen('bba', 'a', 'b'), 2],
  ['a chart that nobody has, before one that another worker has', chosen('aab', '', 'a'), 2],
  ['the first job, where others have all charts', chosen('ab', '', 'a', 'b'), 0],
  ['no job that is far behind', chosen('bbbbbbbbbbbba', 'a', 'b'), 0],
])('a worker takes %s', (_, index, expected) => {
  expect(index).toBe(expected)
})
