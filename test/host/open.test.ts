import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/core/errors.ts'
import { GitError } from '../../src/host/git/git.ts'
import { openFolder } from '../../src/host/open.ts'
import {
  gitEnvironment,
  temporaryFolder,
  temporaryRepository,
  type Folder,
  type Repository,
} from './repository.ts'

describe('opening', () => {
  let repository: Repository
  let plain: Folder
  let commit: string
  beforeAll(() => {
    repository = temporaryRepository()
    commit = repository.commit({ 'apps/web/values.yaml': 'a: 1\n', '.gitignore': 'ignored/\n' })
    repository.write({ 'ignored/values.yaml': 'a: 1\n' })
    plain = temporaryFolder()
    plain.write({ 'a/values.yaml': 'a: 1\n', 'b/values.yaml': 'a: 1\n', 'b/empty/.git': null })
  })
  afterAll(() => [repository, plain].forEach((each) => each.remove()))

  const open = (folder: string, paths: readonly string[] = [], base: string | null = null) =>
    openFolder({ folder, paths, base, env: gitEnvironment })

  it('a folder of a repository opens all of it, with paths from its root', () => {
    const { root, head, headCommit, base, paths } = open(join(repository.path, 'apps'), ['web/values.yaml'])
    expect({ root, headCommit: headCommit(), base, paths }).toEqual({
      root: repository.path,
      headCommit: commit,
      base: null,
      paths: ['apps/web/values.yaml'],
    })
    expect(head.files).toEqual(['.gitignore', 'apps/web/values.yaml'])
  })

  it('a path elsewhere opens the repository that holds it', () => {
    expect(open(plain.path, [join(repository.path, 'apps')])).toMatchObject({
      root: repository.path,
      paths: ['apps'],
    })
    expect(open('/', [repository.path])).toMatchObject({ root: repository.path, paths: [''] })
  })

  it('outside Git the root is the current folder', () => {
    const workspace = open(plain.path, ['a/values.yaml', 'b'])
    expect(workspace.headCommit()).toBeNull()
    expect(workspace).toMatchObject({
      root: plain.path,
      paths: ['a/values.yaml', 'b'],
    })
  })

  it('outside Git a path elsewhere is its own root, or its folder', () => {
    expect(open(join(plain.path, 'a'), ['../b'])).toMatchObject({ root: join(plain.path, 'b'), paths: [''] })
    expect(open(join(plain.path, 'a'), ['../b/values.yaml'])).toMatchObject({
      root: join(plain.path, 'b'),
      paths: ['values.yaml'],
    })
  })

  it('follows a link to the folder it was started in', () => {
    const link = join(plain.path, 'link')
    symlinkSync(repository.path, link)
    expect(open(link, ['apps'])).toMatchObject({ root: repository.path, paths: ['apps'] })
  })

  it('refuses paths under two roots', () => {
    expect(() => open(repository.path, ['apps', plain.path])).toThrow(
      `\`${plain.path}\` is not in \`${repository.path}\`, where the other paths are`,
    )
  })

  it('refuses a path that does not exist, and one that Git ignores', () => {
    expect(() => open(repository.path, ['nope'])).toThrow(`no file or folder \`${repository.path}/nope\``)
    expect(() => open(repository.path, ['ignored'])).toThrow(
      'no files in `ignored`: it is empty, or Git ignores it',
    )
    expect(() => open(repository.path, ['ignored/values.yaml'])).toThrow(UsageError)
  })

  it('compares with a commit', () => {
    repository.write({ 'apps/web/values.yaml': 'a: 2\n' })
    const { head, headCommit, base, baseCommit } = open(repository.path, [], 'HEAD')
    const commitOfHead = headCommit()
    repository.git('checkout', '--', '.')
    expect({ commitOfHead, baseCommit }).toEqual({ commitOfHead: null, baseCommit: commit })
    expect(new TextDecoder().decode(base?.read('apps/web/values.yaml'))).toBe('a: 1\n')
    expect(head.files).toEqual(base?.files)
  })

  it('reads what base and head have in common with the ends of lines of head', () => {
    const checkout = temporaryRepository()
    checkout.git('config', 'core.autocrlf', 'true')
    const before = checkout.commit({ 'same.yaml': 'a: 1\n', 'changed.yaml': 'a: 1\n' })
    checkout.commit({ 'changed.yaml': 'a: 2\n' })
    checkout.git('rm', '-r', '--quiet', '--cached', '.')
    checkout.git('reset', '--quiet', '--hard')
    const { head, base } = open(checkout.path, [], before)
    const textIn = (tree: typeof base, path: string): string => new TextDecoder().decode(tree!.read(path))
    expect([head, base].map((tree) => textIn(tree, 'same.yaml'))).toEqual(['a: 1\r\n', 'a: 1\r\n'])
    expect([head, base].map((tree) => textIn(tree, 'changed.yaml'))).toEqual(['a: 2\r\n', 'a: 1\n'])
    checkout.remove()
  })

  it('refuses a base that cannot be', () => {
    expect(() => open(plain.path, [], 'main')).toThrow(
      `--base needs Git, and \`${plain.path}\` is not in a Git repository`,
    )
    expect(() => open(repository.path, [], 'nowhere')).toThrow(GitError)
    const git = join(repository.path, '.git')
    expect(() => open(git, [], 'main')).toThrow(`\`${git}\` is a bare repository, without a working folder`)
    const noGit = { folder: repository.path, paths: [], base: 'main', env: { PATH: '/nowhere' } }
    expect(() => openFolder(noGit)).toThrow('--base needs Git, and it is not installed')
  })

  it('takes a repository without a commit', () => {
    const empty = temporaryRepository()
    empty.write({ 'a.yaml': 'a: 1\n' })
    const workspace = open(empty.path)
    expect(workspace.headCommit()).toBeNull()
    expect(workspace.head.files).toEqual(['a.yaml'])
    empty.remove()
  })
})
