import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repositoryKey } from '../../src/syntax/repository-url.ts'

describe('the key of a repository', () => {
  it.each([
    'https://github.com/Org/Repo',
    'https://github.com/org/repo.git',
    'https://GitHub.com/org/repo/',
    'https://user:token@github.com/org/repo.git',
    'git@github.com:org/repo.git',
    'github.com:org/repo',
    'ssh://git@github.com/org/repo',
    'ssh://git@github.com:22/org/repo.git',
    'ssh://git@ssh.github.com:443/org/repo.git',
    'git::https://github.com/org/repo',
    'git://github.com/org//repo',
    ' https://github.com/org/repo\n',
  ])('is equal for %s', (url) => expect(repositoryKey(url)).toBe('github.com/org/repo'))

  it.each([
    ['https://git.example.com:8443/Team/platform.git', 'git.example.com/Team/platform'],
    ['ssh://git@git.example.com:7999/Team/platform', 'git.example.com/Team/platform'],
    ['https://gitlab.com/group/subgroup/repo.git', 'gitlab.com/group/subgroup/repo'],
    ['git@ssh.dev.azure.com:v3/org/My%20Project/repo', 'dev.azure.com/org/my project/_git/repo'],
    ['https://org@dev.azure.com/org/My%20Project/_git/repo', 'dev.azure.com/org/my project/_git/repo'],
    ['http://gitea.gitea.svc:3000/org/repo', 'gitea.gitea.svc/org/repo'],
    ['https://example.com/100%/repo', 'example.com/100%/repo'],
  ])('of %s is %s', (url, key) => expect(repositoryKey(url)).toBe(key))

  it.each([
    '',
    '.',
    '/srv/git/repo.git',
    '../repo',
    'C:\\repo',
    'c:/repo',
    'https://github.com',
    'repo',
    'https:///x',
  ])('is null for %j', (url) => expect(repositoryKey(url)).toBeNull())

  it('differs for another host, owner or repository', () => {
    const keys = ['a.example/o/r', 'b.example/o/r', 'a.example/p/r', 'a.example/o/s', 'a.example/o/r/s'].map(
      (name) => repositoryKey(`https://${name}`),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is the same for each spelling of any repository', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/)
    fc.assert(
      fc.property(name, fc.array(name, { minLength: 1, maxLength: 4 }), name, (host, path, user) => {
        const [domain, repository] = [`${host}.example`, path.join('/')]
        const urls = [
          `https://${domain}/${repository}`,
          `https://${user}:x@${domain.toUpperCase()}/${repository}.git/`,
          `ssh://${user}@${domain}:2222/${repository}.git`,
          `${user}@${domain}:${repository}.git`,
          `${domain}:/${repository}`,
        ]
        expect(new Set(urls.map(repositoryKey))).toEqual(new Set([`${domain}/${repository}`]))
      }),
    )
  })
})
