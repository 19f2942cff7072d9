/** Answers to questions that a run keeps for later runs, as texts. */
export interface KeptAnswers {
  /**
   * The answer that an earlier run kept for a question; `null` if there is none, or if another program kept it.
   *
   * @param question all that the answer depends on besides the program: files as hashes of their contents
   */
  read(question: string): string | null
  /** Keeps an answer for later runs, unless its text contains a secret. */
  add(question: string, answer: string): void
}
