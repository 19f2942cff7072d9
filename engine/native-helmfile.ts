// Compiles the native helmfile that the engine was compared with. It has the
// clients of many clouds in it and takes ten minutes of processor time, so the
// tests compare with what it said when it was recorded.
//
//   node engine/native-helmfile.ts [0]     prints its path, of helmfile 1 or 0
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { download, go, makeWritable } from './build/go.ts'
import { hasGo } from './native-helm.ts'
import { userCache } from './native-kustomize.ts'

const MODULE = 'github.com/helmfile/helmfile'

/** The versions whose semantics engine/helmfile follows; 0 for files that only helmfile 0 reads. */
const VERSIONS = { 0: 'v0.171.0', 1: 'v1.8.0' } as const

/** A major version of helmfile. */
export type HelmfileMajor = keyof typeof VERSIONS

/** Its path; it is compiled on the first call. `undefined` where Go is missing. */
export function nativeHelmfile(major: HelmfileMajor = 1): string | undefined {
  const version = VERSIONS[major]
  const path = join(userCache(), `helmfile-${version}`, 'helmfile')
  if (!existsSync(path) && hasGo()) install(path, version)
  return existsSync(path) ? path : undefined
}

/** `go install` refuses a module with replacements, so a copy of it is built. */
function install(path: string, version: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-helmfile-'))
  const copy = join(folder, 'helmfile')
  cpSync(download(tmpdir(), MODULE, version), copy, { recursive: true })
  makeWritable(copy)
  go(copy, ['build', '-ldflags=-s -w', '-o', path, '.'], { GOFLAGS: '-mod=mod' })
  rmSync(folder, { recursive: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(nativeHelmfile(process.argv[2] === '0' ? 0 : 1) ?? 'Go is not installed')
