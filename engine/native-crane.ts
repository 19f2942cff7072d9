// Installs crane, whose `crane registry serve` is the registry that tests of
// `meshgate fetch` talk to. It is kept in the user's cache folder, by version.
//
//   node engine/native-crane.ts     prints its path
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from './build/go.ts'
import { hasGo } from './native-helm.ts'
import { userCache } from './native-kustomize.ts'

const COMMAND = 'github.com/google/go-containerregistry/cmd/crane'
const VERSION = 'v0.22.1'

const FOLDER = join(userCache(), `crane-${VERSION}`)

/** The path of crane, which is compiled on the first call. `undefined` where Go is missing. */
export function nativeCrane(): string | undefined {
  const path = join(FOLDER, 'crane')
  if (!existsSync(path) && hasGo()) install()
  return existsSync(path) ? path : undefined
}

function install(): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-crane-'))
  go(folder, ['install', `${COMMAND}@${VERSION}`], { GOFLAGS: '', GOBIN: FOLDER })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeCrane() ?? 'Go is not installed')
