import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chartFilesOf, maxChartBytes, type ArchivedFile, type ArchiveProblem } from '../../registry/tar.ts'
import { replaceFile } from '../replace-file.ts'

/** Archives of charts in a folder, by the digest of their bytes. */
export interface ChartCache {
  /** The files of an archive, unpacked once, or the problem of the archive; `null` if the cache lacks it. */
  files(digest: string): readonly ArchivedFile[] | ArchiveProblem | null
  /** True if the cache has a valid archive. */
  has(digest: string): boolean
  /** Adds an archive. Another process never sees an incomplete file. */
  add(archive: Uint8Array): void
}

/** Opens the cache in a folder, which `add` creates if there is none; without one the cache is empty. */
export function openChartCache(folder: string): ChartCache {
  const unpacked = new Map<string, ReturnType<ChartCache['files']>>()
  const pathOf = (digest: string): string => join(folder, `${digest.replace(':', '-')}.tgz`)
  function filesOf(digest: string): ReturnType<ChartCache['files']> {
    const files = unpacked.get(digest) ?? unpackedFile(pathOf(digest), digest)
    unpacked.set(digest, files)
    return files
  }
  return {
    files: filesOf,
    has(digest) {
      const files = filesOf(digest)
      return files !== null && !('problem' in files)
    },
    add(archive) {
      const path = pathOf(digestOf(archive))
      mkdirSync(folder, { recursive: true })
      replaceFile(path, archive)
      unpacked.delete(digestOf(archive))
    },
  }
}

/** `sha256:` and the hash of the bytes as hexadecimal digits. */
export function digestOf(data: Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`
}

/** Limit on archives that are downloaded or read; the largest charts have a few megabytes. */
export const maxArchiveBytes = 64 * 2 ** 20

/** The files of a chart's archive, or the problem of the archive. */
export function unpack(archive: Uint8Array): readonly ArchivedFile[] | ArchiveProblem {
  try {
    return chartFilesOf(gunzipSync(archive, { maxOutputLength: maxUnpackedBytes }))
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return {
      problem: isTooLarge ? 'is too large when it is unpacked' : 'is not a gzip archive, or is damaged',
    }
  }
}

/** Limit on an unpacked archive: the files of a chart, with room for headers and padding. */
const maxUnpackedBytes = maxChartBytes + 16 * 2 ** 20

function unpackedFile(path: string, digest: string): ReturnType<ChartCache['files']> {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return null
  if (size > maxArchiveBytes) return { problem: `is larger than ${maxArchiveBytes / 2 ** 20} MiB` }
  const archive = readFileSync(path)
  const actual = digestOf(archive)
  if (actual !== digest)
    return { problem: `has another digest in the cache, \`${actual}\`, than \`${digest}\`` }
  return unpack(archive)
}
