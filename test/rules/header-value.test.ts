import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerValueDefect } from '../../src/rules/routing/webhook/header-value.ts'

/** Each as Istio's webhook answers it. */
const taken = [
  '',
  'plain text',
  '%HOSTNAME%',
  'hello %HOSTNAME% and %REQ(:path)%',
  '100%%',
  '%%%HOSTNAME%%%',
  '%START_TIME(%s.%3f)%',
  '%UPSTREAM_METADATA(["istio", "team"])%',
  '%UPSTREAM_METADATA( [ "istio" , "te\\"am" ] ) %',
  'a\tb',
]

const wrong = [
  '%',
  '100%',
  'abcd%oijasodifj',
  '%START_TIME%%',
  '%REQ(x%',
  '%REQ(x)y%',
  '%UPSTREAM_METADATA(["a" "b"])%',
  '%UPSTREAM_METADATA([a])%',
  '%REQ(x\\',
]

describe('the value of a header', () => {
  it.each(taken)('%j is taken', (value) => {
    expect(headerValueDefect(value)).toBeNull()
  })

  it.each(wrong)('%j is refused', (value) => {
    expect(headerValueDefect(value)?.text).toMatch(/^contains a `%`/)
  })

  it('holds no control characters but tabs', () => {
    expect(headerValueDefect('a\nb')?.text).toBe('contains a control character')
  })

  it('is taken once its percent signs are doubled', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~äé]*$/), (value) => {
        expect(headerValueDefect(value.replaceAll('%', '%%'))).toBeNull()
      }),
    )
  })
})
