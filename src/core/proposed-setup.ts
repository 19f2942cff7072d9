/** A file that `meshgate init` proposes. */
export interface SetupFile {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** What is in it, as the end of a line: `2 hosts that are reached today`. */
  readonly contents: string
}

/** A file that is not proposed. */
export interface OmittedFile {
  readonly path: string
  /** As the end of a line: `it exists`. */
  readonly reason: string
}

/** What `meshgate init` proposes for a repository. */
export interface ProposedSetup {
  readonly files: readonly SetupFile[]
  readonly omitted: readonly OmittedFile[]
  /** What to do next, one sentence without a full stop each; at most five. */
  readonly next: readonly string[]
}
