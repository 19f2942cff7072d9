import { gzipSync } from 'node:zlib'

/** A gzipped tar archive (POSIX ustar) of files by path. */
export function tgz(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return gzipSync(tar(Object.entries(files)))
}

/** A tar archive of entries; the type of a file is `0`. */
export function tar(
  entries: readonly (readonly [name: string, data: string | Uint8Array, type?: string])[],
): Uint8Array {
  const blocks = entries.flatMap(([name, data, type]) => entry(name, Buffer.from(data), type))
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)])
}

const blockSize = 512

/** Offsets of the fields of a header that a reader asks for. */
const fields = { mode: 100, size: 124, checksum: 148, type: 156, magic: 257, prefix: 345 }

function entry(path: string, data: Buffer, type = '0'): Buffer[] {
  const header = Buffer.alloc(blockSize)
  const slash = path.length > 100 ? path.lastIndexOf('/', 155) : -1
  header.write(path.slice(slash + 1), 0)
  header.write(path.slice(0, Math.max(0, slash)), fields.prefix)
  header.write('0000644\0', fields.mode)
  header.write(`${octal(data.length, 11)}\0`, fields.size)
  header.write('        ', fields.checksum)
  header.write(type, fields.type)
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
