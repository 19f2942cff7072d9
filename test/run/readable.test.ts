import { describe, expect, it } from 'vitest'
import { readableTree } from '../../src/inspect/readable.ts'
import { memoryTree } from '../../src/core/tree.ts'

const lines = (count: number): string => 'a: 1\n'.repeat(count)

const bounds = { bytes: 100, elements: 4000 }

const refused = (files: Record<string, string | Uint8Array>) =>
  readableTree(memoryTree(files), bounds).refused.map(({ file }) => file)

describe('the YAML of a tree that is larger than memory', () => {
  it('is handed out but for the largest files, which are listed with the reason', () => {
    const files = { 'a.yaml': lines(3000), 'b.yml': lines(2000), 'c.yaml': lines(1000), 'd.yaml': lines(1) }
    const readable = readableTree(memoryTree(files), bounds)
    expect(readable.refused).toEqual([
      {
        file: 'a.yaml',
        reason:
          'not read: the YAML here has more than 4,000 lines and items in all, and this is one of the largest files',
      },
    ])
    expect(readable.files).toEqual(['b.yml', 'c.yaml', 'd.yaml'])
    expect(readable.read('a.yaml')).toBeUndefined()
    expect(readable.read('b.yml')).toBeDefined()
  })

  it('is handed out as it is where it fits', () => {
    const tree = memoryTree({ 'a.yaml': lines(3000), 'b.yaml': lines(900), 'c.yaml': 'x'.repeat(2 ** 20) })
    expect(readableTree(tree, bounds)).toBe(tree)
  })

  it('has its items counted where they stand in one line', () => {
    expect(refused({ 'a.yaml': `[${'x,'.repeat(5000)}]`, 'b.yaml': lines(1000) })).toEqual(['a.yaml'])
  })

  it('is not made of other files, of JSON that holds no object, and of what is never read', () => {
    expect(refused({ 'a.png': lines(5000), 'a.txt': lines(5000), 'b.yaml': lines(1000) })).toEqual([])
    expect(refused({ 'data.json': lines(5000), 'b.yaml': lines(1000) })).toEqual([])
    const object = `{"apiVersion": "v1", "a": [${'1,'.repeat(5000)}1]}`
    expect(refused({ 'object.json': object, 'b.yaml': lines(1000) })).toEqual(['object.json'])
    const huge = new Uint8Array(64 * 2 ** 20 + 1).fill(0x0a)
    expect(refused({ 'huge.yaml': huge, 'b.yaml': lines(1000) })).toEqual([])
  })
})
