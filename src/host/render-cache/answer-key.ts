import { createHash } from 'node:crypto'
import type { EngineJob } from '../../render/engine-job.ts'
import { jsonOf } from '../../yaml/data.ts'
import { sourceKey } from '../engine/source-key.ts'

/**
 * A hash of everything that the answer to a job depends on: the engine, the files that it loads, the options, the files
 * that these name, clock and seed. An engine has no files, network, environment or clock but those of the job. How long a
 * job may take is left out: it decides whether there is an answer, not which.
 *
 * @param engine hash of the engine and of the code around it
 */
export function answerKey(engine: string, { source, options, files, clockAndSeed }: EngineJob): string {
  const settings = jsonOf([options, clockAndSeed])
  const sum = createHash('sha256').update(`${engine}\n${sourceKey(source)}\n${settings.length}:${settings}`)
  // With its length in front of each, no two lists of files read the same.
  for (const { name, data } of files) sum.update(`\n${name.length}:${name}${data.length}:`).update(data)
  return sum.digest('hex')
}
