import fc from 'fast-check'
import { expect, it } from 'vitest'
import { misspellingFinder } from '../../src/istio/hosts/misspelled-host.ts'

/** Words that are one typing mistake apart, or more, or too short to be compared. */
const word = fc.constantFrom('orders', 'odrers', 'order', 'oders', 'payments', 'payment', 'api', 'apl', 'com')
const host = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => words.join('.'))
  .chain((name) => fc.constantFrom(name, `*.${name}`, name.replace('.', '1.')))

function without(text: string): string[] {
  return [text, ...Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1))]
}

/** True for hosts with one differing word of at least four letters, which has a text in common without a letter. */
function areOneMistakeApart(first: string, second: string): boolean {
  const [words, others] = [first.split(/[.\d-]+/), second.split(/[.\d-]+/)]
  const differing = words.flatMap((part, index) => (part === others[index] ? [] : index))
  const [index = 0] = differing
  const texts = new Set(without(second))
  return (
    words.length === others.length &&
    differing.length === 1 &&
    words[index]!.length >= 4 &&
    others[index]!.length >= 4 &&
    without(first).some((text) => texts.has(text))
  )
}

it('finds each host that a look at each pair finds', () => {
  fc.assert(
    fc.property(fc.array(host), fc.array(host), (hosts, others) => {
      const found = misspellingFinder(hosts)(others)
      const expected = hosts.filter((written) =>
        others.some((candidate) => areOneMistakeApart(written, candidate)),
      )
      expect(expected.filter((written) => !found.has(written))).toEqual([])
      expect([...found].filter((written) => others.length === 0 || !hosts.includes(written))).toEqual([])
    }),
  )
})
