// Copies the packages the engine changes from the module cache to
// `generated/` and patches them. None of that code is kept in the repository.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { download, makeWritable, requirements } from './go.ts'
import { builtinSchemas } from './builtin-schemas.ts'
import { COPIES, patches } from './patches.ts'
import type { Copy, Edit, Patch } from './patches/patch.ts'

/**
 * Writes `generated/` anew. Throws where a patch does not apply.
 * @param engine the engine's folder
 */
export function generate(engine: string): void {
  const versions = requirements(engine)
  const target = join(engine, 'generated')
  rmSync(target, { recursive: true, force: true })
  for (const [module, copy] of Object.entries(COPIES)) {
    copyPackages(download(tmpdir(), module, versionOf(versions, module)), target, copy)
  }
  for (const patch of patches((module) => versionOf(versions, module))) applyPatch(target, patch)
  writeFileSync(join(target, 'kyaml/openapi/builtin.go'), builtinSchemas())
}

function versionOf(versions: Map<string, string>, module: string): string {
  const version = versions.get(module)
  if (version === undefined) throw new Error(`go.mod does not require ${module}`)
  return version
}

function copyPackages(from: string, target: string, { into, paths, without = [] }: Copy): void {
  const to = join(target, into)
  const unwanted = new Set(without.map((path) => join(from, path)))
  const filter = (path: string): boolean => !unwanted.has(path) && !isTest(path)
  mkdirSync(to, { recursive: true })
  for (const path of paths) cpSync(join(from, path), join(to, path), { recursive: true, filter })
  makeWritable(to)
}

function isTest(path: string): boolean {
  return /_test\.go$|\/testdata$|\/go\.work/.test(path)
}

function applyPatch(target: string, patch: Patch): void {
  const folder = COPIES[patch.module]?.into ?? ''
  const path = join(target, folder, patch.file)
  const original = readFileSync(path, 'utf8')
  const changed = patch.edits.reduce((text, edit) => applyEdit(text, edit, patch.file), original)
  writeFileSync(path, `// Changed by the meshgate project: ${patch.why}.\n\n${changed}`)
}

function applyEdit(text: string, edit: Edit, file: string): string {
  const changed =
    typeof edit.from === 'string' ? text.replace(edit.from, () => edit.to) : text.replace(edit.from, edit.to)
  if (changed === text) throw new Error(`patch does not apply: ${file}: ${edit.from}`)
  return changed
}
