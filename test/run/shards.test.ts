import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseShard } from '../../src/core/shard.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { openMerge, type ShardMerge } from '../../src/host/shards/open-merge.ts'
import { openShardOutput } from '../../src/host/shards/shard-output.ts'
import { selectTargets } from '../../src/inspect/select-targets.ts'
import { runShard } from '../../src/run/shards/run-shard.ts'
import { shareOf, type DividedTree } from '../../src/run/shards/shares.ts'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { change, repositoryOf, team } from './random-repositories.ts'
import { chart, configMap, engine, inputOf, report, scope, type Files, type Overrides } from './scene.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
  folder.write({ 'engine.sha256': 'engine\n', 'repository/file': '' })
})
afterEach(() => folder.remove())

/** Paths of the test's folder, as a run has them. */
const request = () => ({
  root: join(folder.path, 'repository'),
  engineDigest: pathToFileURL(join(folder.path, 'engine.sha256')),
  maskKey: null,
})

/** Runs some shards of a check, each into its own folder below the returned one. */
async function runShards(
  head: Files,
  base: Files | null,
  { count, left = [], overrides = {} }: { count: number; left?: readonly number[]; overrides?: Overrides },
): Promise<string> {
  const path = join(folder.path, 'shards')
  mkdirSync(path)
  for (let index = 1; index <= count; index++) {
    if (left.includes(index)) continue
    const output = openShardOutput(engine, { ...request(), folder: join(path, String(index)) })
    const input = inputOf(head, base, { ...overrides, engine: output.engine })
    await runShard(input, { index, count })
    output.save({ index, count }, input)
  }
  return path
}

/** Checks with the shards in a folder. */
function merge(path: string): ShardMerge {
  return openMerge(engine, { ...request(), folders: [path] })
}

const options = { options: { all: false } }

/** A run decides these, whatever the shards did. */
const invariants = `invariants:
  - never: { at: workloads, token: none }
  - only: { namespaces: [payments], reach: [a.example.com] }
  - only: { namespaces: [payments], reach: [nothing.example.net] }
`

describe('the report of merged shards', () => {
  it('is that of one run, whatever their number, and if one of them is missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(team, { minLength: 2, maxLength: 3 }),
        fc.option(change, { nil: undefined }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (teams, edit, count, isLeftOut) => {
          const files = { ...repositoryOf(teams), '.meshgate.yaml': invariants }
          const [head, base] = edit ? [edit(files), files] : [files, null]
          const left = isLeftOut ? [count] : []
          if (count === 1 && isLeftOut) return
          const path = await runShards(head, base, { count, left, overrides: options })
          const opened = merge(path)
          const merged = await opened.run(inputOf(head, base, { ...options, engine: opened.engine }))
          expect(merged).toEqual(await report(head, base, options))
          expect(merged.findings.map(({ rule }) => rule)).toContain('invariant/not-proved')
          expect(opened.missing.map(({ index }) => index)).toEqual(left)
          folder.remove()
          folder.write({ 'engine.sha256': 'engine\n', 'repository/file': '' })
        },
      ),
      { numRuns: 4 },
    )
  })

  it('needs no render of what shards rendered', async () => {
    const files: Files = Object.assign(
      {},
      ...['a', 'b', 'c'].map((name) => chart(name, configMap.replace('settings', name))),
    )
    const base = { ...files, 'a/values.yaml': 'level: low\n' }
    // Causes of findings may need all objects.
    const overrides: Overrides = { ...options, maxFixes: 0, host: { provenance: null } }
    const opened = merge(await runShards(files, base, { count: 2, overrides }))
    await opened.run(inputOf(files, base, { ...overrides, engine: opened.engine }))
    expect(opened.summary()).toMatchObject({ count: 2, missing: [], done: 0 })
    expect(opened.summary().merged).toBeGreaterThan(3)
  })

  it('is made without a shard that failed where an earlier one has left its answers', async () => {
    const files = chart('a', configMap)
    const path = await runShards(files, null, { count: 2 })
    openShardOutput(engine, { ...request(), folder: join(path, '1') })
    expect(merge(path).missing).toEqual([{ index: 1, count: 2 }])
  })

  it('is refused for shards of another run, with what differs', async () => {
    const files = chart('a', configMap)
    const opened = merge(await runShards(files, null, { count: 1 }))
    const input = inputOf(files, null, { engine: opened.engine, options: { environments: ['prod'] } })
    expect(() => opened.run(input)).toThrow(
      'shard 1/1 belongs to another run: environments is `all` there, and `prod` here',
    )
  })
})

it('a shard names a folder that cannot be written', () => {
  folder.write({ file: '' })
  const path = join(folder.path, 'file', 'shard')
  expect(() => openShardOutput(engine, { ...request(), folder: path })).toThrow(
    `the folder \`${path}\` cannot be written: not a directory`,
  )
})

describe('a share', () => {
  const trees = async (files: Files): Promise<DividedTree[]> => [
    await selectTargets(memoryTree(files), {}, scope, {}),
  ]
  const charts = (sizes: readonly number[]): Files =>
    Object.assign(
      {},
      ...sizes.map((size, index) =>
        chart(`chart${index}`, `${configMap}# ${'x'.repeat(size)}\n`, { 'values.yaml': 'level: high\n' }),
      ),
    ) as Files

  it('has what no other one has, and about as much to do as the others, in whatever order targets are found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(50_000), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (sizes, count) => {
          const divided = await trees(charts(sizes))
          const { targets, reader } = divided[0]!
          const reversed = [{ reader, targets: targets.toReversed() }]
          const shares = Array.from({ length: count }, (_, index) => {
            const shard = { index: index + 1, count }
            const share = targets.filter(shareOf(divided, shard))
            expect(targets.filter(shareOf(reversed, shard))).toEqual(share)
            return share
          })
          expect(
            shares
              .flat()
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(targets.map(({ id }) => id).toSorted())
          const sizeOf = (path: string): number => 5_000 + sizes[Number(path.slice('chart'.length))]!
          const loads = shares.map((share) => share.reduce((sum, { path }) => sum + sizeOf(path), 0))
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(...sizes) + 5_000)
        },
      ),
      { numRuns: 20 },
    )
  })

  it.each(['0/4', '5/4', '1/0', '1', '1/257', 'x/2', '-1/2', '1/2 '])('is not %s', (text) => {
    expect(parseShard(text)).toBeNull()
  })
})
