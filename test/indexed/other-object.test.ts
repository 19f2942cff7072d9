import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOfOtherObject } from '../../src/model/other-objects.ts'
import { isSameObject } from '../../src/model/presence.ts'
import { gateway, meshOf, serviceEntry } from './random-objects.ts'

test('the first other object of a list is the one that a look at each finds', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(gateway, serviceEntry), { maxLength: 8 }), (some) => {
      const { manifests } = meshOf(some)
      const firstOther = firstOfOtherObject(manifests, (manifest) => manifest)
      for (const manifest of manifests) {
        expect(firstOther(manifest)).toBe(manifests.find((candidate) => !isSameObject(candidate, manifest)))
      }
    }),
    { numRuns: 1000 },
  )
})
