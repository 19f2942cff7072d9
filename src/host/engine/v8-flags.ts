import { setFlagsFromString } from 'node:v8'

/**
 * Sets how V8 treats this process from now on. For the main thread, once it has loaded what it needs and a worker is
 * about to be up: with a flag that is not V8's own choice Node does not use the code of its own modules that it
 * carries, and compiles it, so that a thread takes 90 ms longer to start.
 *
 * Threads run meanwhile: nothing is set here that says who does some work, since that may change in the middle of it.
 * How WebAssembly is optimised is left alone, too: with `--no-wasm-inlining` V8 crashed on a chart with an endless loop.
 */
export function setRunFlags(): void {
  const node = Number.parseInt(process.versions.node)
  for (const { flag, since = 20 } of [...shortRuns, patterns]) if (node >= since) setFlagsFromString(flag)
}

interface Flag {
  readonly flag: string
  /** The first version of Node whose V8 knows it, and does not complain. */
  readonly since?: number
}

/**
 * Most runs last a second or two: what optimises code for longer ones takes processor time from the workers on a small
 * machine. The young generation begins at 1 MB and grows at once to what a run needs.
 */
const shortRuns: readonly Flag[] = [
  { flag: '--invocation-count-for-turbofan=30000', since: 22 },
  { flag: '--semi-space-growth-factor=16' },
]

/**
 * A text that a pull request brings may make V8 go back and forth for very long in a pattern of ours. After 50,000
 * steps back it takes its other engine, whose time grows with the text alone, for patterns that this one can match.
 */
const patterns: Flag = { flag: '--enable-experimental-regexp-engine-on-excessive-backtracks' }
