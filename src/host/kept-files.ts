/** Limit on the size of a kept file; charts, values and manifests are smaller. */
const maxFileBytes = 2 ** 18

/** Limit on the bytes of all kept files of a tree. */
const maxBytes = 2 ** 26

/**
 * Reads each small file of a working folder once, up to limits of their sizes: a run reads most files more than ten times,
 * and must see one state of a file that is edited meanwhile.
 */
export function keepFiles(read: (path: string) => Uint8Array): (path: string) => Uint8Array {
  const kept = new Map<string, Uint8Array>()
  let remaining = maxBytes
  return (path) => {
    const keptFile = kept.get(path)
    if (keptFile) return keptFile
    const data = read(path)
    if (data.length <= Math.min(maxFileBytes, remaining)) {
      kept.set(path, data)
      remaining -= data.length
    }
    return data
  }
}
