// Loaded into meshgate's process by `--import`: prints at exit how many jobs the worker threads got, by kind.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RenderJob } from '../src/render/engine-job.ts'
import type { EngineFrame } from '../src/render/wire.ts'

/** `renders` of head or base unchanged, `trials` of a fix, `probes` of values and causes. */
const counts = { renders: 0, trials: 0, probes: 0 }

/** The folders of head and base: meshgate runs in that of head. */
const sides = ['head', 'base'].map((side) => join(process.cwd(), '..', side))

const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message, transferred) {
  counts[kindOf(message)]++
  post.call(this, message, transferred)
}
process.on('exit', () => process.stderr.write(`counts: ${JSON.stringify(counts)}\n`))

function kindOf({ options, files }: RenderJob): keyof typeof counts {
  if (options.raw) return 'probes'
  return files.every(isAsItStands) ? 'renders' : 'trials'
}

function isAsItStands({ name, data }: EngineFrame): boolean {
  return sides.some((side) => Buffer.compare(readFileSync(join(side, name)), data) === 0)
}
