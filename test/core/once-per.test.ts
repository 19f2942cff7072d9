import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { oncePer, oncePerName, oncePerPair, weakOncePer } from '../../src/core/once-per.ts'
import { sourceFiles } from '../../scripts/generate/imports.ts'

test('computes a result once for each object, and undefined as well', () => {
  for (const makeOnce of [oncePer, weakOncePer] as const) {
    const calls: object[] = []
    const once = makeOnce((key: object) => void calls.push(key))
    const [first, second] = [{}, Object.freeze([1])]
    for (const key of [first, second, first, second]) expect(once(key)).toBeUndefined()
    expect(calls).toEqual([first, second])
  }
})

test('keeps the results of several functions in one object, and none in its copies', () => {
  const key = { name: 'api' }
  const length = oncePer(({ name }: typeof key) => name.length)
  const capital = oncePer(({ name }: typeof key) => name.toUpperCase())
  expect([length(key), capital(key), length(key), capital(key)]).toEqual([3, 'API', 3, 'API'])
  const copy = { ...key, name: 'gateway' }
  expect([length(copy), capital(copy)]).toEqual([7, 'GATEWAY'])
  expect(key).toStrictEqual({ name: 'api' })
  expect(Reflect.ownKeys(key)).toEqual(['name'])
})

test('takes a result that is known, also in the place of an earlier one', () => {
  const length = oncePer(({ name }: { name: string }) => name.length)
  const key = { name: 'api' }
  length.keep(key, 4)
  expect(length(key)).toBe(4)
  length.keep(key, 5)
  expect(length(key)).toBe(5)
})

test('keeps results by two objects, and by an object and a name', () => {
  let calls = 0
  const pair = oncePerPair((first: { a: number }, second: { b: number }) => [++calls, first.a, second.b])
  const [first, second, third] = [{ a: 1 }, { b: 2 }, { b: 3 }]
  expect([pair(first, second), pair(first, third), pair(first, second)]).toEqual([
    [1, 1, 2],
    [2, 1, 3],
    [1, 1, 2],
  ])
  const named = oncePerName((key: { a: number }, name: string) => `${name}${key.a}${++calls}`)
  expect([named(first, 'x'), named(first, 'y'), named(first, 'x')]).toEqual(['x13', 'y14', 'x13'])
})

test('only functions of a module keep results in objects: those of others would pile up there', () => {
  const inFunctions = sourceFiles()
    .filter((file) => file !== 'core/once-per.ts')
    .flatMap((file) => {
      const lines = readFileSync(`src/${file}`, 'utf8').split('\n')
      return lines.filter((line) => /^ .*\boncePer(<.*>)?\(/.test(line)).map((line) => `${file}: ${line}`)
    })
  expect(inFunctions).toEqual([])
})
