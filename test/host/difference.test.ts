import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Difference } from '../../src/core/difference.ts'
import { differenceFrom } from '../../src/host/git/difference.ts'
import { GitError } from '../../src/host/git/git.ts'
import { temporaryRepository, type Content, type Repository } from './repository.ts'

let repository: Repository
beforeEach(() => {
  repository = temporaryRepository()
})
afterEach(() => repository.remove())

const files = {
  'README.md': 'one\n',
  'apps/web/Chart.yaml': 'name: web\n',
  'apps/web/notes.md': 'one\n',
  'docs/guide.md': 'one\n',
  'docs/old.md': 'one\n',
  'link.md': { link: 'docs/guide.md' },
  'a\tb "c".md': 'one\n',
} satisfies Record<string, Content>

/** The difference between the first commit and the folder, after what the changes do to it. */
function differenceAfter(change: (repository: Repository) => void): Difference {
  const base = repository.commit(files)
  change(repository)
  return differenceFrom(repository.open(), base)!
}

const outline = ({ changes }: Difference): string[] =>
  changes.map(({ type, path, isFile }) => `${type} ${path}${isFile ? '' : ' (no file)'}`)

it('tells nothing before the first commit, and fails for a base that is none', () => {
  expect(differenceFrom(repository.open(), 'HEAD')).toBeNull()
  repository.commit(files)
  expect(() => differenceFrom(repository.open(), 'c'.repeat(40))).toThrow(GitError)
})

it('is empty where the folder holds what base holds, whatever lies between', () => {
  const difference = differenceAfter(() => {
    repository.commit({ 'README.md': 'two\n', 'x.yaml': 'a: 1\n' })
    repository.commit({ 'README.md': 'one\n', 'x.yaml': null })
  })
  expect(difference).toMatchObject({ changes: [], headCommit: repository.git('rev-parse', 'HEAD') })
})

it('lists what was committed, renamed files as two, whatever their names hold', () => {
  const difference = differenceAfter(() => {
    repository.git('mv', 'docs/old.md', 'docs/new.md')
    repository.commit({ 'README.md': 'two\n', 'a\tb "c".md': 'two\n' })
  })
  expect(outline(difference)).toEqual([
    'changed README.md',
    'changed a\tb "c".md',
    'added docs/new.md',
    'removed docs/old.md',
  ])
})

it('says what is no file: links, what becomes a link, repositories, names that are no text', () => {
  const inner = temporaryRepository()
  inner.commit({ a: '' })
  const difference = differenceAfter(() => {
    repository.write({ 'link.md': { link: 'README.md' }, 'docs/guide.md': { link: '../README.md' } })
    repository.git('update-index', '--chmod=+x', 'README.md')
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'inner')
    repository.commit({ 'link2.md': { link: 'README.md' } })
    repository.git('update-index', '--chmod=+x', 'README.md')
  })
  inner.remove()
  expect(outline(difference)).toEqual([
    'added .gitmodules',
    'changed docs/guide.md (no file)',
    'added inner (no file)',
    'changed link.md (no file)',
    'added link2.md (no file)',
    'changed README.md',
  ])
})

it('lists what is not committed: in the index, on the disk, untracked, but not ignored', () => {
  const difference = differenceAfter(() => {
    repository.write({ 'README.md': 'two\n', 'docs/old.md': null, '.git/info/exclude': 'ignored.md\n' })
    repository.write({ 'staged.md': 'one\n', 'new/a b.md': 'one\n', 'ignored.md': 'one\n' })
    repository.write({ 'untracked.md': { link: 'README.md' } })
    repository.git('add', 'staged.md')
    repository.git('rm', '--quiet', '--cached', 'apps/web/notes.md')
  })
  expect(outline(difference)).toEqual([
    'changed README.md',
    'removed apps/web/notes.md (no file)',
    'removed docs/old.md (no file)',
    'added staged.md',
    'added apps/web/notes.md',
    'added new/a b.md',
    'added untracked.md (no file)',
  ])
  expect(difference.headCommit).toBeNull()
})

it('lists what a merge has left in conflict, and another repository, as no files', () => {
  const difference = differenceAfter(() => {
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit({ 'README.md': 'two\n' })
    repository.git('checkout', '--quiet', 'main')
    repository.commit({ 'README.md': 'three\n' })
    expect(() => repository.git('merge', '--quiet', 'topic')).toThrow('merge')
    repository.git('init', '--quiet', 'other')
    repository.write({ 'other/a.md': 'one\n' })
  })
  expect(outline(difference)).toEqual([
    'changed README.md',
    'changed README.md (no file)',
    'added other (no file)',
  ])
})

it('answers for both sides, for links that stay inside, and for contents', () => {
  const difference = differenceAfter(() => {
    repository.write({ 'away.md': { link: '../away.md' }, 'docs/up': { link: '..' } })
    repository.commit({ 'docs/guide.md': null, 'docs/old.md': null, 'more/a.md': 'one\n' })
  })
  const paths = [
    'README.md',
    'apps/web/Chart.yaml',
    'apps/web',
    'docs',
    'docs/guide.md',
    'more',
    'no',
    'link.md',
  ]
  expect([...difference.inBoth([...paths, 'a\tb "c".md'])]).toEqual([
    ...['README.md', 'apps/web/Chart.yaml', 'apps/web', 'docs', 'link.md', 'a\tb "c".md'],
  ])
  expect(difference.inBoth([])).toEqual(new Set())
  expect([...difference.links()]).toEqual([
    ['docs/up', ''],
    ['link.md', 'docs/guide.md'],
  ])
  expect(new TextDecoder().decode(difference.read('apps/web/Chart.yaml'))).toBe('name: web\n')
  expect([difference.read('apps/web'), difference.read('no.yaml')]).toEqual([undefined, undefined])
})

it('finds a link that is the first entry of the index', () => {
  const base = repository.commit({ '0.md': { link: 'a.md' }, 'a.md': '' })
  expect([...differenceFrom(repository.open(), base)!.links()]).toEqual([['0.md', 'a.md']])
})

it('looks for texts in files by their names, in all folders and cases', () => {
  const { hasFileContaining: isHeld } = differenceAfter(() =>
    repository.commit({
      'kustomization.yaml': 'resources: []\n',
      'a/b/Kustomization': 'files: [x.sh, "a.*b"]\n',
      'a/b/other.yaml': 'files: [y.sh]\n',
    }),
  )
  const named = ['**/kustomization*']
  expect(isHeld(['no', 'x.sh'], named)).toBe(true)
  expect(isHeld(['y.sh', 'a.b', '-x'], named)).toBe(false)
  expect(isHeld(['y.sh'], [...named, '**/*.yaml'])).toBe(true)
  expect(isHeld(['x.sh'], ['**/none*'])).toBe(false)
})

it.each<readonly [title: string, change: (repository: Repository) => void]>([
  ['a clean folder', () => undefined],
  ['a folder with an untracked file', ({ write }) => write({ 'notes.md': 'x.sh\n' })],
  ['a changed file', ({ write }) => write({ 'kustomization.yaml': 'files: []\n' })],
  [
    'a file that is assumed to be unchanged',
    ({ git, write }) => {
      git('update-index', '--assume-unchanged', 'kustomization.yaml')
      write({ 'kustomization.yaml': 'files: []\n' })
    },
  ],
  ['a sparse checkout', ({ git }) => git('sparse-checkout', 'set', '--no-cone', 'README.md')],
  [
    'files in another encoding',
    ({ commit }) =>
      commit({
        '.gitattributes': '*.yaml working-tree-encoding=UTF-16LE-BOM\n',
        'kustomization.yaml': Buffer.from('\uFEFFfiles: [x.sh]\n', 'utf16le'),
      }),
  ],
])('finds what the commit has in %s', (_title, change) => {
  const { hasFileContaining: isHeld } = differenceAfter((changed) => {
    changed.commit({ 'kustomization.yaml': 'files: [x.sh]\n' })
    change(changed)
  })
  expect(isHeld(['x.sh'], ['**/kustomization*'])).toBe(true)
  expect(isHeld(['y.sh'], ['**/kustomization*'])).toBe(false)
})
