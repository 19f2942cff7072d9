import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitOf, findBase, parentsOfHead } from '../../src/host/git/base.ts'
import { GitError } from '../../src/host/git/git.ts'
import { checkoutOf, temporaryRepository, type Repository } from './repository.ts'

/** main: first - second; topic branches off at first; the merge brings topic into second. */
interface Story {
  readonly origin: Repository
  readonly first: string
  readonly second: string
  readonly topic: string
  readonly merge: string
}

function tell(): Story {
  const origin = temporaryRepository()
  const first = origin.commit({ 'a.yaml': 'a: 1\n' })
  origin.git('checkout', '--quiet', '-b', 'topic')
  const topic = origin.commit({ 'b.yaml': 'b: 1\n' })
  origin.git('checkout', '--quiet', 'main')
  const second = origin.commit({ 'c.yaml': 'c: 1\n' })
  origin.git('checkout', '--quiet', '--detach')
  origin.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic')
  const merge = origin.git('rev-parse', 'HEAD')
  origin.git('update-ref', 'refs/pull/7/merge', merge)
  origin.git('checkout', '--quiet', 'topic')
  return { origin, first, second, topic, merge }
}

describe('the base', () => {
  let story: Story
  const clones: Repository[] = []
  function clone(commit: string, depth: 1 | 'full'): Repository {
    const made = checkoutOf(story.origin, commit, depth)
    clones.push(made)
    return made
  }
  beforeAll(() => {
    story = tell()
  })
  afterAll(() => [story.origin, ...clones].forEach((each) => each.remove()))

  it('of a branch is where it left the other one', () => {
    expect(findBase(story.origin.open(), 'main')).toEqual({
      commit: story.first,
      how: 'merge base with main',
    })
  })

  it('of a branch that has what the other one has is the other one', () => {
    expect(findBase(story.origin.open(), story.first.slice(0, 12)).commit).toBe(story.first)
    expect(findBase(story.origin.open(), 'HEAD').commit).toBe(story.topic)
  })

  it('of a merge commit is its first parent', () => {
    const expected = { commit: story.second, how: 'first parent of the merge commit' }
    expect(findBase(clone(story.merge, 'full').open(), 'origin/main')).toEqual(expected)
    expect(findBase(clone(story.merge, 'full').open(), 'a-branch-that-is-not-here')).toEqual(expected)
  })

  it('of a branch that merged the other one is the other one, not what the branch was before', () => {
    const branch = clone(story.topic, 'full')
    branch.git('checkout', '--quiet', '-b', 'update')
    branch.git('merge', '--quiet', '--no-ff', '--message', 'Update', 'origin/main')
    expect(parentsOfHead(branch.open())).toEqual([story.topic, story.second])
    expect(findBase(branch.open(), 'origin/main').commit).toBe(story.second)
  })

  it('is fetched one commit deep into a shallow clone of a merge commit', () => {
    const shallow = clone(story.merge, 1)
    expect(parentsOfHead(shallow.open())).toEqual([story.second, story.topic])
    expect(commitOf(shallow.open(), story.second)).toBeUndefined()
    expect(findBase(shallow.open(), 'main').commit).toBe(story.second)
    expect(commitOf(shallow.open(), story.second)).toBe(story.second)
    expect(commitOf(shallow.open(), story.first)).toBeUndefined()
  })

  it('is the revision itself where a shallow clone does not reach back', () => {
    const shallow = clone(story.topic, 1)
    expect(findBase(shallow.open(), 'main')).toEqual({
      commit: story.second,
      how: 'main',
      notice: expect.stringContaining('is not in this shallow clone: compared with `main` itself'),
    })
    expect(() => findBase(shallow.open(), 'HEAD~1')).toThrow('shallow clone: fetch more of its history')
  })

  it('of a shallow clone of one branch is fetched by the name of its remote', () => {
    const shallow = clone(story.topic, 1)
    expect(commitOf(shallow.open(), 'origin/main')).toBeUndefined()
    expect(findBase(shallow.open(), 'origin/main')).toMatchObject({
      commit: story.second,
      how: 'origin/main',
    })
  })

  it('is the revision itself where the histories have nothing in common', () => {
    const full = clone(story.topic, 'full')
    full.git('checkout', '--quiet', '--orphan', 'unrelated')
    full.git('commit', '--quiet', '--message', 'Unrelated')
    expect(findBase(full.open(), 'main').notice).toContain('`main` and HEAD have no commit in common')
  })

  it('is fetched into a full clone without making it shallow, and is then the merge base', () => {
    const full = clone(story.topic, 'full')
    full.git('update-ref', '-d', 'refs/remotes/origin/main')
    expect(findBase(full.open(), 'main')).toEqual({ commit: story.first, how: 'merge base with main' })
    expect(full.git('rev-parse', '--is-shallow-repository')).toBe('false')
    expect(full.git('rev-list', '--count', 'FETCH_HEAD')).toBe('2')
  })

  it('comes from `origin` where there are several remotes', () => {
    const full = clone(story.topic, 'full')
    full.git('remote', 'add', 'a-fork', 'file:///nowhere/at/all')
    full.git('update-ref', '-d', 'refs/remotes/origin/main')
    expect(findBase(full.open(), 'main').commit).toBe(story.first)
  })

  it.each([
    ['nowhere', /^`nowhere` is not in this clone and cannot be fetched: couldn't find remote ref nowhere/],
    ['f'.repeat(40), /^`f{40}` is not in this clone and cannot be fetched: /],
    ['HEAD~9', /^`HEAD~9` is not in the history of this clone$/],
    ['', /^`` names no commit: write a branch/],
    ['HEAD:b.yaml', /^`HEAD:b.yaml` names no commit/],
    ['--octopus', /^`--octopus` names no commit/],
    ['--upload-pack=touch owned', /^`--upload-pack=touch owned` names no commit/],
    ['main:refs/heads/topic', /^`main:refs\/heads\/topic` names no commit/],
    ['+main', /^`\+main` names no commit/],
  ])('%s is no commit', (revision, message) => {
    const full = clones[0]!
    full.git('checkout', '--quiet', '--detach', story.topic)
    const before = full.git('for-each-ref')
    expect(() => findBase(full.open(), revision)).toThrow(GitError)
    expect(() => findBase(full.open(), revision)).toThrow(message)
    expect(full.git('for-each-ref')).toBe(before)
  })

  it('that is missing where nothing can be fetched from is an error in words', () => {
    expect(() => findBase(story.origin.open(), 'nowhere')).toThrow(
      '`nowhere` is not in this clone and cannot be fetched: there is no remote',
    )
  })
})
