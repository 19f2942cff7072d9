/** The Git repository that a tree comes from, as far as the host can tell. */
export interface Repository {
  /** The URLs of its remotes, in any spelling; they may contain credentials. */
  readonly urls: readonly string[]
  /** The branches that the tree stands for: the current one, the default one, the one that is merged into. */
  readonly branches: readonly string[]
}

/** The repository of a tree of which the host knows nothing. */
export const unknownRepository: Repository = { urls: [], branches: [] }
