import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFinder } from '../../src/secrets/finder.ts'
import { plainMask } from '../../src/secrets/mask.ts'
import { conceal } from '../../src/secrets/secret.ts'
import { variantsOf } from '../../src/secrets/variants.ts'

function found(text: string, ...secrets: string[]): string {
  return conceal(text, createFinder(secrets)(text), plainMask)
}

describe('a finder', () => {
  const secret = fc.stringMatching(/^[ab1.]{6,12}$/)

  it('leaves nothing of any secret in any text', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { maxLength: 5 }),
        fc.array(fc.oneof(secret, fc.stringMatching(/^[ab ]{0,5}$/))),
        (secrets, parts) => {
          const text = found(parts.join(''), ...secrets)
          for (const each of secrets) expect(text).not.toContain(each)
        },
      ),
    )
  })

  it('does not change a text without secrets', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(found(text, 'x7Hq-99ab', 'y'.repeat(200))).toBe(text)
      }),
    )
  })

  it('finds long secrets as one, and those that a message cuts short', () => {
    const long = Array.from({ length: 100 }, (_, index) => `k${index}`).join('-')
    expect(found(`a ${long} b`, long)).toBe('a <masked> b')
    expect(found(`is \`${long.slice(0, 80)}…\``, long)).toBe('is `<masked>…`')
    expect(found(`is \`${long.slice(0, 64)}${long.slice(64, 72)}…\``, long)).toBe('is `<masked>…`')
    expect(found(`is \`${long.slice(64, 72)}…\``, long)).toBe(`is \`${long.slice(64, 72)}…\``)
    expect(found('cannot unmarshal !!str `hunter2...` into int', 'hunter2-and-more')).toBe(
      'cannot unmarshal !!str `<masked>...` into int',
    )
  })
})

describe('the spellings of a secret', () => {
  it('are those of base64, URLs, JSON and messages', () => {
    const variants = variantsOf('p"ss/w`rd 12', true)
    expect(variants).toEqual(
      expect.arrayContaining(['p"ss/w`rd 12', 'cCJzcy93YHJkIDEy', 'p\\"ss/w`rd 12', 'p"ss/w\'rd 12']),
    )
    expect(variants).toContain(encodeURIComponent('p"ss/w`rd 12'))
  })

  it('include the decoded base64, and the passwords in it', () => {
    const auth = Buffer.from('app:hunter2').toString('base64')
    const file = Buffer.from(JSON.stringify({ auths: { 'r.example.com': { auth } } })).toString('base64')
    expect(variantsOf(file, true)).toEqual(expect.arrayContaining([auth, 'app:hunter2', 'hunter2']))
  })

  it('are the lines of a key', () => {
    const key =
      '-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0B\nAQEFAASCBKgwggSkAgEA\n-----END PRIVATE KEY-----\n'
    expect(variantsOf(key, true)).toEqual(
      expect.arrayContaining(['MIIEvgIBADANBgkqhkiG9w0B', 'AQEFAASCBKgwggSkAgEA']),
    )
    expect(variantsOf(key, true)).not.toContain('-----BEGIN PRIVATE KEY-----')
  })

  it('are none for a word, a host, a user', () => {
    for (const text of ['admin', 'payments', 'api.example.com', 'https://api.example.com/v1'])
      expect(variantsOf(text, true)).toEqual([])
  })
})
