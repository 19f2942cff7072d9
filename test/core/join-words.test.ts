import { expect, it } from 'vitest'
import { shortClauseList } from '../../src/core/join-words.ts'

it.each<[string, string[], string]>([
  ['one clause as it is', ['what a has, which is new'], 'what a has, which is new'],
  ['clauses without commas like names', ['what a has', 'what b has'], 'what a has and what b has'],
  ['the number of the others', ['a', 'b', 'c', 'd'], 'a, b and 2 more'],
  ['clauses with commas apart', ['what a has, which is new', 'b'], 'what a has, which is new; b'],
  ['the others apart from them', ['a, which is new', 'b', 'c'], 'a, which is new; b; and 1 more'],
  ['no clause that is not listed', ['a', 'b', 'c, which is new'], 'a, b and 1 more'],
])('lists %s', (_, clauses, expected) => {
  expect(shortClauseList(clauses, 2)).toBe(expected)
})
