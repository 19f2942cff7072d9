// Runs the go command for the engine's module.
import { execFileSync } from 'node:child_process'

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
