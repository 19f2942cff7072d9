import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misspellingsOf } from '../../src/discover/references/similar.ts'

const misspelling = misspellingsOf(['cluster-settings', 'app-1', 'bitnami', 'vault', 'flux-system', 'web'])

describe('a misspelling', () => {
  it.each([
    ['cluster-setting', 'cluster-settings'],
    ['cluster-settngs', 'cluster-settings'],
    ['clustersettings', 'cluster-settings'],
    ['Cluster_Settings', 'cluster-settings'],
    ['flux-systme', 'flux-system'],
    ['bitnamy', 'bitnami'],
  ])('%s is one of %s', (name, expected) => expect(misspelling(name)).toBe(expected))

  it.each(['cluster-settings', 'app-2', 'app-11', 'wep', 'cluster-secrets', 'bitnami-oci', ''])(
    'is none: %s',
    (name) => expect(misspelling(name)).toBeNull(),
  )

  it('of two names is of neither', () => {
    expect(misspellingsOf(['apps-a', 'apps-b'])('apps-c')).toBeNull()
  })

  it('is found for each single edit', () => {
    const name = fc.stringMatching(/^[a-z]{5,9}$/)
    const letter = fc.constantFrom('x', 'y', 'z')
    fc.assert(
      fc.property(name, fc.nat(4), letter, (text, at, added) => {
        const corrected = misspellingsOf([text])
        const edits = [
          text.slice(0, at) + added + text.slice(at),
          text.slice(0, at) + text.slice(at + 1),
          text.slice(0, at) + added + text.slice(at + 1),
          text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
        ]
        for (const edit of edits.filter((word) => word !== text)) expect(corrected(edit)).toBe(text)
      }),
    )
  })
})
