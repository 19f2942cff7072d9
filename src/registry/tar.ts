/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string
  readonly data: Uint8Array
}

/** Why an archive is not read, as a predicate of it: "contains a link, ...". */
export interface ArchiveProblem {
  readonly problem: string
}

/** Helm's MaxDecompressedChartSize, and more files than any chart has. */
export const maxChartBytes = 100 * 2 ** 20
const maxChartFiles = 10_000

/**
 * The regular files of a tar archive (POSIX and GNU formats, as Go's `archive/tar` writes and reads them) without their
 * first folder, as Helm loads a chart (`pkg/chart/loader/archive`). Entries that no chart has are refused: links, devices,
 * paths that leave the folder of the chart.
 */
export function chartFilesOf(tar: Uint8Array): readonly ArchivedFile[] | ArchiveProblem {
  try {
    return filesIn(tar)
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message }
    throw error
  }
}

/** Why an archive is not read; ends the reading. */
class Refusal extends Error {}

function filesIn(tar: Uint8Array): ArchivedFile[] {
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  for (const { name: path, data } of entriesOf(tar)) {
    const name = nameInChart(path)
    if (name === null) throw new Refusal(`contains a path that leaves its folder: \`${path}\``)
    files.set(name, data)
    bytes += data.length
    if (bytes > maxChartBytes) throw new Refusal(`is larger than ${maxChartBytes / 2 ** 20} MiB`)
    if (files.size > maxChartFiles) throw new Refusal(`has more than ${maxChartFiles} files`)
  }
  return [...files].map(([name, data]) => ({ name, data }))
}

/** The path below the first folder; `null` for any other path. Archives made on Windows may have backslashes. */
function nameInChart(path: string): string | null {
  const [folder, ...segments] = path.replaceAll('\\', '/').replace(/^\.\//, '').split('/')
  const pathSegments = segments.filter((segment) => segment !== '' && segment !== '.')
  const isInside = folder !== '' && folder !== '..' && pathSegments.length > 0 && !pathSegments.includes('..')
  return isInside && !/^[a-z]:|[\0\n]/i.test(pathSegments.join('/')) ? pathSegments.join('/') : null
}

const blockSize = 512

/** The attributes of an entry from the headers in front of it. */
interface Extension {
  readonly path?: string
  readonly size?: number
}

function* entriesOf(tar: Uint8Array): Generator<ArchivedFile> {
  let extension: Extension = {}
  for (let start = 0; start + blockSize <= tar.length;) {
    const header = tar.subarray(start, start + blockSize)
    if (header.every((byte) => byte === 0)) return
    if (!hasValidChecksum(header)) throw new Refusal('is no tar archive, or a damaged one')
    const size = extension.size ?? numberAt(header, 124, 12)
    const data = tar.subarray(start + blockSize, start + blockSize + size)
    if (!Number.isSafeInteger(size) || data.length < size) throw new Refusal('ends too early')
    start += blockSize + Math.ceil(size / blockSize) * blockSize
    const kind = kinds[String.fromCharCode(header[156]!)]
    if (kind === undefined) throw new Refusal(`contains a link, a device or the like: \`${nameOf(header)}\``)
    if (kind === 'file') {
      const name = extension.path ?? nameOf(header)
      if (!name.endsWith('/')) yield { name, data }
    }
    extension = kind === 'file' || kind === 'folder' ? {} : { ...extension, ...extensionOf(kind, data) }
  }
}

/** By the type flag of a header. */
const kinds: Readonly<Record<string, 'file' | 'folder' | 'long-name' | 'extension' | 'global'>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '5': 'folder',
  L: 'long-name',
  x: 'extension',
  g: 'global',
}

function extensionOf(kind: 'long-name' | 'extension' | 'global', data: Uint8Array): Extension {
  if (kind === 'global') return {}
  return kind === 'long-name' ? { path: textAt(data, 0, data.length) } : recordsOf(data)
}

/** The records of a PAX header, `LENGTH KEY=VALUE\n`; a length counts the bytes of its whole record. */
function recordsOf(data: Uint8Array): Extension {
  const records = new Map<string, string>()
  for (let start = 0; start < data.length;) {
    const space = data.indexOf(0x20, start)
    const length = Number(decode(data.subarray(start, space)))
    if (space < 0 || !(length > 0)) break
    const record = decode(data.subarray(space + 1, start + length - 1))
    records.set(record.slice(0, record.indexOf('=')), record.slice(record.indexOf('=') + 1))
    start += length
  }
  const [path, size] = [records.get('path'), records.get('size')]
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size: Number(size) }) }
}

/** The name, in the format `ustar` with its prefix; GNU tar has other fields in the place of the prefix. */
function nameOf(header: Uint8Array): string {
  const prefix =
    textAt(header, 257, 8).startsWith('ustar') && header[262] === 0 ? textAt(header, 345, 155) : ''
  const name = textAt(header, 0, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

/** The sum of all bytes, with those of the sum itself counted as spaces. */
function hasValidChecksum(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0)
  return numberAt(header, 148, 8) === sum
}

/** An octal number; large ones are binary, with the first bit set. */
function numberAt(header: Uint8Array, start: number, length: number): number {
  const field = header.subarray(start, start + length)
  if ((field[0]! & 0x80) !== 0)
    return field.reduce((total, byte, index) => total * 256 + (index === 0 ? byte & 0x7f : byte), 0)
  const text = textAt(header, start, length).trim()
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : Number.NaN
}

/** The text up to the first NUL. */
function textAt(data: Uint8Array, start: number, length: number): string {
  const field = data.subarray(start, start + length)
  const end = field.indexOf(0)
  return decode(end < 0 ? field : field.subarray(0, end))
}

function decode(data: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(data)
}
