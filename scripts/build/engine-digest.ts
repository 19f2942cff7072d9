import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The file in the bundle with the hash of the engine. */
export const digestFile = 'engine.sha256'

/**
 * A hash of the engine and of the code that runs it in a worker: the answers of another one may differ.
 *
 * @param folder where the bundle is
 */
export function engineDigest(folder: string): string {
  const sum = createHash('sha256').update(readFileSync('dist/engine.wasm'))
  const files = new Set(['worker.js'])
  for (const file of files) {
    const code = readFileSync(join(folder, file), 'utf8')
    sum.update(`\n${file} ${code.length}\n${code}`)
    for (const [, name] of code.matchAll(/ from "(\.[^"]+)"/g))
      files.add(posix.join(posix.dirname(file), name!))
  }
  return sum.digest('hex')
}
