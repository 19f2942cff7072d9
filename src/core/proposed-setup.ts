/** A file that `meshgate init` proposes. */
export interface SetupFile {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** Its contents, as the end of a line: `2 hosts that are reached today`. */
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
  /** The next steps, each a sentence without a full stop; at most five. */
  readonly next: readonly string[]
}
