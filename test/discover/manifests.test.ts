import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mayContainManifests } from '../../src/discover/manifests.ts'

it('a text may contain manifests if both keys begin a line, an item or an entry of a flow mapping', () => {
  const startsKey = (name: string): RegExp => new RegExp(`(^|[{,])[ \\t\\uFEFF"'-]*${name}["']?\\s*:`, 'm')
  const part = fc.constantFrom(
    ...[
      'apiVersion',
      'kind',
      ':',
      ' ',
      '\n',
      '\r',
      '{',
      ',',
      '"',
      "'",
      '- ',
      '\t',
      '\uFEFF',
      'x',
      '#',
      '\u2028',
    ],
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
      const text = parts.join('')
      for (const name of ['apiVersion', 'kind']) {
        // The other key is there in any case, so that this one decides.
        const otherName = name === 'kind' ? 'apiVersion' : 'kind'
        expect(mayContainManifests(`${text}\n${otherName}:`)).toBe(startsKey(name).test(text))
      }
    }),
    { numRuns: 5000 },
  )
})
