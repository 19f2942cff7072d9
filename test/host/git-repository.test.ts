import { afterAll, describe, expect, it } from 'vitest'
import { unknownRepository } from '../../src/core/repository.ts'
import { repositoryOf } from '../../src/host/git/repository.ts'
import { workflowRepository } from '../../src/host/github/workflow-repository.ts'
import { temporaryRepository } from './repository.ts'

const clone = temporaryRepository()
afterAll(() => clone.remove())

describe('a clone', () => {
  it('without remotes or commits has the branch that it will have', () => {
    expect(repositoryOf(clone.open())).toEqual({ urls: [], branches: ['main'], mainBranch: null })
  })

  it('has its remotes, its branch and the default branch of origin', () => {
    clone.commit()
    clone.git('checkout', '--quiet', '-b', 'feature/x')
    clone.git('remote', 'add', 'origin', 'git@github.com:org/platform.git')
    clone.git('remote', 'add', 'upstream', 'mirror:platform')
    clone.git('config', 'url.https://git.example/.insteadOf', 'mirror:')
    clone.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
    expect(repositoryOf(clone.open())).toEqual({
      urls: ['git@github.com:org/platform.git', 'https://git.example/platform'],
      branches: ['feature/x'],
      mainBranch: 'trunk',
    })
  })

  it('with a detached HEAD has no current branch', () => {
    clone.git('checkout', '--quiet', '--detach')
    expect(repositoryOf(clone.open())).toMatchObject({ branches: [], mainBranch: 'trunk' })
  })
})

describe('a workflow', () => {
  const variables = { GITHUB_REPOSITORY: 'org/platform', GITHUB_SERVER_URL: 'https://git.example' }
  const pushed = { ...variables, GITHUB_BASE_REF: '', GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'branch' }

  it('adds its repository, and the branch that a pull request goes to', () => {
    const env = {
      ...variables,
      GITHUB_BASE_REF: 'main',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_REF_TYPE: 'branch',
    }
    expect(workflowRepository(env, { urls: ['/srv/a'], branches: ['b'], mainBranch: 'trunk' })).toEqual({
      urls: ['/srv/a', 'https://git.example/org/platform'],
      branches: ['b'],
      mainBranch: 'main',
    })
  })

  it('adds the branch that is pushed to, and no tag', () => {
    expect(workflowRepository(pushed, unknownRepository)).toMatchObject({
      branches: ['v1'],
      mainBranch: null,
    })
    expect(workflowRepository({ ...pushed, GITHUB_REF_TYPE: 'tag' }, unknownRepository).branches).toEqual([])
    expect(workflowRepository({}, unknownRepository)).toEqual(unknownRepository)
  })
})
