/** A share of what a check renders: the `index`-th of `count`, from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** Limit on the shards of one check: the jobs that GitHub runs for one matrix. */
const maxShards = 256

/** Parses `2/4`; `null` for anything else, and for a shard that does not exist, such as `0/4` and `5/4`. */
export function parseShard(text: string): Shard | null {
  const [, index, count] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []
  const shard = { index: Number(index), count: Number(count) }
  return shard.index >= 1 && shard.index <= shard.count && shard.count <= maxShards ? shard : null
}

/** The form that `parseShard` accepts, for messages. */
export const shardForm = `a shard of at most ${maxShards} as in 2/4, which is the second of four`

/** The text of a shard: `2/4`. */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`
}

/** What a shard rendered, and what it wrote for the merge. */
export interface ShardSummary {
  readonly shard: Shard
  /** Number of targets of head in its share. */
  readonly rendered: number
  /** Number of targets of head in all shards; targets that rendered objects state are not counted. */
  readonly targets: number
  /** True if its time budget ran out. */
  readonly isOutOfTime: boolean
  /** Number of answers of engines that it wrote, and their bytes. */
  readonly answers: number
  readonly bytes: number
  /** Number of answers with secrets or errors, which are never written. */
  readonly leftOut: number
}

/** What a merge read from shards. */
export interface MergeSummary {
  readonly count: number
  /** The shards without a record. */
  readonly missing: readonly Shard[]
  /** Number of answers that shards had computed, and number of jobs that the merge computed itself. */
  readonly merged: number
  readonly done: number
}
