import { createClock, createRandom } from './deterministic.ts'

/**
 * The host of the engine: no files, no network, no environment, a fixed clock and a random source that starts from a seed.
 * It implements the functions of WASI preview 1 that a Go program needs; all others return "not supported".
 */
export interface Wasi {
  /** The functions a module imports. */
  imports(module: WebAssembly.Module): WebAssembly.Imports
  /** To be called before each render. */
  begin(clockAndSeed: ClockAndSeed): void
  /** Whether random bytes were drawn since `begin`. */
  drewRandom(): boolean
  /** The first lines that the program printed; they contain the reason of a crash. */
  output(): string
}

/** The time and the random seed of a render, so that it can be repeated. */
export interface ClockAndSeed {
  /** Milliseconds since 1970: the time that templates see. */
  readonly now: number
  /** Start of the random source; a 32-bit integer. */
  readonly seed: number
}

/** The engine called `exit`, as a Go program does after a fatal error. */
export class EngineExit extends Error {
  override readonly name = 'EngineExit'
}

/** Creates the host of one instance; `memory` returns the memory of the instance once it exists. */
export function createWasi(memory: () => WebAssembly.Memory): Wasi {
  const clock = createClock(memory)
  const random = createRandom(memory)
  const output = createOutput(memory)
  const functions: Record<string, (...values: never[]) => number> = {
    ...descriptors(memory),
    fd_write: output.write,
    clock_time_get: clock.read,
    poll_oneoff: clock.sleep,
    random_get: random.fill,
    sched_yield: () => 0,
    proc_exit: () => {
      throw new EngineExit('the engine ended')
    },
  }
  return {
    imports: (module) => importsOf(module, functions),
    begin({ now, seed }) {
      clock.set(now)
      random.start(seed)
    },
    drewRandom: random.used,
    output: output.text,
  }
}

const notSupported = 52
const badDescriptor = 8

function importsOf(module: WebAssembly.Module, functions: Record<string, unknown>): WebAssembly.Imports {
  const names = WebAssembly.Module.imports(module).map(({ name }) => name)
  const named = names.map((name) => [name, functions[name] ?? (() => notSupported)])
  return { wasi_snapshot_preview1: Object.fromEntries(named) }
}

/** Standard input and output without a destination; there are no other files. */
function descriptors(memory: () => WebAssembly.Memory) {
  return {
    fd_fdstat_get(file: number, target: number): number {
      if (file > 2) return badDescriptor
      new Uint8Array(memory().buffer, target, 24).fill(0)
      return 0
    },
    fd_fdstat_set_flags: () => 0,
    fd_prestat_get: () => badDescriptor,
    fd_filestat_get: () => badDescriptor,
  }
}

/** In characters: the engine prints only the reason of a crash, followed by the stacks of its goroutines. */
const maxOutputLength = 300

function createOutput(memory: () => WebAssembly.Memory) {
  let text = ''
  return {
    text: () => text.trim(),
    /** `vectors` are addresses and lengths (WASI preview 1, `fd_write`). */
    write(_file: number, vectors: number, count: number, written: number): number {
      const view = new DataView(memory().buffer)
      let size = 0
      for (let at = vectors; at < vectors + 8 * count; at += 8) {
        const bytes = new Uint8Array(memory().buffer, view.getUint32(at, true), view.getUint32(at + 4, true))
        text = (text + new TextDecoder().decode(bytes)).slice(0, maxOutputLength)
        size += bytes.length
      }
      view.setUint32(written, size, true)
      return 0
    },
  }
}
