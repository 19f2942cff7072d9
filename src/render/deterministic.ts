/**
 * The clocks of an instance. The wall clock stays at the time of `set`, in milliseconds since 1970. The monotonic clock
 * advances one microsecond with each reading, as the Go runtime expects.
 */
export function createClock(memory: () => WebAssembly.Memory) {
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
    /** Ends every wait at once. `subscriptions` have 48 bytes, `events` 32 (WASI preview 1, `poll_oneoff`). */
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

const wallClock = 0

/** In nanoseconds; later than the clock of the snapshot. */
const firstUptime = 1_000_000_000_000n

/** The random source of an instance: the generator mulberry32, whose state is 32 bits. */
export function createRandom(memory: () => WebAssembly.Memory) {
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
  const hashed = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
  return (hashed ^ (hashed >>> 14)) >>> 24
}
