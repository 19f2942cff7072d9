import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file in the bundle with the hash of all code. */
export const programDigestFile = 'program.sha256'

/**
 * A hash of all code of the bundle: what another program keeps beside renders may be otherwise.
 *
 * @param folder where the bundle is
 */
export function programDigest(folder: string): string {
  const sum = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.replaceAll('\\', '/'))
  for (const file of files.toSorted()) {
    const code = readFileSync(join(folder, file), 'utf8')
    sum.update(`\n${file} ${code.length}\n${code}`)
  }
  return sum.digest('hex')
}
