import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resolveFiles, type Tree } from '../../src/core/tree.ts'
import { commitTree } from '../../src/host/git/commit-tree.ts'
import { GitError, type Git } from '../../src/host/git/git.ts'
import { temporaryRepository, type Repository } from './repository.ts'

const textOf = (tree: Tree, path: string): string | undefined => {
  const bytes = tree.read(path)
  return bytes && new TextDecoder().decode(bytes)
}

const odd = [
  'a\nb.yaml',
  'say "hi".yaml',
  "it's.yaml",
  'tab\there.yaml',
  'ünïcødé-日本.yaml',
  ' space .yaml',
  'back\\slash.yaml',
]
const large = randomBytes(5 * 2 ** 20)

describe('the tree of a commit', () => {
  let repository: Repository
  let tree: Tree
  beforeAll(() => {
    repository = temporaryRepository()
    const files = Object.fromEntries(odd.map((name, index) => [name, `number: ${index}\n`]))
    repository.commit({
      ...files,
      'apps/web/Chart.yaml': 'name: web\n',
      'apps/web/values.yaml': { link: '../../shared/values.yaml' },
      'apps/alias': { link: 'web' },
      'shared/values.yaml': 'a: 1\n',
      'shared/large.bin': large,
      'shared/empty.yaml': '',
      'run.sh': '#!/bin/sh\n',
      outside: { link: '../../etc/passwd' },
      'absolute.yaml': { link: '/etc/passwd' },
      top: { link: '.' },
      'dangling.yaml': { link: 'nowhere.yaml' },
      '.gitattributes': 'shared/* export-ignore\n*.yaml text eol=crlf\n',
    })
    repository.git('update-index', '--chmod=+x', 'run.sh')
    repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/lib`)
    repository.git('commit', '--quiet', '--message', 'A submodule')
    tree = commitTree(repository.open(), 'HEAD')
  })
  afterAll(() => repository.remove())

  it('lists regular files by code unit, and nothing else', () => {
    const regular = [
      '.gitattributes',
      'apps/web/Chart.yaml',
      'run.sh',
      'shared/empty.yaml',
      'shared/large.bin',
      'shared/values.yaml',
    ]
    expect(tree.files).toEqual([...odd, ...regular].toSorted())
  })

  it('reads names that need quoting', () => {
    expect(odd.map((name) => textOf(tree, name))).toEqual(odd.map((_, index) => `number: ${index}\n`))
  })

  it('reads raw bytes: no filter, no end-of-line conversion, no export attribute', () => {
    expect(textOf(tree, 'shared/values.yaml')).toBe('a: 1\n')
    expect(tree.read('shared/empty.yaml')).toHaveLength(0)
    expect(Buffer.compare(tree.read('shared/large.bin')!, large)).toBe(0)
  })

  it('knows links that stay inside by what they stand for', () => {
    expect(Object.fromEntries(tree.links)).toEqual({
      'apps/alias': 'apps/web',
      'apps/web/values.yaml': 'shared/values.yaml',
      top: '',
    })
    expect(tree.read('apps/web/values.yaml')).toBeUndefined()
    expect(resolveFiles(tree, 'apps/alias')).toEqual([
      { name: 'Chart.yaml', path: 'apps/web/Chart.yaml' },
      { name: 'values.yaml', path: 'shared/values.yaml' },
    ])
  })

  it('refuses what leads outside or nowhere, and says so', () => {
    expect(tree.refused).toEqual([
      { file: 'absolute.yaml', reason: 'links to `/etc/passwd`, outside the repository' },
      { file: 'outside', reason: 'links to `../../etc/passwd`, outside the repository' },
      { file: 'vendor/lib', reason: 'another Git repository: its files are not in this one' },
      { file: 'dangling.yaml', reason: 'links to `nowhere.yaml`, which the repository does not have' },
    ])
    expect(tree.read('outside')).toBeUndefined()
  })

  it('has nothing at paths that it does not list', () => {
    expect(
      ['', 'shared', '../x', '/etc/passwd', 'shared/../run.sh', '.git/config'].map((path) => tree.read(path)),
    ).toEqual(Array<undefined>(6).fill(undefined))
  })

  it('does not change when the working folder does', () => {
    repository.write({ 'shared/values.yaml': 'a: 2\n', 'new.yaml': 'x: 1\n' })
    const again = commitTree(repository.open(), 'HEAD')
    expect(again.files).toEqual(tree.files)
    expect(textOf(again, 'shared/values.yaml')).toBe('a: 1\n')
  })
})

describe('a commit', () => {
  let repository: Repository
  beforeEach(() => {
    repository = temporaryRepository()
  })
  afterEach(() => repository.remove())

  it('may hold no file at all', () => {
    const tree = commitTree(repository.open(), repository.commit())
    expect(tree).toMatchObject({ files: [], refused: [] })
  })

  it('is read with few processes where most of its files and links are those of another tree', () => {
    const names = Array.from({ length: 20 }, (_, index) => `apps/${index}`)
    const commit = repository.commit({
      'values.yaml': 'a: 1\n',
      ...Object.fromEntries(names.map((name) => [`${name}/values.yaml`, `name: ${name}\n`])),
      ...Object.fromEntries(names.map((name) => [`${name}/shared.yaml`, { link: `../../${name}.yaml` }])),
    })
    const git = repository.open()
    const commands: string[] = []
    const counted = ((args, ...rest) => {
      commands.push(args[0]!)
      return git(args, ...rest)
    }) as Git
    const tree = commitTree(counted, commit, {
      has: (path) => path !== 'values.yaml',
      read: () => new TextEncoder().encode('common'),
    })
    expect(textOf(tree, 'values.yaml')).toBe('a: 1\n')
    expect(textOf(tree, 'apps/7/values.yaml')).toBe('common')
    expect(commands).toEqual(['ls-tree', 'cat-file'])
  })

  it('that does not exist is an error', () => {
    expect(() => commitTree(repository.open(), 'f'.repeat(40))).toThrow(GitError)
  })

  it('whose objects are damaged is an error, not an empty file', () => {
    const commit = repository.commit({ 'values.yaml': 'precious: 1\n' })
    const oid = repository.git('rev-parse', 'HEAD:values.yaml')
    const tree = commitTree(repository.open(), commit)
    repository.write({ [`.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`]: null })
    expect(() => tree.read('values.yaml')).toThrow(GitError)
  })

  it.skipIf(process.platform !== 'linux')('refuses names that are no UTF-8', () => {
    const oid = repository.git('hash-object', '-w', '--stdin')
    const git = repository.open()
    git(['update-index', '-z', '--index-info'], Buffer.from(`100644 ${oid}\tbad-\xff.yaml\0`, 'latin1'))
    repository.git('commit', '--quiet', '--message', 'A name in Latin-1')
    const tree = commitTree(git, 'HEAD')
    expect(tree.refused).toEqual([{ file: 'bad-\uFFFD.yaml', reason: 'its name is not UTF-8' }])
    expect(tree.files).not.toContain('bad-\uFFFD.yaml')
  })
})
