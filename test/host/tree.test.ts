import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinPath } from '../../src/core/path.ts'
import {
  filesUnder,
  hasPath,
  memoryTree,
  readResolved,
  resolveFiles,
  resolveLinks,
} from '../../src/core/tree.ts'

describe('links in a tree', () => {
  const tree = memoryTree(
    { 'a/x.yaml': '1', 'a/sub/y.yaml': '2', 'b/z.yaml': '3' },
    {
      'b/a': 'a',
      'b/file.yaml': 'a/x.yaml',
      'a/up': '',
      loop1: 'loop2',
      loop2: 'loop1',
      dangling: 'nowhere',
    },
  )

  it('are followed on the way and at the end', () => {
    expect(resolveLinks(tree, 'b/a/sub/y.yaml')).toBe('a/sub/y.yaml')
    expect(resolveLinks(tree, 'b/a/up/b/file.yaml')).toBe('a/x.yaml')
    expect(resolveLinks(tree, 'loop1/x')).toBeUndefined()
    expect(readResolved(tree, 'b/file.yaml')).toEqual(tree.read('a/x.yaml'))
    expect([readResolved(tree, 'loop1'), readResolved(tree, 'dangling')]).toEqual([undefined, undefined])
  })

  it('bring their files once, under their own name, and end where they come back', () => {
    const named = resolveFiles(tree, 'b')
    expect(named.slice(0, 3)).toEqual([
      { name: 'a/sub/y.yaml', path: 'a/sub/y.yaml' },
      { name: 'a/up/a/sub/y.yaml', path: 'a/sub/y.yaml' },
      { name: 'a/up/a/x.yaml', path: 'a/x.yaml' },
    ])
    expect(named.filter(({ name }) => name === 'file.yaml')).toEqual([
      { name: 'file.yaml', path: 'a/x.yaml' },
    ])
    expect(named.every(({ name }) => name.split('/up/').length <= 2)).toBe(true)
  })

  it('that multiply are cut off: ten links to ten links to ten links', () => {
    const names = Array.from({ length: 10 }, (_, index) => index)
    const links = names.flatMap((level) =>
      names.map((each) => [`l${level}/${each}`, `l${level + 1}`] as const),
    )
    const bomb = memoryTree({ 'l10/x.yaml': '1' }, Object.fromEntries(links))
    expect(resolveFiles(bomb, 'l0')).toHaveLength(100_000)
    const empty = memoryTree({ 'other.yaml': '1' }, Object.fromEntries(links))
    expect(resolveFiles(empty, 'l0')).toEqual([])
  })
})

describe('paths in a tree', () => {
  it.each([
    ['a/b', '../c.yaml', 'a/c.yaml'],
    ['', './a//b/', 'a/b'],
    ['a', '../..', '..'],
    ['', '../../x', '../../x'],
    ['a', '.', 'a'],
  ])('%j and %j are %j', (folder, name, expected) => {
    expect(joinPath(folder, name)).toBe(expected)
  })

  it('are found by bisection as by looking at each', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'a-b', 'a0', 'a.b', 'é'), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(path), path, (paths, folder) => {
        const tree = memoryTree(Object.fromEntries(paths.map((segments) => [`${segments.join('/')}/f`, ''])))
        const name = folder.join('/')
        const expected = tree.files.filter((file) => file.startsWith(`${name}/`))
        expect(filesUnder(tree, name)).toEqual(expected)
        expect(hasPath(tree, name)).toBe(expected.length > 0)
      }),
    )
  })
})
