/**
 * Writes what a release publishes: the npm package, the bill of materials, the release notes, and the checksums of the
 * first two and of each file of dist/. The same commit gives the same bytes.
 *
 *   node scripts/release.ts FOLDER         FOLDER is made; the changelog may have no date yet
 *   node scripts/release.ts FOLDER TAG     checks that the tag is that of the version, and that the changelog has a date
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkTag, releaseNotes } from './release/notes.ts'
import { sbom } from './release/sbom.ts'

const [folder, tag] = process.argv.slice(2)
if (!folder) throw new Error('usage: node scripts/release.ts FOLDER [TAG]')
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
if (tag) checkTag(tag, version)
const notes = releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), version, tag !== undefined)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'notes.md'), notes)
const files = [pack(folder), writeSbom(folder)]
writeFileSync(join(folder, 'SHA256SUMS'), checksums([...distFiles(), ...files]))

/** The path of the package. */
function pack(destination: string): string {
  const flags = ['--json', '--ignore-scripts', '--pack-destination', destination]
  const output = execFileSync('npm', ['pack', ...flags], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return join(destination, (JSON.parse(output) as [{ filename: string }])[0].filename)
}

/** The path of the bill of materials. */
function writeSbom(destination: string): string {
  const path = join(destination, `meshgate-${version}.cdx.json`)
  const licenses = readFileSync('dist/licenses.txt', 'utf8')
  const engineLicenses = readFileSync('engine/licenses.txt', 'utf8')
  writeFileSync(path, sbom({ version, licenses, engineLicenses, engine: readFileSync('dist/engine.wasm') }))
  return path
}

function distFiles(): string[] {
  const entries = readdirSync('dist', { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Lines as `sha256sum` writes them; a file outside of dist/ is listed by its base name. */
function checksums(paths: readonly string[]): string {
  const lines = paths.map((path) => {
    const name = path.startsWith('dist/') ? path : basename(path)
    return `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${name}\n`
  })
  return lines.toSorted((a, b) => (a.slice(64) < b.slice(64) ? -1 : 1)).join('')
}
