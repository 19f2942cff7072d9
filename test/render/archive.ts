import { gzipSync } from 'node:zlib'

/** A gzipped tar archive (POSIX ustar) of files by path. */
export function tgz(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, data]) => entry(name, Buffer.from(data)))
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]))
}

const blockSize = 512

/** Offsets of the fields of a header that a reader asks for. */
const fields = { mode: 100, size: 124, checksum: 148, magic: 257 }

function entry(name: string, data: Buffer): Buffer[] {
  const header = Buffer.alloc(blockSize)
  header.write(name, 0)
  header.write('0000644\0', fields.mode)
  header.write(`${octal(data.length, 11)}\0`, fields.size)
  header.write('        0', fields.checksum)
  header.write('ustar\u000000', fields.magic)
  header.write(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
    fields.checksum,
  )
  return [header, data, Buffer.alloc((blockSize - (data.length % blockSize)) % blockSize)]
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
