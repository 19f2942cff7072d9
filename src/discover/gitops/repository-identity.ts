import type { Config } from '../../core/config.ts'
import type { Repository } from '../../core/repository.ts'
import { joinPath } from '../../core/path.ts'
import type { Reader } from '../../yaml/reader.ts'
import { namedClusters, type Clusters } from './clusters.ts'
import type { RenderedObjects } from './nested.ts'
import { repositoryKey } from '../../syntax/repository-url.ts'

/** Tells which sources of GitOps objects are the tree that is checked, and which clusters they are applied to. */
export interface RepositoryIdentity {
  /** False if the URLs of this repository are unknown. */
  readonly isKnown: boolean
  /** True for a URL of this repository, in any spelling. Always false if the URLs are unknown. */
  isThis(url: string): boolean
  /** True if the tree is the one of a revision: no revision, `HEAD`, or a branch of the tree. */
  shows(revision: string): boolean
  /** Its paths on the hosts of its URLs: `org/platform`. */
  readonly paths: readonly string[]
  /**
   * The folder that CI pushes as an artifact according to the configuration, by the URL of the artifact, or by kind and
   * name of its source: `OCIRepository/platform`; `undefined` if it states none.
   */
  artifactFolder(name: string): string | undefined
  /** The clusters that the configuration names. */
  readonly clusters: Clusters
}

/** The tree in which sources are looked up, and the identity of its repository. */
export interface SourceContext {
  readonly reader: Reader
  readonly identity: RepositoryIdentity
  /** What renders the object that names sources, with all objects that it renders; absent for an object in a file. */
  readonly build?: RenderedObjects
}

/**
 * The identity of the repository of a tree.
 *
 * @param config names further URLs of it, also without a scheme: `git.example.com/platform`, artifacts that it is pushed as, and
 *   its clusters
 */
export function repositoryIdentity(
  { urls, branches, mainBranch }: Repository,
  { repository: { aliases = [], artifacts = {} } = {}, clusters }: Pick<Config, 'repository' | 'clusters'>,
): RepositoryIdentity {
  const keys = new Set([...urls.map(repositoryKey), ...aliases.map(aliasKey)])
  const folders = new Map(Object.entries(artifacts).map(([name, folder]) => [name, joinPath('', folder)]))
  const shown = new Set(['', 'HEAD', ...branches, ...(mainBranch === null ? usualBranches : [mainBranch])])
  return {
    isKnown: keys.size > 0,
    isThis: (url) => {
      const key = repositoryKey(url)
      return key !== null && keys.has(key)
    },
    shows: (revision) => shown.has(revision.replace(/^refs\/heads\//, '')),
    paths: [...new Set([...keys].flatMap((key) => key?.slice(key.indexOf('/') + 1) ?? []))],
    artifactFolder: (name) => folders.get(name),
    clusters: namedClusters(clusters),
  }
}

/** The default branches of most repositories, used if the default branch is unknown. */
const usualBranches = ['main', 'master']

function aliasKey(alias: string): string | null {
  return repositoryKey(alias) ?? repositoryKey(`https://${alias}`)
}
