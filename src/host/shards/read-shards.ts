import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../core/errors.ts'
import { shardText, type Shard } from '../../core/shard.ts'
import type { EngineFrame } from '../../render/wire.ts'
import { checkFolder } from '../render-cache/cache-folder.ts'
import { openPack } from './answer-pack.ts'
import { shardFiles, type ShardOutputRequest } from './shard-output.ts'
import { decodeRecord, type RecordProblem, type RunIdentity, type ShardRecord } from './shard-record.ts'

/** The shards of one check. */
export interface ReadShards {
  readonly count: number
  /** The shards that do not exist. */
  readonly missing: readonly Shard[]
  /** The answer to a job by its key; `null` if no shard has a valid answer. */
  readonly answer: (key: string) => readonly EngineFrame[] | null
  /** Throws `UsageError` unless the shards belong to a run. */
  readonly checkRun: (run: RunIdentity) => void
}

/** A shard with its folder. */
interface PlacedShard extends ShardRecord {
  readonly folder: string
}

/**
 * Reads the shards in some folders, and in the folders right below them, as `actions/download-artifact` leaves them. Throws
 * `UsageError` for a folder without a shard or to which others may write, a record that is damaged or was made with another
 * key, shards of checks with different numbers of shards, and a shard that exists twice.
 *
 * @param folders absolute paths
 */
export function readShards(
  folders: readonly string[],
  { root, maskKey }: Pick<ShardOutputRequest, 'root' | 'maskKey'>,
): ReadShards {
  for (const folder of folders) checkFolder(folder, root)
  const shards = folders.flatMap(shardFolders).map((folder) => readShard(folder, maskKey))
  const [first] = shards as [PlacedShard, ...PlacedShard[]]
  const { count } = first.shard
  const foreign = shards.find(({ shard }) => shard.count !== count)
  if (foreign) throw new UsageError(`${titleOf(first)} and ${titleOf(foreign)} are not shards of one check`)
  const byIndex = new Map<number, PlacedShard>()
  for (const placed of shards) {
    const earlier = byIndex.get(placed.shard.index)
    if (earlier)
      throw new UsageError(
        `${titleOf(placed)} exists twice, in \`${earlier.folder}\` and in \`${placed.folder}\``,
      )
    byIndex.set(placed.shard.index, placed)
  }
  const all = Array.from({ length: count }, (_, index): Shard => ({ index: index + 1, count }))
  return {
    count,
    missing: all.filter(({ index }) => !byIndex.has(index)),
    answer: answersOf(shards),
    checkRun(run) {
      for (const placed of shards) checkRun(placed, run)
    },
  }
}

function titleOf({ shard }: PlacedShard): string {
  return `shard ${shardText(shard)}`
}

/** The folder if it has a shard, else the folders directly below it that have one. */
function shardFolders(folder: string): string[] {
  const isShard = (path: string): boolean => existsSync(join(path, shardFiles.record))
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
  if (!isFolder || readdirSync(folder).length === 0)
    throw new UsageError(
      `${isFolder ? 'nothing is in' : 'there is no folder'} \`${folder}\`: no shard has written its answers, so there is nothing to merge. If all jobs with a shard failed or were cancelled, \`actions/download-artifact\` found nothing to download: look at the logs of those jobs, and run them again`,
    )
  if (isShard(folder)) return [folder]
  const below = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter(isShard)
    .toSorted()
  if (below.length > 0) return below
  throw new UsageError(
    `\`${folder}\` contains no shard: name the folder that \`check --shard\` wrote to (\`--shard-output\`), or a folder with several of these`,
  )
}

function readShard(folder: string, maskKey: string | null): PlacedShard {
  const record = decodeRecord(readFileSync(join(folder, shardFiles.record), 'utf8'), maskKey)
  if (typeof record === 'string') throw new UsageError(`the shard in \`${folder}\` ${problems[record]}`)
  if (existsSync(join(folder, shardFiles.answers))) return { ...record, folder }
  throw new UsageError(`the shard in \`${folder}\` ${problems.damaged}`)
}

const problems: Readonly<Record<RecordProblem, string>> = {
  damaged: 'is damaged, or of another version of meshgate: run it again',
  'other-key': 'was made with another `MESHGATE_MASK_KEY`: set the same key for all shards and their merge',
  'has-key': 'was made with a `MESHGATE_MASK_KEY`, and this merge has none: set the same key for it',
  'lacks-key':
    'was made without `MESHGATE_MASK_KEY`, and this merge has one: set the same key for all shards',
}

/** Throws for a shard of another run, with the first thing that differs. */
function checkRun(placed: PlacedShard, run: RunIdentity): void {
  const differing = Object.keys(run).find((name) => placed.run[name] !== run[name])
  if (differing === undefined) return
  throw new UsageError(
    `${titleOf(placed)} belongs to another run: ${differing} is \`${placed.run[differing] ?? 'not stated'}\` there, and \`${run[differing]}\` here`,
  )
}

function answersOf(shards: readonly PlacedShard[]): ReadShards['answer'] {
  const readers = shards.map(({ folder, answers }) => ({
    answers,
    read: openPack(join(folder, shardFiles.answers), answers),
  }))
  return (key) => {
    for (const { answers, read } of readers) {
      const frames = answers.has(key) ? read(key) : null
      if (frames) return frames
    }
    return null
  }
}
