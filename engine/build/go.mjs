// Runs the go command for the engine's module.
import { execFileSync } from 'node:child_process'

/** Settings that could change what is built, fixed for every go command. */
const SETTINGS = { GOFLAGS: '-mod=readonly', GOWORK: 'off', GOEXPERIMENT: '', GOWASM: '', CGO_ENABLED: '0' }

/**
 * Runs `go ARGS...` and returns what it prints; a failure throws with the
 * command's own error output on the terminal.
 * @param {string} folder the working folder
 * @param {string[]} args
 * @param {Record<string, string>} [settings] further environment variables
 */
export function go(folder, args, settings = {}) {
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
 * @param {string} folder the module's folder
 * @returns {Map<string, string>}
 */
export function requirements(folder) {
  const { Require } = JSON.parse(go(folder, ['mod', 'edit', '-json']))
  return new Map(
    Require.map((/** @type {{ Path: string, Version: string }} */ entry) => [entry.Path, entry.Version]),
  )
}

/**
 * Downloads one module into the module cache, checked against the checksum
 * database, and returns its folder there.
 * @param {string} outside a folder that belongs to no module, so that no `replace` applies
 * @param {string} module
 * @param {string} version
 * @returns {string}
 */
export function download(outside, module, version) {
  const settings = { GOFLAGS: '', GO111MODULE: 'on' }
  return JSON.parse(go(outside, ['mod', 'download', '-json', `${module}@${version}`], settings)).Dir
}
