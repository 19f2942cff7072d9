import { expect, it } from 'vitest'
import { openKeptLists } from '../../src/inspect/kept-lists.ts'

/** Answers that stay for later runs, and the number of times that one was written. */
function answers() {
  const kept = new Map<string, string>()
  let written = 0
  return {
    read: (question: string) => kept.get(question) ?? null,
    add: (question: string, answer: string) => (written++, void kept.set(question, answer)),
    written: () => written,
    texts: () => [...kept.values()],
  }
}

it('keeps lists for later runs', () => {
  const kept = answers()
  const lists = openKeptLists(kept)
  expect(lists.of('a')).toBeUndefined()
  lists.keep('a', ['x', 'y'])
  lists.keep('b', [])
  lists.save()
  const later = openKeptLists(kept)
  expect([later.of('a'), later.of('b'), later.of('c')]).toEqual([['x', 'y'], [], undefined])
})

it('writes again only where much is new, and keeps the lists of other runs as well', () => {
  const kept = answers()
  const first = openKeptLists(kept)
  for (let index = 0; index < 64; index++) first.keep(`${index}`, ['x'])
  first.save()
  const second = openKeptLists(kept)
  for (let index = 0; index < 64; index++) second.of(`${index}`)
  second.keep('new', ['y'])
  second.save()
  expect(kept.written()).toBe(1)
  const third = openKeptLists(kept)
  third.of('0')
  third.keep('newer', ['z'])
  third.save()
  expect([kept.written(), openKeptLists(kept).of('newer'), openKeptLists(kept).of('63')]).toEqual([
    2,
    ['z'],
    ['x'],
  ])
})

it('writes each name in a line of its own, since a password is named beside its value', () => {
  const kept = answers()
  const lists = openKeptLists(kept)
  lists.keep('a', ['password', 'k4Zs9pQ2vX7w'])
  lists.save()
  expect(kept.texts()[0]).toMatch(/"password",\n/)
})

it('keeps nothing without a place for answers', () => {
  const lists = openKeptLists(null)
  lists.keep('a', ['x'])
  lists.save()
  expect(lists.of('a')).toEqual(['x'])
})
