// Compiles native-argo/, which generates the Applications of ApplicationSets
// with Argo CD's own packages. It takes minutes, so that tests compare with what
// it said when it was recorded. Argo CD 3.1 is the last one whose modules the
// module proxy serves; what 3.5 does otherwise is tested beside it.
//
//   node engine/native-argo.ts     prints its path
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from './build/go.ts'
import { hasGo } from './native-helm.ts'
import { userCache } from './native-kustomize.ts'

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), 'native-argo')

/** Its path; it is compiled on the first call. `undefined` where Go is missing. */
export function nativeArgo(): string | undefined {
  const hash = createHash('sha256')
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(SOURCES, file)))
  const path = join(userCache(), 'argo', hash.digest('hex').slice(0, 12))
  if (!existsSync(path) && hasGo()) go(SOURCES, ['build', '-ldflags=-s -w', '-o', path, '.'])
  return existsSync(path) ? path : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeArgo() ?? 'Go is not installed')
