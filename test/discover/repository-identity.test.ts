import { expect, it } from 'vitest'
import { unknownRepository } from '../../src/core/repository.ts'
import { repositoryIdentity } from '../../src/discover/gitops/repository-identity.ts'

const clone = {
  urls: ['git@github.com:org/platform.git', '/srv/mirror'],
  branches: ['feature'],
  mainBranch: 'trunk',
}

it('is that of each remote and alias', () => {
  const { isThis } = repositoryIdentity(clone, {
    repository: { aliases: ['https://git.example/org/platform', 'mirror.example/platform'] },
  })
  expect(
    [
      'https://github.com/Org/platform',
      'ssh://git@git.example:2222/org/platform.git',
      'http://mirror.example/platform/',
    ].every(isThis),
  ).toBe(true)
  expect(['https://github.com/org/other', '/srv/mirror', '', '{{ repo }}'].some(isThis)).toBe(false)
})

it('is unknown without remotes', () => {
  const { isThis } = repositoryIdentity(unknownRepository, {})
  expect(['', 'https://github.com/org/platform'].some(isThis)).toBe(false)
})

it('shows the branches of the clone, or the usual ones', () => {
  const { shows } = repositoryIdentity(clone, {})
  expect(['', 'HEAD', 'trunk', 'refs/heads/feature', 'main', 'v1.2.0'].map(shows)).toEqual([
    ...[true, true, true, true],
    ...[false, false],
  ])
  expect(repositoryIdentity(unknownRepository, {}).shows('main')).toBe(true)
})
