// Compiles native-flux/, which builds Flux Kustomizations with Flux's own
// packages: the engine is compared with it in tests. It is kept in the user's
// cache folder.
//
//   node engine/native-flux.ts     prints its path
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from './build/go.ts'
import { hasGo } from './native-helm.ts'
import { userCache } from './native-kustomize.ts'

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), 'native-flux')

/** Its path; it is compiled on the first call, which takes minutes. `undefined` where Go is missing. */
export function nativeFlux(): string | undefined {
  const hash = createHash('sha256')
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(SOURCES, file)))
  const path = join(userCache(), 'flux', hash.digest('hex').slice(0, 12))
  if (!existsSync(path) && hasGo()) go(SOURCES, ['build', '-ldflags=-s -w', '-o', path, '.'])
  return existsSync(path) ? path : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeFlux() ?? 'Go is not installed')
