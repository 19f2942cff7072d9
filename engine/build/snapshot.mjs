// Starts a Go program once and writes its memory and globals back into its
// module: whoever instantiates that finds it started.
import { hostImports } from './host.mjs'
import {
  dataSection,
  globalSection,
  memorySection,
  readGlobals,
  readSections,
  SECTION,
  unsigned,
  withExportedGlobals,
  withSections,
} from './sections.mjs'

const PAGE = 65_536

/** A render that needs more than this many pages (512 MiB) is ended. */
const MAXIMUM_PAGES = 8192

/** V8 refuses modules with more segments (kV8MaxWasmDataSegments). */
const MAXIMUM_SEGMENTS = 100_000

/** Zeros of this many 8-byte words are cheaper left out than written. */
const GAP = 8

/**
 * @param {Uint8Array} module a Go reactor
 * @returns {Uint8Array}
 */
export function snapshot(module) {
  const sections = readSections(module)
  if (sections.some(({ id }) => id === SECTION.start)) throw new Error('the module starts by itself')
  const globals = readGlobals(sections)
  const exposed = withExportedGlobals(sections, globals, globalName)
  const { memory, exports } = start(withSections(module, new Map([[SECTION.export, exposed]])))
  const values = globals.map((_, index) => exports[globalName(index)].value)
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

/** @param {number} index */
function globalName(index) {
  return `snapshot global ${index}`
}

/** @param {Uint8Array} bytes */
function start(bytes) {
  const module = new WebAssembly.Module(bytes)
  const instance = new WebAssembly.Instance(
    module,
    hostImports(module, () => /** @type {WebAssembly.Memory} */ (instance.exports.memory)),
  )
  const exports = /** @type {Record<string, any>} */ (instance.exports)
  exports['_initialize']()
  exports.gc()
  return { memory: exports.memory.buffer, exports }
}

/**
 * The parts of a memory that are not zero, in order.
 * @param {ArrayBuffer} memory
 */
function segmentsOf(memory) {
  const words = new BigUint64Array(memory)
  const segments = []
  for (let first = nextUsed(words, 0); first < words.length;) {
    const end = endOfUsed(words, first)
    segments.push({ offset: 8 * first, bytes: new Uint8Array(memory, 8 * first, 8 * (end - first)) })
    first = nextUsed(words, end)
  }
  if (segments.length > MAXIMUM_SEGMENTS) throw new Error(`${segments.length} segments are too many`)
  return segments
}

/** @param {BigUint64Array} words @param {number} from */
function nextUsed(words, from) {
  while (from < words.length && words[from] === 0n) from++
  return from
}

/** The end of a part that holds no gap. @param {BigUint64Array} words @param {number} first */
function endOfUsed(words, first) {
  let end = first + 1
  for (let at = end; at < words.length && at - end < GAP; at++) {
    if (words[at] !== 0n) end = at + 1
  }
  return end
}
