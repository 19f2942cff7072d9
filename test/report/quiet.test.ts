import { expect, it } from 'vitest'
import { text } from '../../src/report/text.ts'
import { report, shortTimeout } from '../run/scene.ts'

const gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
} as const

it('a quiet text has what fails the run, and nothing where nothing does', async () => {
  const duplicate = 'apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: 1\nx: 2\n'
  const failing = await report({ 'a.yaml': duplicate, 'values.yaml': shortTimeout() })
  const shown = text(failing, { gate, quiet: true })
  expect(shown).toMatch(
    /^error {2}timeout `10s` is shorter[\s\S]*\nincomplete: 1 error, 1 warning and 1 note · /,
  )
  expect(shown).not.toMatch(/^warning/m)
  expect(text(failing, { gate: { ...gate, failOn: 'never' }, quiet: true })).toBe('')
})
