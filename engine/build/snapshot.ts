// Starts a Go program once and writes its memory and globals back into its
// module: an instance of the new module is started already.
import { hostImports } from './host.ts'
import {
  type Segment,
  dataSection,
  globalSection,
  memorySection,
  readGlobals,
  readSections,
  SECTION,
  unsigned,
  withExportedGlobals,
  withSections,
} from './sections.ts'

const PAGE = 65_536

/** A render that needs more than this many pages (512 MiB) is ended. */
const MAXIMUM_PAGES = 8192

/** V8 refuses modules with more segments (kV8MaxWasmDataSegments). */
const MAXIMUM_SEGMENTS = 100_000

/**
 * Zeros of this many 8-byte words are left out. Two would be cheaper to leave
 * out than to write, too, but there are more such gaps than V8 takes segments.
 */
const GAP = 3

/** What the collector writes over freed objects (Go's runtime/mgcsweep.go). */
const FREED = 0xdeadbeef_deadbeefn

/** More words than differ between two starts besides freed objects: flags and queues of the collector. */
const MAXIMUM_DIFFERENCES = 100

/**
 * The module with the state of a started program.
 * @param module a Go reactor
 */
export function snapshot(module: Uint8Array): Uint8Array {
  const sections = readSections(module)
  if (sections.some(({ id }) => id === SECTION.start)) throw new Error('the module starts by itself')
  const globals = readGlobals(sections)
  const exposed = withExportedGlobals(sections, globals, globalName)
  const bytes = withSections(module, new Map([[SECTION.export, exposed]]))
  const { memory, valueOf } = start(bytes, false)
  clearFreed(memory, start(bytes, true).memory)
  const values = globals.map((_, index) => valueOf(globalName(index)))
  const segments = segmentsOf(memory)
  return withSections(
    module,
    new Map([
      [SECTION.memory, memorySection(memory.byteLength / PAGE, MAXIMUM_PAGES)],
      [SECTION.global, globalSection(globals, values)],
      [SECTION.data, dataSection(segments)],
      [SECTION.dataCount, unsigned(segments.length)],
    ]),
  )
}

function globalName(index: number): string {
  return `snapshot global ${index}`
}

/** The exports of the engine; globals by their `globalName`. */
interface GoReactor {
  memory: WebAssembly.Memory
  _initialize(): void
  gc(): void
  [global: string]: unknown
}

/** The memory of a started module, and the values of its exported globals. */
interface Started {
  memory: ArrayBuffer
  valueOf(global: string): number | bigint
}

function start(bytes: Uint8Array, marksFreed: boolean): Started {
  const module = new WebAssembly.Module(bytes)
  const instance = new WebAssembly.Instance(
    module,
    hostImports(module, () => instance.exports.memory as WebAssembly.Memory, marksFreed),
  )
  const exports = instance.exports as unknown as GoReactor
  exports['_initialize']()
  exports.gc()
  return {
    memory: exports.memory.buffer,
    valueOf: (global) => (exports[global] as { value: number | bigint }).value,
  }
}

/**
 * Clears what a started program has freed: Go clears memory again before it
 * uses it.
 * @param marked the memory of the same program, in which what is freed is marked
 */
function clearFreed(memory: ArrayBuffer, marked: ArrayBuffer): void {
  const [words, marks] = [new BigUint64Array(memory), new BigUint64Array(marked)]
  if (words.length !== marks.length) throw new Error('the program starts with another size of its memory')
  let differences = 0
  for (const [at, mark] of marks.entries()) {
    if (words[at] === mark) continue
    if (mark === FREED) words[at] = 0n
    else differences++
  }
  if (differences > MAXIMUM_DIFFERENCES)
    throw new Error(`${differences} words differ where the program starts again`)
}

/** The parts of a memory that are not zero, in order. */
function segmentsOf(memory: ArrayBuffer): Segment[] {
  const words = new BigUint64Array(memory)
  const segments: Segment[] = []
  for (let first = nextUsed(words, 0); first < words.length;) {
    const end = endOfUsed(words, first)
    segments.push({ offset: 8 * first, bytes: new Uint8Array(memory, 8 * first, 8 * (end - first)) })
    first = nextUsed(words, end)
  }
  if (segments.length > MAXIMUM_SEGMENTS) throw new Error(`${segments.length} segments are too many`)
  return segments
}

function nextUsed(words: BigUint64Array, from: number): number {
  while (from < words.length && words[from] === 0n) from++
  return from
}

/** The end of the part that begins at `first` and holds no gap. */
function endOfUsed(words: BigUint64Array, first: number): number {
  let end = first + 1
  for (let at = end; at < words.length && at - end < GAP; at++) {
    if (words[at] !== 0n) end = at + 1
  }
  return end
}
