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

/** What `parseShard` takes, in a message. */
export const shardForm = `a shard of at most ${maxShards} as in 2/4, which is the second of four`

/** A shard as it is written: `2/4`. */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`
}

/** What a shard did, and what it left for the merge. */
export interface ShardSummary {
  readonly shard: Shard
  /** How many targets of head are its share. */
  readonly rendered: number
  /** How many targets of head all shards render; what rendered objects state is not counted. */
  readonly targets: number
  /** True if its time did not suffice. */
  readonly isOutOfTime: boolean
  /** How many answers of engines it left, and their bytes. */
  readonly answers: number
  readonly bytes: number
  /** Answers with secrets or errors, which are kept nowhere. */
  readonly leftOut: number
}

/** What a merge took from shards. */
export interface MergeSummary {
  readonly count: number
  /** The shards of which there is none. */
  readonly missing: readonly Shard[]
  /** How many answers of engines shards had, and how many jobs were done besides. */
  readonly merged: number
  readonly done: number
}
