/** A path at which base and head differ. */
export interface PathChange {
  readonly path: string
  readonly type: 'added' | 'removed' | 'changed'
  /** False if a side has a symbolic link or another repository there, and where it is not known what a side has. */
  readonly isFile: boolean
}

/**
 * What differs between the two sides of a run, and answers about what they share. Asked for what a few paths need, it
 * never lists or reads all files of a side.
 */
export interface Difference {
  readonly changes: readonly PathChange[]
  /** The commit of head; `null` for a working folder with changes. */
  readonly headCommit: string | null
  /** Those of some paths at which both sides have a file, a link or a folder. */
  readonly inBoth: (paths: readonly string[]) => ReadonlySet<string>
  /** The symbolic links of head that stay inside the tree: their path, and the path they stand for. */
  readonly links: () => ReadonlyMap<string, string>
  /** The bytes of a file of head, links not followed; `undefined` if there is none. */
  readonly read: (path: string) => Uint8Array | undefined
  /** True if a file of head whose path matches a pattern (in any case of letters) holds one of some one-line texts. */
  readonly isHeld: (texts: readonly string[], patterns: readonly string[]) => boolean
}
