// The little a Go program asks of its host while it starts. Everything is
// fixed, so that a snapshot of the started program is always the same.

const EBADF = 8
const ENOSYS = 52
const CHARACTER_DEVICE = 2
const ARGUMENTS = ['helm']

// wasip1 cannot interrupt running code, so that a concurrent collection may
// stay open while a render allocates; the heap then grows many times over.
//
// A render is short and leaves little behind: collecting at five times what is
// in use instead of twice takes a tenth off its time for 12 MiB of memory. From
// 256 MiB on, half of what there is at most, memory counts more than time.
const ENVIRONMENT = ['GODEBUG=gcstoptheworld=1', 'GOGC=400', 'GOMEMLIMIT=256MiB']

const WALL_CLOCK = 0
const START_OF_2000 = 946_684_800_000_000_000n
const UPTIME = 1_000_000_000n

/**
 * Functions for the imports of a module.
 * @param {WebAssembly.Module} module
 * @param {() => WebAssembly.Memory} memory
 */
export function hostImports(module, memory) {
  const functions = { ...texts(memory), ...sources(memory), ...files(memory) }
  const named = WebAssembly.Module.imports(module).map(({ name }) => [
    name,
    functions[name] ?? (() => ENOSYS),
  ])
  return { wasi_snapshot_preview1: Object.fromEntries(named) }
}

/** @param {() => WebAssembly.Memory} memory */
function texts(memory) {
  return {
    args_sizes_get: sizesOf(memory, ARGUMENTS),
    args_get: writerOf(memory, ARGUMENTS),
    environ_sizes_get: sizesOf(memory, ENVIRONMENT),
    environ_get: writerOf(memory, ENVIRONMENT),
  }
}

/** @param {() => WebAssembly.Memory} memory @param {string[]} list */
function sizesOf(memory, list) {
  return (/** @type {number} */ count, /** @type {number} */ size) => {
    const view = new DataView(memory().buffer)
    view.setUint32(count, list.length, true)
    view.setUint32(size, list.join('\0').length + 1, true)
    return 0
  }
}

/** @param {() => WebAssembly.Memory} memory @param {string[]} list */
function writerOf(memory, list) {
  return (/** @type {number} */ pointers, /** @type {number} */ target) => {
    const view = new DataView(memory().buffer)
    for (const [index, text] of list.entries()) {
      view.setUint32(pointers + 4 * index, target, true)
      Buffer.from(memory().buffer).write(`${text}\0`, target)
      target += text.length + 1
    }
    return 0
  }
}

/** @param {() => WebAssembly.Memory} memory */
function sources(memory) {
  return {
    clock_time_get: (
      /** @type {number} */ clock,
      /** @type {bigint} */ _precision,
      /** @type {number} */ target,
    ) => {
      new DataView(memory().buffer).setBigUint64(target, clock === WALL_CLOCK ? START_OF_2000 : UPTIME, true)
      return 0
    },
    random_get: (/** @type {number} */ target, /** @type {number} */ length) => {
      const bytes = new Uint8Array(memory().buffer, target, length)
      for (const index of bytes.keys()) bytes[index] = index * 167 + 13
      return 0
    },
    sched_yield: () => 0,
  }
}

/** @param {() => WebAssembly.Memory} memory */
function files(memory) {
  return {
    fd_fdstat_get: (/** @type {number} */ file, /** @type {number} */ target) => {
      if (file > 2) return EBADF
      new Uint8Array(memory().buffer, target, 24).fill(0)
      new DataView(memory().buffer).setUint8(target, CHARACTER_DEVICE)
      return 0
    },
    fd_fdstat_set_flags: () => 0,
    fd_prestat_get: () => EBADF,
    proc_exit: (/** @type {number} */ code) => {
      throw new Error(`the engine ended with code ${code} while it started`)
    },
  }
}
