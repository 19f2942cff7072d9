import { createHash, createHmac } from 'node:crypto'
import { isDataMap } from '../../core/plain-data.ts'
import { parseShard, shardText, type Shard } from '../../core/shard.ts'
import type { PackedAnswer } from './answer-pack.ts'

/** The properties that all shards of a check share: texts by their name in messages. */
export type RunIdentity = Readonly<Record<string, string>>

/** A shard with its run and the places of its answers. */
export interface ShardRecord {
  readonly shard: Shard
  readonly run: RunIdentity
  readonly answers: ReadonlyMap<string, PackedAnswer>
}

/** Why a record is not used. */
export type RecordProblem = 'damaged' | 'other-key' | 'has-key' | 'lacks-key'

/**
 * The file of a record: its text with a checksum that only the key can produce; without a key the checksum only detects
 * damage.
 */
export function encodeRecord({ shard, run, answers }: ShardRecord, key: string | null): string {
  const record = JSON.stringify({
    format,
    shard: shardText(shard),
    run,
    key: key && fingerprint(key),
    answers: Object.fromEntries(answers),
  })
  return JSON.stringify({ sum: sumOf(record, key), record })
}

/** Increased when the meaning of the file changes. */
const format = 1

/**
 * Reads the file of a record. The fingerprint of the key is compared before the checksum, to distinguish another key from
 * damage.
 * @param key `null` for a record that was written without a key; one with a key gives `has-key`
 */
export function decodeRecord(text: string, key: string | null): ShardRecord | RecordProblem {
  const envelope = parsed(text)
  const record = isDataMap(envelope) && typeof envelope['record'] === 'string' ? envelope['record'] : ''
  const content = parsed(record)
  if (!isDataMap(envelope) || !isDataMap(content) || content['format'] !== format) return 'damaged'
  const keyProblem = keyProblemOf(content['key'], key)
  if (keyProblem) return keyProblem
  const shard = parseShard(String(content['shard']))
  const { run, answers } = content
  const isWhole = envelope['sum'] === sumOf(record, key) && shard && isIdentity(run) && isAnswers(answers)
  return isWhole ? { shard, run, answers: new Map(Object.entries(answers)) } : 'damaged'
}

function keyProblemOf(stated: unknown, key: string | null): RecordProblem | null {
  if (stated === null) return key === null ? null : 'lacks-key'
  if (key === null) return 'has-key'
  return stated === fingerprint(key) ? null : 'other-key'
}

function sumOf(record: string, key: string | null): string {
  const sum = key === null ? createHash('sha256') : createHmac('sha256', key)
  return sum.update(record).digest('hex')
}

/** A text that distinguishes keys; long keys cannot be guessed from it. */
function fingerprint(key: string): string {
  return createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 16)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function isIdentity(value: unknown): value is RunIdentity {
  return isDataMap(value) && Object.values(value).every((text) => typeof text === 'string')
}

function isAnswers(value: unknown): value is Record<string, PackedAnswer> {
  return isDataMap(value) && Object.values(value).every(isPackedAnswer)
}

function isPackedAnswer(value: unknown): value is PackedAnswer {
  if (!Array.isArray(value)) return false
  const [offset, length, checksum] = value as unknown[]
  return (
    [offset, length].every((number) => Number.isSafeInteger(number) && (number as number) >= 0) &&
    typeof checksum === 'string'
  )
}
