// The licences of everything that is linked into the engine.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { go } from './go.ts'
import { COPIES } from './patches.ts'

interface Module {
  Path: string
  Version?: string
  Dir: string
  Replace?: { Dir: string }
  Main?: boolean
}

interface Package {
  Dir: string
  Module?: Module
}

const LICENSE_FILE = /^(licen[sc]e|notice|copying|patents)([.-].*)?$/i
const RULE = '='.repeat(79)

/**
 * One text with the licence and notice files of the Go distribution and of
 * every linked module, sorted by name; files in folders of linked packages
 * are included.
 * @param engine the engine's folder
 * @param platform GOOS and GOARCH
 */
export function licenses(engine: string, platform: Record<string, string>): string {
  const changed = Object.keys(COPIES).join(', ')
  const packages = linkedPackages(engine, platform)
  const root = go(engine, ['env', 'GOROOT']).trim()
  const parts = [describe('Go', go(engine, ['env', 'GOVERSION']).trim(), root, licenseFiles(root))]
  for (const [path, { module, folders }] of modulesOf(packages, engine)) {
    const files = new Set([...folders].flatMap((folder) => upwards(folder, module.Dir).flatMap(licenseFiles)))
    if (files.size === 0) throw new Error(`${path} has no licence file`)
    parts.push(describe(path, module.Version ?? '', module.Dir, [...files].toSorted()))
  }
  return `What meshgate's engine (dist/engine.wasm) is made of. Files of ${changed} were
changed: see engine/build/patches.

${parts.join('\n')}`
}

function linkedPackages(engine: string, platform: Record<string, string>): Package[] {
  const listed = go(engine, ['list', '-deps', '-json=Dir,Module', '.'], platform)
  return JSON.parse(`[${listed.replaceAll(/^}\n(?=.)/gm, '},\n')}]`)
}

/** A module, and the folders of its linked packages. */
interface LinkedModule {
  module: Module
  folders: Set<string>
}

/** Linked modules by path, without our own code. */
function modulesOf(packages: Package[], engine: string): [string, LinkedModule][] {
  const modules = new Map<string, LinkedModule>()
  for (const { Dir, Module } of packages) {
    if (Module === undefined || Module.Main || Dir.startsWith(join(engine, 'stubs'))) continue
    const linked = modules.get(Module.Path) ?? { module: Module, folders: new Set([Module.Dir]) }
    modules.set(Module.Path, linked)
    linked.folders.add(Dir)
  }
  return [...modules].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function upwards(folder: string, root: string): string[] {
  return folder === root ? [root] : [folder, ...upwards(dirname(folder), root)]
}

function licenseFiles(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files
    .map((file) => file.name)
    .filter((name) => LICENSE_FILE.test(name) && !name.endsWith('.go'))
  return names.map((name) => join(folder, name))
}

function describe(name: string, version: string, root: string, files: string[]): string {
  const texts = files.map((file) => `--- ${relative(root, file)}\n\n${readFileSync(file, 'utf8').trim()}\n`)
  return `${RULE}\n${name} ${version}\n${RULE}\n\n${texts.join('\n')}`
}
