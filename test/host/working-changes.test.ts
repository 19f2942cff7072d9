import { afterEach, beforeEach, expect, it } from 'vitest'
import { uncommittedNotices } from '../../src/action/uncommitted.ts'
import { addedPaths, alteredPaths, cleanCommit, workingState } from '../../src/host/git/working-changes.ts'
import { temporaryRepository, type Repository } from './repository.ts'

let repository: Repository
beforeEach(() => {
  repository = temporaryRepository()
})
afterEach(() => repository.remove())

const clean = (asCommitted = false) => cleanCommit(workingState(repository.open()), asCommitted)

it('a folder is clean without changes, dirty with an edited or a new file', () => {
  expect(clean()).toBeNull()
  const commit = repository.commit({ 'a.yaml': 'a: 1\n', '.gitignore': 'ignored\n' })
  repository.write({ ignored: 'x\n' })
  expect(clean()).toBe(commit)
  repository.write({ 'new.yaml': 'x: 1\n' })
  expect([clean(), clean(true)]).toEqual([null, null])
  repository.write({ 'new.yaml': null, 'a.yaml': 'a: 2\n' })
  expect([clean(), clean(true)]).toEqual([null, commit])
})

it('tells files of the commit that are altered, staged or deleted from those that it does not have', () => {
  repository.commit({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n', 'README.md': 'words\n' })
  repository.write({ 'a.yaml': 'a: 2\n', 'b.yaml': 'b: 2\n', 'staged.yaml': 's: 1\n', 'README.md': 'more\n' })
  repository.git('add', 'b.yaml', 'staged.yaml')
  repository.git('rm', '--quiet', 'c.yaml')
  repository.write({ 'new.yaml': 'n: 1\n', 'log.txt': 'words\n', 'cache/web.tgz': 'archive' })
  const state = workingState(repository.open())
  expect(alteredPaths(state)).toEqual(['README.md', 'a.yaml', 'b.yaml', 'c.yaml'])
  expect(addedPaths(state)).toEqual(['staged.yaml', 'cache/web.tgz', 'log.txt', 'new.yaml'])
  expect(uncommittedNotices(state, './cache')).toEqual([
    'an earlier step changed 3 files of the commit (a.yaml, b.yaml, c.yaml): the files of the commit are checked instead',
    '2 files that the commit does not have are read, too (staged.yaml, new.yaml): they are not part of what is merged',
  ])
  expect(uncommittedNotices({ ...state, changes: [] }, '')).toEqual([])
})
