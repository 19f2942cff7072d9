/** The Git repository that a tree comes from, as far as the host can tell. */
export interface Repository {
  /** The URLs of its remotes, in any spelling; they may contain credentials. */
  readonly urls: readonly string[]
  /** The branches of the tree: the one that is checked out or pushed to. */
  readonly branches: readonly string[]
  /** The default branch, or the one that the tree is merged into; `null` if it is not known. */
  readonly mainBranch: string | null
}

/** The repository of a tree if the host knows nothing about it. */
export const unknownRepository: Repository = { urls: [], branches: [], mainBranch: null }
