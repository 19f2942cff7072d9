import { resolve } from 'node:path'
import type { Shard, ShardSummary } from '../core/shard.ts'
import { createEnginePool } from '../host/engine/engine-pool.ts'
import { runInputOf } from './check.ts'
import { fetchedCharts } from './fetched-charts.ts'
import { openCheck, type CheckRequest } from './open-check.ts'

/**
 * Renders the share of a check that the input `shard` names, and writes its answers into the folder of `shard-output`.
 * Returns `null` and writes nothing for a change that touches nothing.
 * Throws `UsageError` as a check does, and for a folder in the repository, one to which others may write, and one that is not
 * writable.
 */
export async function checkShard(request: CheckRequest, shard: Shard): Promise<ShardSummary | null> {
  const opened = await openCheck(request)
  if (opened.unaffected) return null
  const { inputs, env, engineDigest, maskKey } = request
  const { workspace } = opened
  if (inputs.fetch) await fetchedCharts(env, workspace)
  const pool = createEnginePool(request.engine)
  pool.warm()
  try {
    const [{ openShardOutput }, { runShard }, { openKeptRenders }] = await Promise.all([
      import('../host/shards/shard-output.ts'),
      import('../run/shards/run-shard.ts'),
      import('./kept-renders.ts'),
    ])
    const { engine } = openKeptRenders(pool, { ...request, root: workspace.root })
    const folder = resolve(env['GITHUB_WORKSPACE'] ?? '.', inputs['shard-output'])
    const output = openShardOutput(engine, { folder, root: workspace.root, engineDigest, maskKey })
    const input = await runInputOf(output.engine, request, opened)
    const run = await runShard(input, shard)
    return { shard, ...run, ...output.save(shard, input) }
  } finally {
    await pool.close()
  }
}
