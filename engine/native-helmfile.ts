// Compiles the native helmfile that the engine was compared with. It has the
// clients of many clouds in it and takes ten minutes of processor time, so the
// tests compare with what it said when it was recorded.
//
//   node engine/native-helmfile.ts     prints its path
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { download, go, makeWritable } from './build/go.ts'
import { hasGo } from './native-helm.ts'
import { userCache } from './native-kustomize.ts'

const MODULE = 'github.com/helmfile/helmfile'

/** The version whose semantics engine/helmfile follows. */
const VERSION = 'v1.8.0'

/** Its path; it is compiled on the first call. `undefined` where Go is missing. */
export function nativeHelmfile(): string | undefined {
  const path = join(userCache(), `helmfile-${VERSION}`, 'helmfile')
  if (!existsSync(path) && hasGo()) install(path)
  return existsSync(path) ? path : undefined
}

/** `go install` refuses a module with replacements, so a copy of it is built. */
function install(path: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-helmfile-'))
  const copy = join(folder, 'helmfile')
  cpSync(download(tmpdir(), MODULE, VERSION), copy, { recursive: true })
  makeWritable(copy)
  go(copy, ['build', '-ldflags=-s -w', '-o', path, '.'], { GOFLAGS: '-mod=mod' })
  rmSync(folder, { recursive: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeHelmfile() ?? 'Go is not installed')
