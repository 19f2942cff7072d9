/**
 * Bundles src/ into dist/: `npm run build`. With `--check` the bundle goes to a temporary folder and is compared
 * with dist/ byte for byte. The engine is built apart, by `npm run engine`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestFile, engineDigest } from './build/engine-digest.ts'
import { programDigest, programDigestFile } from './build/program-digest.ts'

const otherFiles = new Set(['licenses.txt', digestFile, programDigestFile])
const check = process.argv.includes('--check')
const folder = check ? mkdtempSync(join(tmpdir(), 'meshgate-dist-')) : 'dist'
if (!check) for (const file of bundleFiles('dist')) rmSync(join('dist', file))
execFileSync('rolldown', ['-c', '--logLevel', 'warn'], {
  env: { ...process.env, MESHGATE_DIST: folder },
  stdio: 'inherit',
})
writeFileSync(join(folder, digestFile), `${engineDigest(folder)}\n`)
writeFileSync(join(folder, programDigestFile), `${programDigest(folder)}\n`)
const files = bundleFiles(folder)
if (check) {
  const stale = [...new Set([...files, ...bundleFiles('dist')])].filter((file) => differs(file))
  rmSync(folder, { recursive: true })
  for (const file of stale) console.error(`dist/${file} is stale: run npm run build`)
  process.exitCode = stale.length > 0 ? 1 : 0
}
console.log(`${files.length} files ${check ? 'compared' : 'written to dist/'}`)

/** The files that a build writes, relative to the folder; the engine is none of them. */
function bundleFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') || otherFiles.has(file))
    .toSorted()
}

function differs(file: string): boolean {
  try {
    return !readFileSync(join(folder, file)).equals(readFileSync(join('dist', file)))
  } catch {
    return true
  }
}
