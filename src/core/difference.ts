/** A path at which base and head differ. */
export interface PathChange {
  readonly path: string
  readonly type: 'added' | 'removed' | 'changed'
  /** False if a side has a symbolic link or a submodule there, or if it is unknown what a side has. */
  readonly isFile: boolean
}

/**
 * The difference between the two sides of a run, and questions about what they share. A question about a few paths
 * never lists or reads all files of a side.
 */
export interface Difference {
  readonly changes: readonly PathChange[]
  /** The commit of head; `null` for a working folder with changes. */
  readonly headCommit: string | null
  /** Of some paths, those at which both sides have a file, a link or a folder. */
  readonly inBoth: (paths: readonly string[]) => ReadonlySet<string>
  /** The symbolic links of head that stay inside the tree: path to target path. */
  readonly links: () => ReadonlyMap<string, string>
  /** The bytes of a file of head, links not followed; `undefined` if there is none. */
  readonly read: (path: string) => Uint8Array | undefined
  /** True if a file of head whose path matches a pattern (ignoring case) contains one of some one-line texts. */
  readonly hasFileContaining: (texts: readonly string[], patterns: readonly string[]) => boolean
}
