// The functions of WASI that a Go program calls while it starts. Their answers
// are fixed, so that a snapshot of the started program is always the same.

const EBADF = 8
const ENOSYS = 52
const CHARACTER_DEVICE = 2
const ARGUMENTS = ['engine']

// wasip1 cannot interrupt running code, so that a concurrent collection may
// stay open while a render allocates; the heap then grows many times over.
//
// A render is short and leaves little garbage: collecting at five times the
// used memory instead of twice saves a tenth of its time and costs 12 MiB. From
// 320 MiB on the collector runs as often as needed. The objects of a very large
// kustomization take 220 MiB, and a build with them two thirds of the time that it
// took from 256 MiB on; a higher limit comes too near to the maximum of 512 MiB.
//
// With clobberfree=1 the collector writes a mark over what it frees. Both
// texts have one length, so that memory is laid out alike with and without.
const ENVIRONMENT = ['GODEBUG=gcstoptheworld=1,clobberfree=0', 'GOGC=400', 'GOMEMLIMIT=320MiB']
const MARKING = ENVIRONMENT.map((setting) => setting.replace('clobberfree=0', 'clobberfree=1'))

const WALL_CLOCK = 0
const START_OF_2000 = 946_684_800_000_000_000n
const UPTIME = 1_000_000_000n

/** Functions of WASI by their names. */
type HostFunctions = Record<string, (...args: never[]) => number>

/**
 * Functions for the imports of a module.
 * @param marksFreed whether the collector marks what it frees
 */
export function hostImports(
  module: WebAssembly.Module,
  memory: () => WebAssembly.Memory,
  marksFreed: boolean,
): WebAssembly.Imports {
  const environment = marksFreed ? MARKING : ENVIRONMENT
  const functions: HostFunctions = { ...texts(memory, environment), ...sources(memory), ...files(memory) }
  const named = WebAssembly.Module.imports(module).map(({ name }) => [
    name,
    functions[name] ?? (() => ENOSYS),
  ])
  return { wasi_snapshot_preview1: Object.fromEntries(named) }
}

function texts(memory: () => WebAssembly.Memory, environment: string[]): HostFunctions {
  return {
    args_sizes_get: sizesOf(memory, ARGUMENTS),
    args_get: writerOf(memory, ARGUMENTS),
    environ_sizes_get: sizesOf(memory, environment),
    environ_get: writerOf(memory, environment),
  }
}

function sizesOf(memory: () => WebAssembly.Memory, list: string[]): (count: number, size: number) => number {
  return (count: number, size: number) => {
    const view = new DataView(memory().buffer)
    view.setUint32(count, list.length, true)
    view.setUint32(size, list.join('\0').length + 1, true)
    return 0
  }
}

function writerOf(
  memory: () => WebAssembly.Memory,
  list: string[],
): (pointers: number, target: number) => number {
  return (pointers: number, target: number) => {
    const view = new DataView(memory().buffer)
    for (const [index, text] of list.entries()) {
      view.setUint32(pointers + 4 * index, target, true)
      Buffer.from(memory().buffer).write(`${text}\0`, target)
      target += text.length + 1
    }
    return 0
  }
}

function sources(memory: () => WebAssembly.Memory): HostFunctions {
  return {
    clock_time_get: (clock: number, _precision: bigint, target: number) => {
      new DataView(memory().buffer).setBigUint64(target, clock === WALL_CLOCK ? START_OF_2000 : UPTIME, true)
      return 0
    },
    random_get: (target: number, length: number) => {
      const bytes = new Uint8Array(memory().buffer, target, length)
      for (const index of bytes.keys()) bytes[index] = index * 167 + 13
      return 0
    },
    sched_yield: () => 0,
  }
}

function files(memory: () => WebAssembly.Memory): HostFunctions {
  return {
    fd_fdstat_get: (file: number, target: number) => {
      if (file > 2) return EBADF
      new Uint8Array(memory().buffer, target, 24).fill(0)
      new DataView(memory().buffer).setUint8(target, CHARACTER_DEVICE)
      return 0
    },
    fd_fdstat_set_flags: () => 0,
    fd_prestat_get: () => EBADF,
    proc_exit: (code: number) => {
      throw new Error(`the engine ended with code ${code} while it started`)
    },
  }
}
