// Runs the go command for the engine's module.
import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Settings that could change what is built, fixed for every go command. */
const SETTINGS = { GOFLAGS: '-mod=readonly', GOWORK: 'off', GOEXPERIMENT: '', GOWASM: '', CGO_ENABLED: '0' }

/**
 * Runs `go ARGS...` and returns what it prints; a failure throws with the
 * command's own error output on the terminal.
 * @param folder the working folder
 * @param settings further environment variables
 */
export function go(folder: string, args: string[], settings: Record<string, string> = {}): string {
  const env = { ...process.env, ...SETTINGS, ...settings }
  return execFileSync('go', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/**
 * Modules required in go.mod: path -> version.
 * @param folder the module's folder
 */
export function requirements(folder: string): Map<string, string> {
  const { Require } = JSON.parse(go(folder, ['mod', 'edit', '-json']))
  return new Map(Require.map((entry: { Path: string; Version: string }) => [entry.Path, entry.Version]))
}

/**
 * Downloads one module into the module cache, checked against the checksum
 * database, and returns its folder there.
 * @param outside a folder that belongs to no module, so that no `replace` applies
 */
export function download(outside: string, module: string, version: string): string {
  const settings = { GOFLAGS: '', GO111MODULE: 'on' }
  return JSON.parse(go(outside, ['mod', 'download', '-json', `${module}@${version}`], settings)).Dir
}

/** Makes a copy of a module writable: the module cache is read-only, and so are copies of it. */
export function makeWritable(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) makeWritable(path)
    else chmodSync(path, 0o644)
  }
}
