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
const things = fc.array(fc.array(host, { maxLength: 3 }), { maxLength: 12 })

const searches = [
  ['covering', (asked: string, own: string) => hostCovers(own, asked)],
  ['below', hostCovers],
  ['overlapping', hostsOverlap],
] as const

test.each(searches)(
  'an index finds %s what looking at every host would find, in the same order',
  (name, isFound) => {
    fc.assert(
      fc.property(things, host, (declared, asked) => {
        const found = hostIndex(declared, (hosts) => hosts)[name](asked)
        expect(found).toEqual(declared.filter((hosts) => hosts.some((own) => isFound(asked, own))))
      }),
      { numRuns: 1000 },
    )
  },
)

test('an item with several matching hosts is found once', () => {
  const thing = { hosts: ['*', '*.com', 'a.com'] }
  expect(hostIndex([thing], ({ hosts }) => hosts).covering('a.com')).toEqual([thing])
})
