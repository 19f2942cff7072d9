import { createHash } from 'node:crypto'
import { encodeFrames, framesIn, type EngineFrame } from '../../render/wire.ts'

/** Bytes of a SHA-256. */
const sumBytes = 32

/** The file of an answer: a checksum of its key and its frames, then the frames. */
export function encodeAnswer(key: string, frames: readonly EngineFrame[]): Uint8Array {
  const message = encodeFrames(frames)
  return Buffer.concat([checksum(key, message), message])
}

/** The frames in the file of an answer; `null` for a file that is damaged, or that is the answer to another job. */
export function decodeAnswer(key: string, file: Uint8Array): EngineFrame[] | null {
  if (file.length < sumBytes) return null
  const message = new Uint8Array(file.buffer, file.byteOffset + sumBytes, file.length - sumBytes)
  return checksum(key, message).equals(file.subarray(0, sumBytes)) ? framesIn(message) : null
}

/** The checksum in the file of an answer, as hexadecimal digits. It is not compared with the answer. */
export function statedChecksum(file: Uint8Array): string {
  return Buffer.from(file.subarray(0, sumBytes)).toString('hex')
}

function checksum(key: string, message: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(message).digest()
}
