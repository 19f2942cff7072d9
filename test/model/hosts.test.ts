import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostDefect } from '../../src/syntax/host-syntax.ts'
import {
  compareSpecificity,
  fullHost,
  hostCovers,
  hostsOverlap,
  serviceNamespace,
} from '../../src/istio/hosts/hosts.ts'

test.each([
  ['*.example.com', 'a.example.com', true],
  ['*.example.com', 'a.b.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', '*.a.example.com', true],
  ['*.a.example.com', '*.example.com', false],
  ['*', 'anything', true],
  ['A.Example.com', 'a.example.com.', true],
  ['a.example.com', '*.example.com', false],
  ['*-a.example.com', 'b-a.example.com', true],
])('%s covers %s: %s', (outer, inner, covers) => {
  expect(hostCovers(outer, inner)).toBe(covers)
})

const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,3})$/)
const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))
const host = fc.oneof(
  name,
  name.map((text) => `*.${text}`),
)

test('covering is a partial order, and overlap is symmetric', () => {
  fc.assert(
    fc.property(host, host, host, (a, b, c) => {
      expect(hostCovers(a, a)).toBe(true)
      if (hostCovers(a, b) && hostCovers(b, c)) expect(hostCovers(a, c)).toBe(true)
      if (hostCovers(a, b) && hostCovers(b, a)) expect(a).toBe(b)
      expect(hostsOverlap(a, b)).toBe(hostsOverlap(b, a))
    }),
  )
})

test('a host is more specific than what covers it', () => {
  fc.assert(
    fc.property(host, host, (a, b) => {
      if (a !== b && hostCovers(a, b)) expect(compareSpecificity(b, a)).toBeLessThan(0)
    }),
  )
})

test('short names are Services of the same namespace; names with a dot are not expanded', () => {
  expect(fullHost('reviews', 'shop')).toBe('reviews.shop.svc.cluster.local')
  expect(fullHost('reviews.shop', 'other')).toBe('reviews.shop')
  expect(fullHost('*', 'shop')).toBe('*')
  expect(serviceNamespace('reviews.shop.svc.cluster.local')).toBe('shop')
  expect(serviceNamespace('pay.example.org')).toBeUndefined()
})

describe('hostDefect', () => {
  test.each([
    'a.example.com',
    'A.Example.Com',
    'a.example.com.',
    '*.example.com',
    '*',
    '*a.b',
    'a',
    'a--b.c1',
    'xn--p1ai.example',
  ])('%s is a name', (text) => {
    expect(hostDefect(text)).toBeNull()
  })

  test.each([
    '',
    ' ',
    'a b',
    'https://a.b',
    'a.b:80',
    'a.b/c',
    'a_b.c',
    '10.0.0.1',
    '::1',
    '[::1]:80',
    'a.*.b',
    'a*.b',
    '**.b',
    'a..b',
    '-a.b',
    'a.123',
    `${'a'.repeat(64)}.b`,
    `${'a.'.repeat(130)}b`,
  ])('`%s` is none', (text) => {
    expect(hostDefect(text)).not.toBeNull()
  })
})
