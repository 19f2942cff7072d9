// Builds the engine: dist/engine.wasm and engine/licenses.txt.
//
//   node engine/build.ts           writes both
//   node engine/build.ts --check   compares them with what would be written
//
// Needs Go (the version in go.mod) and Node. The same sources give the same
// bytes, wherever and whenever they are built.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './build/generate.ts'
import { go } from './build/go.ts'
import { licenses } from './build/licenses.ts'
import { snapshot } from './build/snapshot.ts'

const ENGINE = dirname(fileURLToPath(import.meta.url))
const ROOT = dirname(ENGINE)
const PLATFORM = { GOOS: 'wasip1', GOARCH: 'wasm' }

main(process.argv.slice(2))

function main(flags: string[]): void {
  generate(ENGINE)
  const built = {
    'dist/engine.wasm': snapshot(compile()),
    'engine/licenses.txt': Buffer.from(licenses(ENGINE, PLATFORM)),
  }
  for (const [name, bytes] of Object.entries(built)) {
    console.log(`${name}: ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
    if (flags.includes('--check')) check(name, bytes)
    else write(name, bytes)
  }
}

function compile(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-engine-'))
  const output = join(folder, 'engine.wasm')
  go(
    ENGINE,
    ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-buildmode=c-shared', '-o', output, '.'],
    PLATFORM,
  )
  const module = readFileSync(output)
  rmSync(folder, { recursive: true })
  return module
}

function write(name: string, bytes: Uint8Array): void {
  const file = join(ROOT, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

function check(name: string, bytes: Uint8Array): void {
  if (Buffer.compare(readFileSync(join(ROOT, name)), bytes) === 0) return
  console.error(`${name} is not what engine/ builds: run \`npm run engine\``)
  process.exitCode = 1
}
