import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparableText, equalData } from '../../src/diff/data.ts'
import { fieldChanges } from '../../src/diff/fields.ts'
import { pairItems } from '../../src/diff/lists.ts'

const json = fc.jsonValue({ maxDepth: 4 })
const lists = fc.array(fc.oneof(json, fc.record({ name: fc.constantFrom('a', 'b', 'c'), x: fc.nat(2) })), {
  maxLength: 8,
})

const route = (prefix: string, timeout = '1s') => ({
  match: [{ uri: { prefix } }],
  route: [{ weight: 1 }],
  timeout,
})
const items = (...names: string[]) => names.map((name) => ({ name }))

describe('lists', () => {
  it('takes an insert at the front as one insert', () => {
    const before = { http: [route('/b'), route('/c')] }
    const after = { http: [route('/a'), route('/b'), route('/c')] }
    expect(fieldChanges(before, after)).toEqual([{ path: 'http[0]', after: route('/a') }])
    expect(fieldChanges(after, before)).toEqual([{ path: 'http[0]', before: route('/a') }])
  })

  it('finds the item that changed beside one that was inserted', () => {
    const before = [route('/b', '1s'), route('/c', '2s')]
    const after = [route('/a', '9s'), route('/b', '5s'), route('/c', '2s')]
    expect(fieldChanges(before, after)).toEqual([
      { path: '[0]', after: route('/a', '9s') },
      { path: '[1].timeout', before: '1s', after: '5s' },
    ])
  })

  it.each([
    [
      'ports of a ServiceEntry',
      [
        { number: 80, protocol: 'HTTP' },
        { number: 443, protocol: 'TLS' },
      ],
      'protocol',
    ],
    [
      'port settings',
      [
        { port: { number: 80 }, tls: 1 },
        { port: { number: 443 }, tls: 1 },
      ],
      'tls',
    ],
    [
      'environment variables',
      [
        { name: 'A', value: '1' },
        { name: 'B', value: '1' },
      ],
      'value',
    ],
    [
      'container ports',
      [
        { containerPort: 1, protocol: 'TCP', x: 1 },
        { containerPort: 1, protocol: 'UDP', x: 1 },
      ],
      'x',
    ],
    [
      'mounts',
      [
        { mountPath: '/a', name: 'v', x: 1 },
        { mountPath: '/b', name: 'v', x: 1 },
      ],
      'x',
    ],
  ])('pairs %s by their key', (_, before, key) => {
    const after = before.toReversed().map((item, index) => (index === 0 ? { ...item, [key]: 'new' } : item))
    const fields = fieldChanges({ list: before }, { list: after })
    expect(fields).toEqual([
      { path: 'list', before, after },
      { path: `list[0].${key}`, before: (before[1] as Record<string, unknown>)[key], after: 'new' },
    ])
  })

  it('compares scalars by value', () => {
    expect(fieldChanges({ hosts: ['a', 'b', 'c'] }, { hosts: ['a', 'x', 'c', 'd'] })).toEqual([
      { path: 'hosts[1]', before: 'b' },
      { path: 'hosts[1]', after: 'x' },
      { path: 'hosts[3]', after: 'd' },
    ])
  })

  it('reports reordered scalars as one change', () => {
    expect(fieldChanges(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual([
      { path: '', before: ['a', 'b', 'c'], after: ['c', 'a', 'b'] },
    ])
  })

  it('keeps removed items at their position', () => {
    expect(pairItems(items('a', 'b', 'c', 'd'), items('a', 'd', 'e'))).toEqual([
      { base: 0, head: 0 },
      { base: 1 },
      { base: 2 },
      { base: 3, head: 1 },
      { head: 2 },
    ])
  })

  it('pairs each item of both lists exactly once', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const pairs = pairItems(before, after)
        expect(new Set(pairs.flatMap((pair) => pair.base ?? []))).toEqual(new Set(before.keys()))
        expect(pairs.filter((pair) => pair.base !== undefined).length).toBe(before.length)
        expect(pairs.flatMap((pair) => pair.head ?? [])).toEqual([...after.keys()])
      }),
    )
  })
})

describe('fields', () => {
  it('are none exactly where two values are equal', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(fieldChanges(before, after).length === 0).toBe(equalData(before, after))
        expect(fieldChanges(before, structuredClone(before))).toEqual([])
        expect(comparableText(before) === comparableText(after)).toBe(equalData(before, after))
      }),
    )
  })

  it('report what is completely new or removed at its highest path', () => {
    expect(fieldChanges({ a: { b: 1 } }, { a: { b: 1, c: { d: [1] } }, 'x/y': null })).toEqual([
      { path: 'a.c', after: { d: [1] } },
      { path: '["x/y"]', after: null },
    ])
  })

  it('write numbers that JSON does not know as text', () => {
    expect(fieldChanges({ a: 12345678901234567890n }, { a: Number.POSITIVE_INFINITY })).toEqual([
      { path: 'a', before: '12345678901234567890', after: 'Infinity' },
    ])
  })
})
