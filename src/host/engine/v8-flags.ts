import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * Sets the V8 flags of this process. The main thread calls it after it has loaded its modules and started a worker:
 * with a changed flag Node rejects the cached code of its built-in modules and compiles them, so that a thread takes
 * 90 ms longer to start.
 *
 * Threads are running at that time, so no flag is set that moves work between them. No flag changes the optimisation of
 * WebAssembly: with `--no-wasm-inlining` V8 crashed on a chart with an endless loop.
 */
export function setRunFlags(): void {
  const node = Number.parseInt(process.versions.node)
  for (const { flag, since = 20 } of [...shortRuns, patterns]) if (node >= since) setFlagsFromString(flag)
  setFlagsFromString(`--semi-space-growth-factor=${isYoungGenerationGrown() ? 1 : 16}`)
}

/**
 * True if loading the program has brought the young generation to a size at which further growth saves no time. Node 24 would let
 * it grow to 128 MiB on a machine with much memory.
 */
function isYoungGenerationGrown(): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
  return (young?.space_size ?? 0) >= enoughYoungBytes
}

/** Two semi-spaces of 8 MiB. */
const enoughYoungBytes = 2 ** 24

interface Flag {
  readonly flag: string
  /** The first major version of Node whose V8 accepts the flag without a warning. */
  readonly since?: number
}

/**
 * Makes V8 collect the old generation when it has grown by so many percent, by default by half, instead of to a multiple as in
 * short runs.
 */
export function boundOldGeneration(percent = 50): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`)
}

/**
 * Most runs last a second or two, so optimising code only takes processor time from the workers: V8 compiles a function
 * with Maglev after 4,000 calls instead of 400, and with TurboFan after 120,000 instead of 3,000. The old generation, 22 MB when
 * it is first collected, is collected again when it has grown to the sixfold size: a run of 60 targets ends before that.
 */
const shortRuns: readonly Flag[] = [
  { flag: '--invocation-count-for-maglev=4000', since: 22 },
  { flag: '--invocation-count-for-turbofan=120000', since: 22 },
  { flag: '--heap-growing-percent=500' },
]

/**
 * A text in a pull request may cause very long backtracking of a regular expression. After 50,000 backtracks V8 switches to
 * its linear-time engine, for patterns that this engine supports.
 */
const patterns: Flag = { flag: '--enable-experimental-regexp-engine-on-excessive-backtracks' }
