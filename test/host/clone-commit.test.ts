import { afterEach, beforeEach, expect, it } from 'vitest'
import { cloneCommit } from '../../src/host/git/clone-commit.ts'
import { gitEnvironment, temporaryFolder, temporaryRepository, type Repository } from './repository.ts'

let repository: Repository
beforeEach(() => {
  repository = temporaryRepository()
})
afterEach(() => repository.remove())

it.each(['https://github.com/meshgate/meshgate', 'git@github.com:meshgate/meshgate.git'])(
  'a clone of %s without changes is of its commit',
  (url) => {
    const commit = repository.commit({ 'dist/cli.js': '' })
    expect(cloneCommit(repository.path, gitEnvironment)).toBeNull()
    repository.git('remote', 'add', 'origin', url)
    expect(cloneCommit(repository.path, gitEnvironment)).toBe(commit)
    expect(cloneCommit(`${repository.path}/dist`, gitEnvironment)).toBeNull()
    repository.write({ 'dist/cli.js': 'changed' })
    expect(cloneCommit(repository.path, gitEnvironment)).toBeNull()
  },
)

it('a folder outside of Git, and one that is missing, are of none', () => {
  const folder = temporaryFolder()
  expect(cloneCommit(folder.path, gitEnvironment)).toBeNull()
  folder.remove()
  expect(cloneCommit(folder.path, gitEnvironment)).toBeNull()
})
