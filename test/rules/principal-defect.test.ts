import { expect, it } from 'vitest'
import { principalDefect } from '../../src/rules/jwt/helpers/principal.ts'

it.each([
  ['https://id.example.com', 'https://id.example.com/*'],
  ['https://id.example.com*', 'https://id.example.com/*'],
  ['https://*', undefined],
  ['https://*.example.com', undefined],
])('%s is written for each token of its issuer as %s', (text, everyToken) => {
  const defect = principalDefect(text)
  expect(defect).toMatchObject({ code: 'split-in-issuer' })
  expect(defect?.everyToken).toBe(everyToken)
  if (everyToken !== undefined) expect(principalDefect(everyToken)).toBe(null)
})
