import fc from 'fast-check'
import { expect, it } from 'vitest'
import { circlesIn } from '../../src/discover/references/circles.ts'

function graph(edges: Readonly<Record<string, string>>): Map<string, string[]> {
  return new Map(Object.entries(edges).map(([key, targets]) => [key, [...targets]]))
}

it.each([
  [{ a: 'b', b: 'a' }, ['ab']],
  [{ a: 'a' }, ['a']],
  [{ a: 'b', b: 'c', c: '' }, []],
  [{ z: 'a', a: 'bx', b: 'ca', c: 'a' }, ['abc']],
  [{ a: 'b', b: 'a', c: 'd', d: 'c' }, ['ab', 'cd']],
  [{ a: 'unknown' }, []],
  [{ a: 'b', b: 'a', c: 'ad', d: 'bc' }, ['ab', 'cd']],
])('the circles in %j are %j', (edges, circles) => {
  expect(circlesIn(graph(edges)).map((circle) => circle.join(''))).toEqual(circles)
})

it('every walk that returns to a node meets a circle, and no two circles meet', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const targets = fc.subarray(names)
  fc.assert(
    fc.property(fc.tuple(...names.map(() => targets)), (lists) => {
      const edges = new Map(names.map((name, index) => [name, lists[index]!]))
      const circles = circlesIn(edges)
      const inCircles = circles.flat()
      expect(new Set(inCircles).size).toBe(inCircles.length)
      const others = names.filter((name) => !inCircles.includes(name))
      const outside = new Map(
        others.map((name) => [name, edges.get(name)!.filter((to) => others.includes(to))]),
      )
      expect(others.filter((name) => reaches(outside, name).has(name))).toEqual([])
      for (const circle of circles)
        for (const [index, name] of circle.entries())
          expect(edges.get(name)).toContain(circle[(index + 1) % circle.length])
    }),
  )
})

function reaches(edges: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...edges.get(start)!]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    open.push(...edges.get(at)!)
  }
  return reached
}
