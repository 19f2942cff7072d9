import type { Config } from '../../core/config.ts'
import type { Repository } from '../../core/repository.ts'
import type { Reader } from '../../yaml/reader.ts'
import { namedClusters, type Clusters } from './clusters.ts'
import { repositoryKey } from '../../syntax/repository-url.ts'

/** Tells which sources of GitOps objects are the tree that is checked, and which clusters they are applied to. */
export interface RepositoryIdentity {
  /** False if nothing says what this repository is. */
  readonly isKnown: boolean
  /** True for a URL of this repository, in any spelling. False also if nothing says what this repository is. */
  isThis(url: string): boolean
  /** True if the tree shows the files of a revision: none, `HEAD`, or a branch that the tree stands for. */
  shows(revision: string): boolean
  /** The clusters that the configuration names. */
  readonly clusters: Clusters
}

/** The tree in which sources are looked up, and what repository it is. */
export interface SourceContext {
  readonly reader: Reader
  readonly identity: RepositoryIdentity
}

/**
 * The identity of the repository of a tree.
 *
 * @param config names further URLs of it, also without a scheme: `git.example.com/platform`, and its clusters
 */
export function repositoryIdentity(
  { urls, branches, mainBranch }: Repository,
  { repository: { aliases = [] } = {}, clusters }: Pick<Config, 'repository' | 'clusters'>,
): RepositoryIdentity {
  const keys = new Set([...urls.map(repositoryKey), ...aliases.map(aliasKey)])
  const shown = new Set(['', 'HEAD', ...branches, ...(mainBranch === null ? usualBranches : [mainBranch])])
  return {
    isKnown: keys.size > 0,
    isThis: (url) => {
      const key = repositoryKey(url)
      return key !== null && keys.has(key)
    },
    shows: (revision) => shown.has(revision.replace(/^refs\/heads\//, '')),
    clusters: namedClusters(clusters),
  }
}

/** The default branches of most repositories, where nothing says which one is that of this. */
const usualBranches = ['main', 'master']

function aliasKey(alias: string): string | null {
  return repositoryKey(alias) ?? repositoryKey(`https://${alias}`)
}
