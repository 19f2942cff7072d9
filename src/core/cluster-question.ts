/**
 * What a template asks that only a cluster knows (engine/release/questions.go):
 * - `lookup`: which objects it has; as with `helm template`, the answer is none;
 * - `upgrade`: whether the release is installed; it is rendered as an installation;
 * - `apis`: whether it serves an API of a group of which nothing states one.
 */
export type ClusterQuestion = 'lookup' | 'upgrade' | 'apis'

/** Lines of a template that are rendered only where a cluster answers a question of the template. */
export interface HiddenLines {
  readonly question: ClusterQuestion
  /** Path in the tree. */
  readonly file: string
  /** 1-based, ascending. */
  readonly lines: readonly number[]
}
