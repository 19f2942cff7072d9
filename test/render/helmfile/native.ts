import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { nativeHelm } from '../../../engine/native-helm.ts'
import { nativeHelmfile, type HelmfileMajor } from '../../../engine/native-helmfile.ts'
import type { Outcome } from './outcome.ts'

/** What the native helmfile of a major version says of a folder in an environment. */
export function nativeOutcome(
  files: Readonly<Record<string, string>>,
  environment: string,
  major: HelmfileMajor,
): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-helmfile-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  try {
    return outcomeIn(folder, environment, major)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function outcomeIn(folder: string, environment: string, major: HelmfileMajor): Outcome {
  const env = { PATH: `${helmFolder(folder, major)}:${process.env['PATH']}`, HOME: folder }
  const helmfile = (...args: string[]): string =>
    execFileSync(nativeHelmfile(major)!, ['-e', environment, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  try {
    const listed = JSON.parse(helmfile('list', '--output', 'json', '--skip-charts')) as ListedRelease[]
    const template = join(folder, 'values-of', '{{ .Release.Name }}.yaml')
    helmfile('write-values', '--output-file-template', template, '--skip-deps')
    return {
      releases: Object.fromEntries(
        listed
          .filter(({ enabled, installed }) => enabled && installed)
          .map(({ namespace, name }) => [`${namespace}/${name}`, valuesOf(folder, name)]),
      ),
    }
  } catch (error) {
    return {
      error: String((error as { stderr?: string }).stderr)
        .trim()
        .split('\n')
        .at(-1)!,
    }
  }
}

/** The folder with the command `helm`. Helmfile 0 asks it for its version with a flag that Helm 4 does not have. */
function helmFolder(folder: string, major: HelmfileMajor): string {
  const helm = nativeHelm()!
  if (major === 1) return dirname(helm)
  const script = join(folder, 'bin', 'helm')
  mkdirSync(dirname(script))
  writeFileSync(script, `#!/bin/sh\n[ "$1" = version ] && echo v3.17.0 || exec ${helm} "$@"\n`, {
    mode: 0o755,
  })
  return dirname(script)
}

interface ListedRelease {
  readonly name: string
  readonly namespace: string
  readonly enabled: boolean
  readonly installed: boolean
}

function valuesOf(folder: string, name: string): unknown {
  const written = readdirSync(join(folder, 'values-of')).includes(`${name}.yaml`)
  return written
    ? ((parse(readFileSync(join(folder, 'values-of', `${name}.yaml`), 'utf8')) as unknown) ?? {})
    : {}
}
