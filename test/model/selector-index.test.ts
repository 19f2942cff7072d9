import fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectorIndex } from '../../src/istio/policy/selector-index.ts'
import { mergeLabels, selects, type Labels } from '../../src/istio/policy/selector.ts'

const labels = fc
  .dictionary(fc.constantFrom('app', 'tier', 'version', 'constructor'), fc.constantFrom('a', 'b', ''))
  .map((entries): Labels => new Map(Object.entries(entries)))

test('an index finds what a look at each selector would', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 12 }), labels, (selectors, wanted) => {
      const index = selectorIndex(selectors, (selector) => selector)
      const met = selectors.filter((selector) => mergeLabels(selector, wanted) !== null)
      expect(new Set(index.selecting(wanted))).toEqual(
        new Set(selectors.filter((selector) => selects(selector, wanted))),
      )
      expect(new Set(index.requiring(wanted))).toEqual(
        new Set(selectors.filter((selector) => selects(wanted, selector))),
      )
      expect(new Set(index.compatibleWith(wanted))).toEqual(new Set(met))
      expect([...index.compatibleWith(wanted)]).toHaveLength(met.length)
    }),
  )
})
