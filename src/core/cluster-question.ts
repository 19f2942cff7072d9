/**
 * Questions of templates that only a cluster can answer (engine/release/questions.go):
 * - `lookup`: which objects exist; the answer is none, as with `helm template`;
 * - `upgrade`: whether the release is installed; it is rendered as an installation;
 * - `apis`: whether the cluster serves an API of a group, if nothing states an API of the group.
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
