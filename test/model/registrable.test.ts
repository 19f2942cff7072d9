import { expect, test } from 'vitest'
import { registrableDomain } from '../../src/syntax/registrable.ts'

test.each([
  ['login.example.com', 'example.com'],
  ['example.com', 'example.com'],
  ['Login.Example.Co.Uk.', 'example.co.uk'],
  ['co.uk', 'co.uk'],
  ['a.b.c.com.au', 'c.com.au'],
  ['shop.github.io', 'github.io'],
  ['localhost', 'localhost'],
])('%s belongs to %s', (host, domain) => {
  expect(registrableDomain(host)).toBe(domain)
})
