// Thousands of renders in one process: whether its memory stays flat and no worker ends.
import { readFileSync } from 'node:fs'
import { createWorkerPool, type WorkerPool } from '../src/host/engine/worker-pool.ts'
import { mix } from './endurance-mix.ts'
import { median, printRow } from './table.ts'
import type { EngineAnswer } from '../src/render/engine.ts'
import type { EngineJob } from '../src/render/engine-job.ts'

/** Memory after so many renders, in bytes: of the process, and of its largest engine. */
interface Sample {
  renders: number
  resident: number
  engine: number
}

interface Count {
  answered: number
  failed: number
  ended: string[]
  samples: Sample[]
}

const ENGINE = new URL('../dist/engine.wasm', import.meta.url)
const WORKERS = 2
const TIMEOUT = 60_000

/** Renders between two samples of the memory, and between two printed lines. */
const SAMPLE = 100
const LINE = 1000

/** Memory is flat if its median grows by less than this factor from the second third to the last third. */
const TOLERANCE = 1.1

/**
 * Renders a mix of charts and prints what memory the process and its largest engine hold. Throws if a render was
 * ended or if memory grew.
 */
export async function endure(renders: number): Promise<void> {
  const start = { module: new WebAssembly.Module(readFileSync(ENGINE)) }
  const script = new URL('../src/worker.ts', import.meta.url)
  const pool = createWorkerPool<EngineJob, EngineAnswer>({ script, start, size: WORKERS, timeout: TIMEOUT })
  const count: Count = { answered: 0, failed: 0, ended: [], samples: [] }
  printRow('renders', 'process', 'engine', 'failed')
  try {
    await renderAll(pool, renders, count)
  } finally {
    await pool.close()
  }
  judge(count)
}

async function renderAll(
  pool: WorkerPool<EngineJob, EngineAnswer>,
  renders: number,
  count: Count,
): Promise<void> {
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

function add(count: Count, answer: EngineAnswer): void {
  if (answer.status === 'ended') {
    count.ended.push(answer.reason)
    return
  }
  const header: { error: string } = JSON.parse(new TextDecoder().decode(answer.frames[0]?.data))
  if (header.error === '') count.answered++
  else count.failed++
}

function printSample({ samples, failed }: Count): void {
  const { renders, resident, engine } = samples.at(-1)!
  printRow(`${renders}`, mebibytes(resident), mebibytes(engine), `${failed}`)
}

function judge({ samples, ended, answered, failed }: Count): void {
  if (ended.length > 0)
    throw new Error(`${ended.length} renders were ended: ${[...new Set(ended)].join('; ')}`)
  if (answered === 0 || failed === 0)
    throw new Error('the mix is to hold charts that render and charts that fail')
  const third = Math.floor(samples.length / 3)
  const growth = (['resident', 'engine'] as const).map((key) => {
    const values = samples.map((sample) => sample[key])
    return median(values.slice(2 * third)) / median(values.slice(third, 2 * third))
  })
  const [resident, engine] = growth.map((ratio) => `${((ratio - 1) * 100).toFixed(1)} %`)
  console.log(`from the second third to the last the process grew by ${resident}, the engine by ${engine}`)
  if (growth.some((ratio) => !(ratio < TOLERANCE))) throw new Error('memory is not flat')
  console.log('memory is flat, and no render was ended')
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
