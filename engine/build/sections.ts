// Reads and writes the parts of a WebAssembly module that a snapshot changes
// (WebAssembly Core Specification 2.0, section 5, Binary Format).

export const SECTION = { memory: 5, global: 6, export: 7, start: 8, data: 11, dataCount: 12 }
export const TYPE = { i32: 0x7f, i64: 0x7e }
const HEADER_SIZE = 8
const CONST = { [TYPE.i32]: 0x41, [TYPE.i64]: 0x42 }
const END = 0x0b
const EXPORTED_GLOBAL = 3

export interface Section {
  id: number
  body: Uint8Array
}

/** A global variable: the code of its type, and whether it can be changed. */
export interface Global {
  type: number
  mutable: number
}

/** Reads a module from a position on. */
class Reader {
  readonly bytes: Uint8Array
  position: number

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes
    this.position = position
  }

  byte(): number {
    const value = this.bytes[this.position++]
    if (value === undefined) throw new Error('the module is cut short')
    return value
  }

  /** An unsigned LEB128 number below 2^53. */
  unsigned(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }

  take(length: number): Uint8Array {
    this.position += length
    return this.bytes.subarray(this.position - length, this.position)
  }
}

export function readSections(module: Uint8Array): Section[] {
  const reader = new Reader(module, HEADER_SIZE)
  const sections = []
  while (reader.position < module.length) {
    const id = reader.byte()
    sections.push({ id, body: reader.take(reader.unsigned()) })
  }
  return sections
}

/** The globals a module defines; their first values must be plain constants. */
export function readGlobals(sections: Section[]): Global[] {
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

export function bodyOf(sections: Section[], id: number): Uint8Array {
  const section = sections.find((candidate) => candidate.id === id)
  if (section === undefined) throw new Error(`the module has no section ${id}`)
  return section.body
}

/** The module with some sections replaced, by id. */
export function withSections(module: Uint8Array, replaced: Map<number, Uint8Array>): Buffer<ArrayBuffer> {
  const parts = [module.subarray(0, HEADER_SIZE)]
  for (const { id, body } of readSections(module)) {
    const chosen = (id > 0 && replaced.get(id)) || body
    parts.push(Uint8Array.of(id), unsigned(chosen.length), chosen)
  }
  return Buffer.concat(parts)
}

/** The export section with every global added, named by `nameOf`. */
export function withExportedGlobals(
  sections: Section[],
  globals: Global[],
  nameOf: (index: number) => string,
): Buffer<ArrayBuffer> {
  const reader = new Reader(bodyOf(sections, SECTION.export), 0)
  const count = reader.unsigned()
  const added = globals.flatMap((_, index) => {
    const name = Buffer.from(nameOf(index))
    return [unsigned(name.length), name, Uint8Array.of(EXPORTED_GLOBAL), unsigned(index)]
  })
  return Buffer.concat([unsigned(count + globals.length), reader.bytes.subarray(reader.position), ...added])
}

export function globalSection(globals: Global[], values: (number | bigint)[]): Buffer<ArrayBuffer> {
  const entries = globals.map(({ type, mutable }, index) =>
    Buffer.concat([Uint8Array.of(type, mutable), constant(type, values[index] ?? 0)]),
  )
  return Buffer.concat([unsigned(entries.length), ...entries])
}

/** One memory with bounds in pages of 64 KiB. */
export function memorySection(pages: number, maximum: number): Buffer<ArrayBuffer> {
  return Buffer.concat([Uint8Array.of(1, 1), unsigned(pages), unsigned(maximum)])
}

/** Bytes at an offset of the memory. */
export interface Segment {
  offset: number
  bytes: Uint8Array
}

export function dataSection(segments: readonly Segment[]): Buffer<ArrayBuffer> {
  const parts = segments.flatMap(({ offset, bytes }) => [
    Uint8Array.of(0),
    constant(TYPE.i32, offset),
    unsigned(bytes.length),
    bytes,
  ])
  return Buffer.concat([unsigned(segments.length), ...parts])
}

function constant(type: number, value: number | bigint): Buffer<ArrayBuffer> {
  return Buffer.concat([Uint8Array.of(CONST[type] ?? 0), signed(BigInt(value)), Uint8Array.of(END)])
}

export function unsigned(value: number): Uint8Array<ArrayBuffer> {
  const bytes = []
  do {
    const quotient = Math.floor(value / 128)
    bytes.push((value % 128) | (quotient > 0 ? 128 : 0))
    value = quotient
  } while (value > 0)
  return Uint8Array.from(bytes)
}

function signed(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = []
  for (;;) {
    const byte = Number(value & 127n)
    value >>= 7n
    const last = (value === 0n && byte < 64) || (value === -1n && byte >= 64)
    bytes.push(last ? byte : byte | 128)
    if (last) return Uint8Array.from(bytes)
  }
}
