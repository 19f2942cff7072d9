/** A named byte string, the unit of the messages to and from the engine. */
export interface EngineFrame {
  readonly name: string
  readonly data: Uint8Array
}

/** A frame with its own buffer: a view would copy its whole buffer when it is posted to another thread. */
export function engineFrameOf(name: string, data: Uint8Array): EngineFrame {
  return { name, data: data.byteLength === data.buffer.byteLength ? data : new Uint8Array(data) }
}

/** Encodes frames as one message; engine/frames/frames.go describes the format. */
export function encodeFrames(frames: readonly EngineFrame[]): Uint8Array {
  const named = frames.map(({ name, data }) => ({ name: encoder.encode(name), data }))
  const size = named.reduce(
    (sum, { name, data }) => sum + 2 * numberSize + name.length + data.length,
    numberSize,
  )
  const writer = new Writer(new Uint8Array(size))
  writer.number(named.length)
  for (const { name, data } of named) {
    writer.bytes(name)
    writer.bytes(data)
  }
  return writer.message
}

/** Decodes a message; the data of the frames is copied. */
export function decodeFrames(message: Uint8Array): EngineFrame[] {
  return framesIn(message).map(({ name, data }) => ({ name, data: data.slice() }))
}

/** Decodes a message; the data of the frames are views of it. */
export function framesIn(message: Uint8Array): EngineFrame[] {
  const reader = new Reader(message)
  return Array.from({ length: reader.number() }, () => ({
    name: decoder.decode(reader.bytes()),
    data: reader.bytes(),
  }))
}

const numberSize = 4
const encoder = new TextEncoder()
const decoder = new TextDecoder()

class Writer {
  readonly message: Uint8Array
  readonly #view: DataView
  #position = 0

  constructor(message: Uint8Array) {
    this.message = message
    this.#view = new DataView(message.buffer)
  }

  number(value: number): void {
    this.#view.setUint32(this.#position, value, true)
    this.#position += numberSize
  }

  bytes(data: Uint8Array): void {
    this.number(data.length)
    this.message.set(data, this.#position)
    this.#position += data.length
  }
}

class Reader {
  readonly #message: Uint8Array
  readonly #view: DataView
  #position = 0

  constructor(message: Uint8Array) {
    this.#message = message
    this.#view = new DataView(message.buffer, message.byteOffset, message.byteLength)
  }

  number(): number {
    this.#position += numberSize
    return this.#view.getUint32(this.#position - numberSize, true)
  }

  bytes(): Uint8Array {
    const length = this.number()
    this.#position += length
    return this.#message.subarray(this.#position - length, this.#position)
  }
}
