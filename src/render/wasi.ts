/**
 * The host of the engine: no files, no network, no environment; a clock that stands still and a random
 * source that starts from a seed. Of WASI preview 1 only what a Go program needs to run is there, everything
 * else answers "not supported".
 */
export interface Wasi {
  /** The functions a module imports. */
  imports(module: WebAssembly.Module): WebAssembly.Imports
  /** To be called before each render. */
  begin(conditions: Conditions): void
  /** Whether random bytes were drawn since `begin`. */
  drewRandom(): boolean
  /** The first lines the program printed, which tell why it ends. */
  output(): string
}

/** What a render could otherwise not be repeated with. */
export interface Conditions {
  /** Milliseconds since 1970: the time that templates see. */
  readonly now: number
  /** Start of the random source; a 32-bit integer. */
  readonly seed: number
}

/** The engine called `exit`, which a Go program does when it meets a fault of its own. */
export class EngineExit extends Error {
  override readonly name = 'EngineExit'
}

/** A host for one instance, which hands over its memory once it exists. */
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

const wallClock = 0

/** Later than the clock of the snapshot, in nanoseconds. */
const firstUptime = 1_000_000_000_000n

/** The wall clock stands still; the other one goes on a little with every look, as the Go runtime expects. */
function createClock(memory: () => WebAssembly.Memory) {
  let now = 0n
  let uptime = firstUptime
  return {
    set(milliseconds: number) {
      now = BigInt(Math.trunc(milliseconds)) * 1_000_000n
    },
    read(id: number, _precision: bigint, target: number): number {
      uptime += 1000n
      new DataView(memory().buffer).setBigUint64(target, id === wallClock ? now : uptime, true)
      return 0
    },
    /** Every wait is over at once. `subscriptions` have 48 bytes, `events` 32 (WASI preview 1, `poll_oneoff`). */
    sleep(subscriptions: number, events: number, count: number, done: number): number {
      const view = new DataView(memory().buffer)
      for (let index = 0; index < count; index++) {
        const [from, to] = [subscriptions + 48 * index, events + 32 * index]
        uptime += view.getBigUint64(from + 24, true)
        view.setBigUint64(to, view.getBigUint64(from, true), true)
        view.setUint32(to + 8, view.getUint8(from + 8) << 16, true)
      }
      view.setUint32(done, count, true)
      return 0
    },
  }
}

/** Bytes of the generator mulberry32, whose whole state is 32 bits. */
function createRandom(memory: () => WebAssembly.Memory) {
  let state = 0
  let used = false
  return {
    start(seed: number) {
      state = seed >>> 0
      used = false
    },
    used: () => used,
    fill(target: number, length: number): number {
      used = true
      const bytes = new Uint8Array(memory().buffer, target >>> 0, length)
      for (let index = 0; index < length; index++) {
        state = (state + 0x6d2b79f5) >>> 0
        bytes[index] = mulberry32(state)
      }
      return 0
    },
  }
}

function mulberry32(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), state | 1)
  const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
  return (more ^ (more >>> 14)) >>> 24
}

/** Standard input and output, which lead nowhere; there are no other files. */
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

/** A Go program prints nothing but why it ends, and then the state of all it was doing. */
const longestOutput = 300

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
        text = (text + new TextDecoder().decode(bytes)).slice(0, longestOutput)
        size += bytes.length
      }
      view.setUint32(written, size, true)
      return 0
    },
  }
}
