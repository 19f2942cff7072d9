// Loaded into meshgate's process: says at its end what worker threads were asked for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** `renders` of a side as it stands, `trials` of a fix, `probes` for what is read of values and what causes a finding. */
const counts = { renders: 0, trials: 0, probes: 0 }

/** The folders of both sides: meshgate runs in that of head. */
const sides = ['head', 'base'].map((side) => join(process.cwd(), '..', side))

const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message, transferred) {
  counts[kindOf(message)]++
  post.call(this, message, transferred)
}
process.on('exit', () => process.stderr.write(`counts: ${JSON.stringify(counts)}\n`))

/**
 * @param {import('../src/render/engine.ts').EngineJob} job
 * @returns {keyof typeof counts}
 */
function kindOf({ options, files }) {
  if (options.raw) return 'probes'
  return files.every(isAsItStands) ? 'renders' : 'trials'
}

/** @param {import('../src/render/wire.ts').EngineFrame} file */
function isAsItStands({ name, data }) {
  return sides.some((side) => Buffer.compare(readFileSync(join(side, name)), data) === 0)
}
