/** Short lists of names that are found out by reading files, by the hash of what was read. A run keeps them for later runs. */
export interface KeptLists {
  /** `undefined` for what was not read before. */
  of(hash: string): readonly string[] | undefined
  keep(hash: string, list: readonly string[]): void
  /** Keeps the lists of this run for later runs; called at its end. */
  save(): void
}
