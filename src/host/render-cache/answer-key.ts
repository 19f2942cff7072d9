import { createHash } from 'node:crypto'
import type { EngineJob } from '../../render/engine-job.ts'
import { jsonOf } from '../../yaml/data.ts'
import { sourceKey } from '../engine/source-key.ts'

/**
 * A hash of everything that the answer to a job depends on: the engine, the files that it loads, the options, the files
 * that these name, clock and seed. An engine has no files, network, environment or clock but those of the job. The time
 * limit of a job is not included: it decides whether there is an answer, not which one.
 *
 * @param engineDigest hash of the engine and of the code around it
 */
export function answerKey(engineDigest: string, { source, options, files, clockAndSeed }: EngineJob): string {
  const settings = jsonOf([options, clockAndSeed])
  const sum = createHash('sha256').update(
    `${engineDigest}\n${sourceKey(source)}\n${settings.length}:${settings}`,
  )
  // Lengths before names and data make the encoding of a list of files unique.
  for (const { name, data } of files) sum.update(`\n${name.length}:${name}${data.length}:`).update(data)
  return sum.digest('hex')
}
