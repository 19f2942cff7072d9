import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxesOf } from '../../../src/effect/access/boxes.ts'
import {
  always,
  Diagram,
  DiagramBoundError,
  never,
  type RequestFunction,
} from '../../../src/effect/access/diagram.ts'

/* Random functions against the value that each of them has for each request. */

const sizes = [3, 2, 4]
const requests = [0, 1, 2].flatMap((a) => [0, 1].flatMap((b) => [0, 1, 2, 3].map((c) => [a, b, c])))

type Term =
  | { readonly axis: number; readonly atoms: readonly number[] }
  | { readonly operation: 'first' | 'within' | 'without'; readonly left: Term; readonly right: Term }
  | { readonly value: number }

const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'medium' },
    fc
      .tuple(fc.constantFrom(0, 1, 2), fc.subarray([0, 1, 2, 3]))
      .map(([axis, atoms]): Term => ({ axis, atoms: atoms.filter((atom) => atom < sizes[axis]!) })),
    fc.constantFrom<Term>({ value: never }, { value: always }, { value: 2 }, { value: 3 }),
    fc.record({
      operation: fc.constantFrom('first' as const, 'within' as const, 'without' as const),
      left: tie('term'),
      right: tie('term'),
    }),
  ),
}))

function build(diagram: Diagram, part: Term): RequestFunction {
  if ('value' in part) return part.value
  if ('axis' in part) return diagram.test(part.axis, part.atoms)
  return diagram[part.operation](build(diagram, part.left), build(diagram, part.right))
}

function valueOf(part: Term, request: readonly number[]): number {
  if ('value' in part) return part.value
  if ('axis' in part) return Number(part.atoms.includes(request[part.axis]!))
  const [left, right] = [valueOf(part.left, request), valueOf(part.right, request)]
  if (part.operation === 'first') return left === 0 ? right : left
  return (left === 0) === (part.operation === 'without') ? right : 0
}

it('has the value of each request', () => {
  fc.assert(
    fc.property(term, (drawn) => {
      const diagram = new Diagram(sizes)
      const built = build(diagram, drawn)
      for (const request of requests) expect(diagram.valueAt(built, request)).toBe(valueOf(drawn, request))
    }),
  )
})

it('is the same node for equal functions', () => {
  fc.assert(
    fc.property(term, term, (first, second) => {
      const diagram = new Diagram(sizes)
      const areEqual = requests.every((request) => valueOf(first, request) === valueOf(second, request))
      expect(build(diagram, first) === build(diagram, second)).toBe(areEqual)
    }),
  )
})

it('is divided into boxes without requests in common', () => {
  fc.assert(
    fc.property(term, (drawn) => {
      const diagram = new Diagram(sizes)
      const boxes = boxesOf(diagram, build(diagram, drawn), sizes)!
      for (const request of requests) {
        const found = boxes.filter(({ atoms }) =>
          [...atoms].every(([axis, chosen]) => chosen.includes(request[axis]!)),
        )
        const value = valueOf(drawn, request)
        expect(found.map((box) => box.value)).toEqual(value === 0 ? [] : [value])
      }
    }),
  )
})

it('ends at its bound in bytes, for nodes and for what operations keep', () => {
  const grow = (bytes: number): number => {
    const diagram = new Diagram([2, 2, 2, 2, 2, 2, 2, 2, 2, 2], bytes)
    const tests = Array.from({ length: 10 }, (_, axis) => diagram.test(axis, [1]))
    const parity = tests.reduce((sum, operand) =>
      diagram.first(diagram.without(operand, sum), diagram.without(sum, operand)),
    )
    return diagram.valuesOf(parity).length
  }
  expect(grow(150_000)).toBe(1)
  expect(() => grow(12_000)).toThrow(DiagramBoundError)
})
