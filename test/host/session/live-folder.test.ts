import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../../src/host/open.ts'
import { openLiveFolder, type LiveFolder } from '../../../src/host/session/live-folder.ts'
import { readerOf } from '../../../src/yaml/reader.ts'
import { gitEnvironment, temporaryFolder, temporaryRepository, type Repository } from '../repository.ts'

describe('a folder that is edited', () => {
  let repository: Repository
  let folder: LiveFolder
  const text = (path: string): string | undefined => readerOf(folder.tree).text(path)
  const look = (...paths: readonly string[]): string[] => [...folder.look(paths)].toSorted()
  beforeEach(() => {
    repository = temporaryRepository()
    repository.commit({ '.gitignore': 'build/\n', 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' })
    repository.write({ 'build/out.yaml': 'x: 1\n' })
    const open = () => openFolder({ folder: repository.path, paths: [], base: null, env: gitEnvironment })
    folder = openLiveFolder(open)
  })
  afterEach(() => repository.remove())

  it('keeps what was parsed of other files, and the tree before as it was', () => {
    const before = folder.tree
    const [edited, unedited] = ['a.yaml', 'b.yaml'].map((path) => readerOf(before).documents(path))
    repository.write({ 'a.yaml': 'a: 2\n' })
    expect(look('a.yaml', 'b.yaml')).toEqual(['a.yaml'])
    expect(text('a.yaml')).toBe('a: 2\n')
    expect(new TextDecoder().decode(before.read('a.yaml'))).toBe('a: 1\n')
    expect(readerOf(folder.tree).documents('a.yaml')).not.toBe(edited)
    expect(readerOf(folder.tree).documents('b.yaml')).toBe(unedited)
  })

  it('finds new, deleted and renamed files, and links', () => {
    repository.write({ 'c.yaml': 'c: 1\n', 'b.yaml': null, 'link.yaml': { link: 'a.yaml' } })
    expect(look('c.yaml', 'b.yaml', 'link.yaml')).toEqual(['b.yaml', 'c.yaml', 'link.yaml'])
    expect(folder.tree.files).toEqual(['.gitignore', 'a.yaml', 'c.yaml'])
    expect([...folder.tree.links]).toEqual([['link.yaml', 'a.yaml']])
    expect(text('c.yaml')).toBe('c: 1\n')
  })

  it('says of what editors leave behind for a moment, and of ignored files, that nothing differs', () => {
    expect(look('a.yaml', '4913', '.git/index', 'build/out.yaml')).toEqual([])
    expect(folder.isIgnored('build/deep/new.yaml')).toBe(true)
    expect(folder.isIgnored('a.yaml')).toBe(false)
  })

  it('knows which events say nothing new, and what was edited while nobody watched', () => {
    repository.write({ 'b.yaml': 'b: 2\n', 'c.yaml': 'c: 1\n' })
    const paths = ['a.yaml', 'b.yaml', 'c.yaml', '4913', 'build/out.yaml']
    expect(paths.filter((path) => folder.mayDiffer(path))).toEqual(['b.yaml', 'c.yaml'])
    expect(look('')).toEqual(['b.yaml', 'c.yaml'])
    expect(paths.filter((path) => folder.mayDiffer(path))).toEqual([])
  })

  it('looks at a folder once it is no longer ignored', () => {
    text('.gitignore')
    repository.write({ '.gitignore': '# nothing\n' })
    expect(look('.gitignore')).toEqual(['.gitignore', 'build/out.yaml'])
  })

  it('takes the text of an editor until it is closed', () => {
    folder.setText('a.yaml', 'a: 3\n')
    expect(look('a.yaml')).toEqual(['a.yaml'])
    repository.write({ 'c.yaml': 'c: 1\n', 'a.yaml': 'a: 4\n' })
    expect(look('a.yaml', 'c.yaml')).toEqual(['c.yaml'])
    expect(text('a.yaml')).toBe('a: 3\n')
    folder.setText('a.yaml', null)
    expect(look('a.yaml')).toEqual(['a.yaml'])
    expect(text('a.yaml')).toBe('a: 4\n')
  })

  it('sees an edit of a file that is too large to be kept', () => {
    const large = 'x'.repeat(2 ** 18)
    repository.write({ 'a.yaml': `a: ${large}1\n` })
    look('a.yaml')
    repository.write({ 'a.yaml': `a: ${large}2\n` })
    expect(look('a.yaml')).toEqual(['a.yaml'])
    expect(text('a.yaml')?.endsWith('2\n')).toBe(true)
  })

  it('reads files as Git re-encodes them', () => {
    repository.write({
      '.gitattributes': '*.txt working-tree-encoding=UTF-16LE\n',
      'text.txt': Buffer.from('one\n', 'utf16le'),
    })
    expect(look('.gitattributes', 'text.txt')).toEqual(['.gitattributes', 'text.txt'])
    expect(text('text.txt')).toBe('one\n')
    repository.write({ 'text.txt': Buffer.from('two\n', 'utf16le') })
    expect(look('text.txt')).toEqual(['text.txt'])
    expect(text('text.txt')).toBe('two\n')
  })
})

it('a folder outside of Git is looked at without node_modules', () => {
  const plain = temporaryFolder()
  plain.write({ 'a.yaml': 'a: 1\n', 'node_modules/x/b.yaml': 'b: 1\n' })
  const open = () => openFolder({ folder: plain.path, paths: [], base: null, env: gitEnvironment })
  const folder = openLiveFolder(open)
  expect(folder.isIgnored('node_modules/x/b.yaml')).toBe(true)
  plain.write({ 'c.yaml': 'c: 1\n' })
  expect([...folder.look(['c.yaml', 'node_modules/x/b.yaml'])]).toEqual(['c.yaml'])
  plain.remove()
})
