import { joinAnd } from '../core/join-words.ts'
import { shardText, type MergeSummary, type ShardSummary } from '../core/shard.ts'
import { count } from './words.ts'

/** The work of a shard, in one line without a full stop. */
export function shardLine(shardSummary: ShardSummary): string {
  const { shard, rendered, targets, answers, bytes, leftOut, isOutOfTime } = shardSummary
  const mebibytes = (bytes / 2 ** 20).toFixed(1)
  return [
    `shard ${shardText(shard)}: ${rendered} of ${count(targets, 'target')}, ${count(answers, 'answer')} of the engine, ${mebibytes} MiB`,
    ...(leftOut > 0 ? [`${count(leftOut, 'answer')} with secrets or errors left to the merge`] : []),
    ...(isOutOfTime ? ['its time ran out: the merge does the rest'] : []),
  ].join('; ')
}

/** The answers that a merge took from shards, in one line without a full stop. */
export function mergeLine({ count: shards, missing, merged, done }: MergeSummary): string {
  const present = shards - missing.length
  return `${present} of ${count(shards, 'shard')} merged: ${count(merged, 'answer')} of the engine taken from them, ${done} computed here`
}

/** The shards that are missing; `null` if none is. */
export function missingLine({ missing }: Pick<MergeSummary, 'missing'>): string | null {
  if (missing.length === 0) return null
  const names = missing.map(shardText)
  return `shard ${joinAnd(names)} ${names.length === 1 ? 'is' : 'are'} missing: this run does the rest of its work, within its own time`
}
