import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostIndex } from '../../src/istio/hosts/host-index.ts'
import { hostCovers, hostsOverlap } from '../../src/istio/hosts/hosts.ts'

const label = fc.constantFrom('a', 'b', 'ab', 'A', '😀')
const name = fc.array(label, { maxLength: 3 }).map((labels) => labels.join('.'))
const host = fc.oneof(
  name,
  name.map((text) => `${text}.`),
  name.map((text) => `*.${text}`),
  name.map((text) => `*${text}`),
)
const hostLists = fc.array(fc.array(host, { maxLength: 3 }), { maxLength: 12 })

const searches = [
  ['covering', (requested: string, own: string) => hostCovers(own, requested)],
  ['below', hostCovers],
  ['overlapping', hostsOverlap],
] as const

test.each(searches)(
  'an index finds %s what looking at every host would find, in the same order',
  (name, isFound) => {
    fc.assert(
      fc.property(hostLists, host, (declared, requested) => {
        const found = hostIndex(declared, (hosts) => hosts)[name](requested)
        expect(found).toEqual(declared.filter((hosts) => hosts.some((own) => isFound(requested, own))))
      }),
      { numRuns: 1000 },
    )
  },
)

test('an item with several matching hosts is found once', () => {
  const entry = { hosts: ['*', '*.com', 'a.com'] }
  expect(hostIndex([entry], ({ hosts }) => hosts).covering('a.com')).toEqual([entry])
})
