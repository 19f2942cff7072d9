import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderTexts } from '../charts/render.ts'
import { temporaryFolder } from '../host/repository.ts'
import { nodeProgram } from './cli.ts'

/** What `npm pack --json` says of a package. */
interface PackedPackage {
  readonly filename: string
  readonly version: string
  /** Bytes of the archive. */
  readonly size: number
  readonly files: readonly { readonly path: string }[]
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string
  dependencies?: object
}

/** Windows has no program `npm`, only a script of that name. */
const canPack = existsSync('dist/cli.js') && process.platform !== 'win32'

describe.skipIf(!canPack)('the npm package', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  const npm = (...args: readonly string[]): string =>
    execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  let packed: PackedPackage
  beforeAll(() => {
    const output = npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder.path)
    packed = (JSON.parse(output) as [PackedPackage])[0]
  })

  it('is smaller than 8 MB and depends on no other', () => {
    expect(packed.size).toBeLessThan(8_000_000)
    expect(manifest.dependencies).toBeUndefined()
    // The workspace brings Node to the scripts of this repository, and is no part of the package.
    expect(npm('ls', '--omit=dev', '--workspaces=false')).toMatch(/\(empty\)\s*$/)
  })

  it('holds what runs, charts, schemas and licences, and nothing else', () => {
    const tops = new Set(packed.files.map(({ path }) => path.split('/')[0]))
    expect([...tops].toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'charts',
      'dist',
      'package.json',
      'schemas',
    ])
    expect(packed.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['dist/licenses.txt', 'dist/engine.wasm']),
    )
  })

  it('has nothing that publint would change', async () => {
    const { buffer: tarball } = new Uint8Array(readFileSync(join(folder.path, packed.filename)))
    const { messages } = await publint({ pack: { tarball }, strict: true })
    expect(messages).toEqual([])
  })

  it('has the version that the changelog begins with', () => {
    const [, version] = /^## (\S+?),? /m.exec(readFileSync('CHANGELOG.md', 'utf8'))!
    expect(version).toBe(packed.version)
  })

  it('is installed without a connection into an empty folder, and checks a chart there', () => {
    const archive = join(folder.path, packed.filename)
    npm('install', '--offline', '--no-audit', '--no-fund', '--prefix', folder.path, archive)
    folder.write({
      ...folderTexts('charts/istio-egress', 'repository/charts/istio-egress'),
      ...folderTexts('examples/repository/apps/payments', 'repository/apps/payments'),
    })
    const program = join(folder.path, 'node_modules/.bin/meshgate')
    const output = execFileSync(nodeProgram[0], [program, 'check', '--no-cache'], {
      cwd: join(folder.path, 'repository'),
      encoding: 'utf8',
    })
    expect(output).toMatch(/^no findings · 2 releases rendered$/m)
  })
})
