import { expect, test } from 'vitest'
import { partsOf } from './txtar.ts'

test('a text is cut into its named parts', () => {
  const text = 'What it shows.\n-- values.yaml --\na: 1\n---\n\n-- templates/a b.yaml --\n--\n-- empty --\n'
  expect(partsOf(text)).toEqual({
    'values.yaml': 'a: 1\n---\n\n',
    'templates/a b.yaml': '--\n',
    empty: '',
  })
})

test('a text without parts has none', () => {
  expect(partsOf('a: 1\n-- b\n--c --\n')).toEqual({})
})
