import type { Repository } from '../../core/repository.ts'
import { tryGit } from './base.ts'
import type { Git } from './git.ts'

/** The remotes of a clone, with the URL that Git fetches from, and its current and default branch. */
export function repositoryOf(git: Git): Repository {
  const remotes = tryGit(git, ['remote', '-v']) ?? ''
  const urls = [...remotes.matchAll(/^\S+\t(.*) \(fetch\)/gm)].map((match) => match[1]!)
  const current = tryGit(git, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  const initial = tryGit(git, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  return {
    urls: [...new Set(urls)],
    branches: current ? [current] : [],
    mainBranch: initial?.replace(/^origin\//, '') || null,
  }
}
