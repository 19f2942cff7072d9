import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areVisibleTogether } from '../../src/istio/hosts/export.ts'
import { isSameObject } from '../../src/model/presence.ts'
import { firstClash } from '../../src/rules/egress/helpers/entry-clash.ts'
import { serviceEntryClash } from '../../src/rules/egress/helpers/entry-merge.ts'
import { meshOf, serviceEntry } from './random-objects.ts'

test('the first entry that clashes is the one that a look at all before finds', () => {
  fc.assert(
    fc.property(fc.array(serviceEntry, { maxLength: 10 }), (some) => {
      const { manifests } = meshOf(some)
      for (const [index, entry] of manifests.entries()) {
        const expected = manifests
          .slice(0, index)
          .find(
            (candidate) =>
              !isSameObject(candidate, entry) &&
              areVisibleTogether(candidate, entry) &&
              serviceEntryClash(candidate, entry) !== null,
          )
        expect(firstClash(manifests, entry)?.root.file).toBe(expected?.root.file)
      }
    }),
    { numRuns: 300 },
  )
})
