// Copies the packages the engine changes from the module cache to
// `generated/` and patches them. None of that code is kept in the repository.
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { download, requirements } from './go.ts'
import { COPIES, patches, type Patch, type Edit } from './patches.ts'

/**
 * Writes `generated/` anew. Throws where a patch does not apply.
 * @param engine the engine's folder
 */
export function generate(engine: string): void {
  const versions = requirements(engine)
  const target = join(engine, 'generated')
  rmSync(target, { recursive: true, force: true })
  for (const [module, { into, paths }] of Object.entries(COPIES)) {
    copyPackages(download(tmpdir(), module, versionOf(versions, module)), join(target, into), paths)
  }
  for (const patch of patches(versionOf(versions, 'k8s.io/client-go'))) applyPatch(target, patch)
}

function versionOf(versions: Map<string, string>, module: string): string {
  const version = versions.get(module)
  if (version === undefined) throw new Error(`go.mod does not require ${module}`)
  return version
}

function copyPackages(from: string, to: string, paths: string[]): void {
  mkdirSync(to, { recursive: true })
  for (const path of paths) cpSync(join(from, path), join(to, path), { recursive: true, filter: isNeeded })
  makeWritable(to)
}

function isNeeded(path: string): boolean {
  return !/_test\.go$|\/testdata$|\/go\.work|\/v2\/lint$/.test(path)
}

/** The module cache is read-only, and so are copies of it. */
function makeWritable(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) makeWritable(path)
    else chmodSync(path, 0o644)
  }
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
