// Checks the engine's Go code with gofmt, `go vet` and staticcheck, and prints
// what they find.
//
//   node engine/lint.ts
//
// Needs Go and `generated/`, which engine/build.ts writes.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './build/generate.ts'
import { go } from './build/go.ts'

const ENGINE = dirname(fileURLToPath(import.meta.url))
const STATICCHECK = 'honnef.co/go/tools/cmd/staticcheck@v0.8.2'

if (!existsSync(join(ENGINE, 'generated'))) generate(ENGINE)
const checks = [isFormatted(), passes('vet', './...'), passes('run', STATICCHECK, './...')]
process.exitCode = checks.every(Boolean) ? 0 : 1

/** Prints the files that gofmt would change; the copies of upstream code are left out. */
function isFormatted(): boolean {
  const sources = readdirSync(ENGINE, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? entry.name !== 'generated' : entry.name.endsWith('.go')))
    .map((entry) => entry.name)
  const gofmt = join(go(ENGINE, ['env', 'GOROOT']).trim(), 'bin', 'gofmt')
  const { status, stdout } = spawnSync(gofmt, ['-l', ...sources], {
    cwd: ENGINE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for (const file of stdout.trim().split('\n').filter(Boolean)) console.error(`${file}: run gofmt -w`)
  return status === 0 && stdout === ''
}

function passes(...args: string[]): boolean {
  return spawnSync('go', args, { cwd: ENGINE, stdio: 'inherit' }).status === 0
}
