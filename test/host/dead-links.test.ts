import { expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { refuseDeadLinks } from '../../src/host/dead-links.ts'

const files = { 'apps/values.yaml': 'a: 1\n', 'other.yaml': 'b: 1\n' }

it('a tree whose links all lead somewhere is left alone', () => {
  const tree = memoryTree(files, {
    file: 'other.yaml',
    folder: 'apps',
    top: '',
    again: 'file',
    'apps/up': '',
  })
  expect(refuseDeadLinks(tree)).toBe(tree)
})

it('links to nothing, and links to those, are refused', () => {
  const dead = { gone: 'nowhere.yaml', again: 'gone', 'apps/deep': 'apps/values.yaml/x', almost: 'app' }
  const { links, refused } = refuseDeadLinks(memoryTree(files, { file: 'other.yaml', ...dead }))
  expect([...links]).toEqual([['file', 'other.yaml']])
  expect(refused).toEqual(
    Object.entries(dead).map(([file, target]) => ({
      file,
      reason: `links to \`${target}\`, which the repository does not have`,
    })),
  )
})

it('links that lead back to themselves are refused', () => {
  const { links, refused } = refuseDeadLinks(memoryTree(files, { one: 'two', two: 'one', 'me/x': 'me/x/y' }))
  expect(links.size).toBe(0)
  expect(refused).toEqual(
    ['one', 'two', 'me/x'].map((file) => ({ file, reason: 'a link that leads back to itself' })),
  )
})

it('what is refused for a reason of its own, or known to be elsewhere, is not called gone', () => {
  const submodule = { file: 'vendor', reason: 'another Git repository: its files are not in this one' }
  const links = { lib: 'vendor/lib', late: 'far/away.yaml' }
  const tree = { ...memoryTree(files, links), refused: [submodule] }
  expect(refuseDeadLinks(tree, (path) => path === 'far/away.yaml')).toBe(tree)
})
