import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { Diagram } from '../../../src/effect/access/diagram.ts'
import { Random } from '../../../tools/oracle/random.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of a diagram by which it is a good deal more than what else changes in the heap. */
const size = 24 * 2 ** 20

it.each([
  ['few axes with many atoms', [400, 400, 400, 4]],
  ['many axes with few atoms', Array.from({ length: 14 }, () => 12)],
  ['axes as most proxies have them', [40, 40, 40, 40, 40]],
])('a diagram takes no more memory than it counts, and not much less: %s', (_, sizes) => {
  collect()
  const before = process.memoryUsage().heapUsed
  const diagram = filledDiagram(sizes)
  collect()
  const taken = process.memoryUsage().heapUsed - before
  expect(diagram.bytes).toBeGreaterThan(size)
  expect(taken).toBeLessThan(diagram.bytes * 1.02)
  expect(taken).toBeGreaterThan(diagram.bytes * 0.5)
})

/** Random boxes that are added and taken away. */
function filledDiagram(sizes: readonly number[]): Diagram {
  const random = new Random(7)
  const diagram = new Diagram(sizes)
  let all = 0
  while (diagram.bytes < size) {
    const box = diagram.all(sizes.map((count, axis) => diagram.test(axis, atomsBelow(count, random))))
    all = random.isLikely(0.7) ? diagram.first(all, box) : diagram.without(box, all)
  }
  return diagram
}

function atomsBelow(count: number, random: Random): number[] {
  const chosen = Array.from({ length: 1 + random.below(count >> 1) }, () => random.below(count))
  return [...new Set(chosen)].toSorted((first, second) => first - second)
}
