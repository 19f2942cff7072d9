import { chmodSync } from 'node:fs'
import { join, win32 } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { folderTree, pathInside } from '../../src/host/folder-tree.ts'
import { alteredPaths, workingState } from '../../src/host/git/working-changes.ts'
import { temporaryFolder, temporaryRepository, type Folder, type Repository } from './repository.ts'

describe('the tree of a folder in Git', () => {
  let repository: Repository
  const tree = () => folderTree(repository.path, repository.open())
  beforeEach(() => {
    repository = temporaryRepository()
    repository.commit({
      '.gitignore': 'secret.yaml\nbuild/\n',
      'a/values.yaml': 'a: 1\n',
      'gone.yaml': 'a: 1\n',
    })
  })
  afterEach(() => repository.remove())

  it('holds tracked and new files as they are on the disk, without deleted and ignored ones', () => {
    repository.write({ 'a/values.yaml': 'a: 2\n', 'gone.yaml': null, 'new "file".yaml': 'x: 1\n' })
    repository.write({ 'secret.yaml': 'password: x\n', 'build/out.yaml': 'x: 1\n' })
    expect(tree().files).toEqual(['.gitignore', 'a/values.yaml', 'new "file".yaml'])
    expect(new TextDecoder().decode(tree().read('a/values.yaml'))).toBe('a: 2\n')
    expect(tree().read('secret.yaml')).toBeUndefined()
  })

  it('holds ignored files that are tracked all the same', () => {
    repository.write({ 'secret.yaml': 'x: 1\n' })
    repository.git('add', '--force', 'secret.yaml')
    expect(tree().files).toContain('secret.yaml')
  })

  it('holds what a sparse checkout leaves out, as the commit has it', () => {
    repository.commit({ 'b/deep.yaml': 'b: 1\n', 'b/link.yaml': { link: '../a/values.yaml' } })
    repository.git('sparse-checkout', 'set', 'a')
    const { files, links, read } = tree()
    expect(files).toEqual(['.gitignore', 'a/values.yaml', 'b/deep.yaml', 'gone.yaml'])
    expect([...links]).toEqual([['b/link.yaml', 'a/values.yaml']])
    expect(new TextDecoder().decode(read('b/deep.yaml'))).toBe('b: 1\n')
  })

  it('holds paths as the commit has them, whatever stands in their place', () => {
    repository.commit({ 'b/deep.yaml': 'b: 1\n', 'link.yaml': { link: 'a/values.yaml' } })
    repository.write({ 'a/values.yaml': 'a: 2\n', 'gone.yaml': null, 'link.yaml': 'text: 1\n' })
    repository.write({ 'b/deep.yaml': null, b: { link: 'a' }, 'new.yaml': 'x: 1\n' })
    const state = workingState(repository.open())
    expect(alteredPaths(state)).toEqual(['a/values.yaml', 'b/deep.yaml', 'gone.yaml', 'link.yaml'])
    const committed = new Set(alteredPaths(state))
    const { files, links, read } = folderTree(repository.path, repository.open(), { committed })
    expect(files).toEqual(['.gitignore', 'a/values.yaml', 'b/deep.yaml', 'gone.yaml', 'new.yaml'])
    expect([...links]).toEqual([['link.yaml', 'a/values.yaml']])
    expect(new TextDecoder().decode(read('a/values.yaml'))).toBe('a: 1\n')
  })

  it('holds files in the encoding of their working tree as the commit has them', () => {
    const text = 'name: é\n'
    repository.write({ '.gitattributes': 'values.yaml working-tree-encoding=UTF-16LE\n' })
    repository.commit({ 'a/values.yaml': new Uint8Array(Buffer.from(text, 'utf16le')) })
    expect(repository.git('show', 'HEAD:a/values.yaml')).toContain('name: é')
    expect(new TextDecoder().decode(tree().read('a/values.yaml'))).toBe(text)
  })

  it('is the whole repository, whatever folder it was opened from', () => {
    repository.write({ 'deep/er/new.yaml': 'x: 1\n' })
    expect(folderTree(repository.path, repository.open()).files).toContain('deep/er/new.yaml')
  })

  it('follows no link to the outside, and knows those inside', () => {
    repository.write({
      'in.yaml': { link: 'a/values.yaml' },
      'out.yaml': { link: '../../etc/passwd' },
      'a/up': { link: '..' },
    })
    const opened = tree()
    const { files, links, refused } = opened
    expect(files).toEqual(['.gitignore', 'a/values.yaml', 'gone.yaml'])
    expect(Object.fromEntries(links)).toEqual({ 'a/up': '', 'in.yaml': 'a/values.yaml' })
    expect(refused).toEqual([
      { file: 'out.yaml', reason: 'links to `../../etc/passwd`, outside the repository' },
    ])
    expect(opened.read('out.yaml')).toBeUndefined()
  })

  it('reads nothing through a link that took the place of a tracked folder', () => {
    const elsewhere = temporaryFolder()
    elsewhere.write({ 'values.yaml': 'stolen: 1\n' })
    repository.write({ a: { link: elsewhere.path } })
    const { files, refused } = tree()
    elsewhere.remove()
    expect(files).toEqual(['.gitignore', 'gone.yaml'])
    expect(refused.map(({ file }) => file)).toEqual(['a'])
  })

  it('names repositories inside, whose files are not in this one', () => {
    repository.write({ 'nested/values.yaml': 'x: 1\n' })
    temporaryRepository({ ...repository, path: join(repository.path, 'nested') }).git('add', 'values.yaml')
    expect(tree().refused).toEqual([
      { file: 'nested', reason: 'another Git repository: its files are not in this one' },
    ])
  })

  it('lists a file once while a merge has conflicts', () => {
    repository.git('checkout', '--quiet', '-b', 'other')
    repository.commit({ 'gone.yaml': 'a: 2\n' })
    repository.git('checkout', '--quiet', 'main')
    repository.commit({ 'gone.yaml': 'a: 3\n' })
    expect(() => repository.git('merge', 'other')).toThrow('Command failed')
    expect(tree().files).toEqual(['.gitignore', 'a/values.yaml', 'gone.yaml'])
  })

  it('may be empty', () => {
    const empty = temporaryRepository()
    expect(folderTree(empty.path, empty.open())).toMatchObject({ files: [], refused: [] })
    empty.remove()
  })
})

describe('the tree of a folder outside Git', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    folder.write({
      'b.yaml': 'x: 1\n',
      'a/c.yaml': 'x: 1\n',
      'a-b.yaml': 'x: 1\n',
      'node_modules/x/package.json': '{}\n',
      'link.yaml': { link: 'a/c.yaml' },
      'locked/x.yaml': 'x: 1\n',
    })
  })
  afterAll(() => folder.remove())

  it('holds everything but what belongs to no one', () => {
    expect(folderTree(folder.path, null).files).toEqual(['a-b.yaml', 'a/c.yaml', 'b.yaml', 'locked/x.yaml'])
    expect(Object.fromEntries(folderTree(folder.path, null).links)).toEqual({ 'link.yaml': 'a/c.yaml' })
  })

  it('is only what was named where everything is too much', () => {
    expect(folderTree(folder.path, null, { namedPaths: ['a/c.yaml'], maxFiles: 2 }).files).toEqual([
      'a/c.yaml',
    ])
    expect(folderTree(folder.path, null, { namedPaths: ['a', 'locked'], maxFiles: 2 }).files).toEqual([
      'a/c.yaml',
      'locked/x.yaml',
    ])
    expect(folderTree(folder.path, null, { namedPaths: ['a'], maxFiles: 100 }).files).toHaveLength(4)
  })

  it.skipIf(process.getuid?.() === 0)('names folders that cannot be read', () => {
    chmodSync(join(folder.path, 'locked'), 0o000)
    const { files, refused } = folderTree(folder.path, null)
    chmodSync(join(folder.path, 'locked'), 0o755)
    expect(files).not.toContain('locked/x.yaml')
    expect(refused).toEqual([{ file: 'locked', reason: 'cannot be read: permission denied' }])
  })
})

describe('a path of the disk', () => {
  it.each([
    ['/r', '/r/a/b.yaml', 'a/b.yaml'],
    ['/r', '/r', ''],
    ['/r', '/r/..hidden', '..hidden'],
    ['/r', '/', undefined],
    ['/r', '/ra/b.yaml', undefined],
    ['/r/a', '/r/b', undefined],
  ])('in %s, %s is %s of the tree', (root, path, expected) => {
    expect(pathInside(root, path)).toBe(expected)
  })
})

describe('paths of Windows', () => {
  it.each([
    ['C:\\repo\\apps\\pay\\values.yaml', 'apps/pay/values.yaml'],
    ['c:\\REPO\\apps', 'apps'],
    ['C:/repo/apps/pay', 'apps/pay'],
    ['C:\\repo', ''],
    ['C:\\repository', undefined],
    ['C:\\repo\\..\\other', undefined],
    ['D:\\repo\\apps', undefined],
    ['\\\\server\\share\\repo', undefined],
  ])('of %s: %s', (path, expected) => {
    expect(pathInside('C:\\repo', path, win32)).toBe(expected)
  })
})
