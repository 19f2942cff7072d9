// Reads and writes the parts of a WebAssembly module that a snapshot changes
// (WebAssembly Core Specification 2.0, section 5, Binary Format).

export const SECTION = { memory: 5, global: 6, export: 7, start: 8, data: 11, dataCount: 12 }
export const TYPE = { i32: 0x7f, i64: 0x7e }
const HEADER_SIZE = 8
const CONST = { [TYPE.i32]: 0x41, [TYPE.i64]: 0x42 }
const END = 0x0b
const EXPORTED_GLOBAL = 3

/** @typedef {{ id: number, body: Uint8Array }} Section */
/** @typedef {{ type: number, mutable: number }} Global */

/** Reads a module from a position on. */
class Reader {
  /** @param {Uint8Array} bytes @param {number} position */
  constructor(bytes, position) {
    this.bytes = bytes
    this.position = position
  }

  byte() {
    const value = this.bytes[this.position++]
    if (value === undefined) throw new Error('the module is cut short')
    return value
  }

  /** An unsigned LEB128 number below 2^53. */
  unsigned() {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }

  /** @param {number} length */
  take(length) {
    this.position += length
    return this.bytes.subarray(this.position - length, this.position)
  }
}

/**
 * @param {Uint8Array} module
 * @returns {Section[]}
 */
export function readSections(module) {
  const reader = new Reader(module, HEADER_SIZE)
  const sections = []
  while (reader.position < module.length) {
    const id = reader.byte()
    sections.push({ id, body: reader.take(reader.unsigned()) })
  }
  return sections
}

/**
 * The globals a module defines; their first values must be plain constants.
 * @param {Section[]} sections
 * @returns {Global[]}
 */
export function readGlobals(sections) {
  const reader = new Reader(bodyOf(sections, SECTION.global), 0)
  return Array.from({ length: reader.unsigned() }, () => {
    const global = { type: reader.byte(), mutable: reader.byte() }
    if (reader.byte() !== CONST[global.type])
      throw new Error(`a global of type ${global.type} is not a constant`)
    while (reader.byte() >= 128);
    if (reader.byte() !== END) throw new Error('a global starts with an expression')
    return global
  })
}

/**
 * @param {Section[]} sections
 * @param {number} id
 */
export function bodyOf(sections, id) {
  const found = sections.find((section) => section.id === id)
  if (found === undefined) throw new Error(`the module has no section ${id}`)
  return found.body
}

/**
 * Puts sections together, in place of those with the same id.
 * @param {Uint8Array} module
 * @param {Map<number, Uint8Array>} replaced
 */
export function withSections(module, replaced) {
  const parts = [module.subarray(0, HEADER_SIZE)]
  for (const { id, body } of readSections(module)) {
    const chosen = (id > 0 && replaced.get(id)) || body
    parts.push(Uint8Array.of(id), unsigned(chosen.length), chosen)
  }
  return Buffer.concat(parts)
}

/**
 * The export section with every global added, named by `nameOf`.
 * @param {Section[]} sections
 * @param {Global[]} globals
 * @param {(index: number) => string} nameOf
 */
export function withExportedGlobals(sections, globals, nameOf) {
  const reader = new Reader(bodyOf(sections, SECTION.export), 0)
  const count = reader.unsigned()
  const added = globals.flatMap((_, index) => {
    const name = Buffer.from(nameOf(index))
    return [unsigned(name.length), name, Uint8Array.of(EXPORTED_GLOBAL), unsigned(index)]
  })
  return Buffer.concat([unsigned(count + globals.length), reader.bytes.subarray(reader.position), ...added])
}

/**
 * @param {Global[]} globals
 * @param {(number | bigint)[]} values
 */
export function globalSection(globals, values) {
  const entries = globals.map(({ type, mutable }, index) =>
    Buffer.concat([Uint8Array.of(type, mutable), constant(type, values[index] ?? 0)]),
  )
  return Buffer.concat([unsigned(entries.length), ...entries])
}

/**
 * One memory with bounds in pages of 64 KiB.
 * @param {number} pages
 * @param {number} maximum
 */
export function memorySection(pages, maximum) {
  return Buffer.concat([Uint8Array.of(1, 1), unsigned(pages), unsigned(maximum)])
}

/** @param {{ offset: number, bytes: Uint8Array }[]} segments */
export function dataSection(segments) {
  const parts = segments.flatMap(({ offset, bytes }) => [
    Uint8Array.of(0),
    constant(TYPE.i32, offset),
    unsigned(bytes.length),
    bytes,
  ])
  return Buffer.concat([unsigned(segments.length), ...parts])
}

/**
 * @param {number} type
 * @param {number | bigint} value
 */
function constant(type, value) {
  return Buffer.concat([Uint8Array.of(CONST[type] ?? 0), signed(BigInt(value)), Uint8Array.of(END)])
}

/** @param {number} value */
export function unsigned(value) {
  const bytes = []
  do {
    const rest = Math.floor(value / 128)
    bytes.push((value % 128) | (rest > 0 ? 128 : 0))
    value = rest
  } while (value > 0)
  return Uint8Array.from(bytes)
}

/** @param {bigint} value */
function signed(value) {
  const bytes = []
  for (;;) {
    const byte = Number(value & 127n)
    value >>= 7n
    const last = (value === 0n && byte < 64) || (value === -1n && byte >= 64)
    bytes.push(last ? byte : byte | 128)
    if (last) return Uint8Array.from(bytes)
  }
}
