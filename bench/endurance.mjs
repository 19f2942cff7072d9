// Thousands of renders in one process: does its memory stay, and does nothing die?
import { readFileSync } from 'node:fs'
import { createWorkerPool } from '../src/host/engine/worker-pool.ts'
import { mix } from './endurance-mix.mjs'
import { median, printRow } from './table.mjs'

/** @typedef {import('../src/render/engine.ts').EngineJob} EngineJob */
/** @typedef {import('../src/render/engine.ts').EngineAnswer} EngineAnswer */
/** @typedef {{ renders: number, resident: number, engine: number }} Sample bytes */
/** @typedef {{ answered: number, failed: number, ended: string[], samples: Sample[] }} Count */

const ENGINE = new URL('../dist/helm.wasm', import.meta.url)
const WORKERS = 2
const TIMEOUT = 60_000

/** Renders between two samples, and between two lines. */
const SAMPLE = 100
const LINE = 1000

/** Flat is what grows by less than this from the second third to the last one. */
const TOLERANCE = 1.1

/**
 * Renders a mix of charts and prints what memory the process and its largest engine hold. Throws where a render was
 * ended, and where memory grew.
 * @param {number} renders
 */
export async function endure(renders) {
  const start = { module: new WebAssembly.Module(readFileSync(ENGINE)) }
  const script = new URL('../src/worker.ts', import.meta.url)
  const pool = createWorkerPool({ script, start, size: WORKERS, timeout: TIMEOUT })
  /** @type {Count} */
  const count = { answered: 0, failed: 0, ended: [], samples: [] }
  printRow('renders', 'process', 'engine', 'failed')
  try {
    await renderAll(pool, renders, count)
  } finally {
    await pool.close()
  }
  judge(count)
}

/**
 * @param {import('../src/host/engine/worker-pool.ts').WorkerPool<EngineJob, EngineAnswer>} pool
 * @param {number} renders
 * @param {Count} count
 */
async function renderAll(pool, renders, count) {
  const jobAt = mix()
  for (let done = 0; done < renders; done += SAMPLE) {
    const answers = await Promise.all(range(SAMPLE).map((index) => pool.render(jobAt(done + index))))
    for (const answer of answers) add(count, answer)
    count.samples.push({
      renders: done + SAMPLE,
      resident: process.memoryUsage.rss(),
      engine: Math.max(...answers.map((answer) => ('memory' in answer ? answer.memory : 0))),
    })
    if ((done + SAMPLE) % LINE === 0) printSample(count)
  }
}

/** @param {Count} count @param {EngineAnswer} answer */
function add(count, answer) {
  if (answer.status === 'ended') return count.ended.push(answer.reason)
  const header = JSON.parse(new TextDecoder().decode(answer.frames[0].data))
  return header.error === '' ? count.answered++ : count.failed++
}

/** @param {Count} count */
function printSample({ samples, failed }) {
  const { renders, resident, engine } = samples.at(-1)
  printRow(`${renders}`, mebibytes(resident), mebibytes(engine), `${failed}`)
}

/** @param {Count} count */
function judge({ samples, ended, answered, failed }) {
  if (ended.length > 0)
    throw new Error(`${ended.length} renders were ended: ${[...new Set(ended)].join('; ')}`)
  if (answered === 0 || failed === 0)
    throw new Error('the mix is to hold charts that render and charts that fail')
  const third = Math.floor(samples.length / 3)
  const growth = ['resident', 'engine'].map((key) => {
    const values = samples.map((sample) => sample[key])
    return median(values.slice(2 * third)) / median(values.slice(third, 2 * third))
  })
  const told = growth.map((ratio) => `${((ratio - 1) * 100).toFixed(1)} %`)
  console.log(`from the second third to the last the process grew by ${told[0]}, the engine by ${told[1]}`)
  if (growth.some((ratio) => !(ratio < TOLERANCE))) throw new Error('memory is not flat')
  console.log('memory is flat, and no render was ended')
}

/** @param {number} bytes */
function mebibytes(bytes) {
  return `${Math.round(bytes / 2 ** 20)} MiB`
}

/** @param {number} count */
function range(count) {
  return Array.from({ length: count }, (_, index) => index)
}
