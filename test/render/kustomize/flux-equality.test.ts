import { execFileSync, type ExecFileSyncOptions } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nativeFlux } from '../../../engine/native-flux.ts'
import { memoryTree } from '../../../src/core/tree.ts'
import { buildKustomization } from '../../../src/render/kustomize/build.ts'
import { newEngine } from '../engine.ts'
import { goIsHere } from '../go-is-here.ts'
import { filesOnDisk, writeCases, type KustomizeCase } from './cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'meshgate-flux-'))
const cases = writeCases(folder, fileURLToPath(new URL('crafted-flux/flux.txtar', import.meta.url)))
const engine = newEngine()

afterAll(() => rmSync(folder, { recursive: true }))

/** Compiling takes minutes on the first run. */
const timeout = 900_000

test.skipIf(!goIsHere()).each(cases.map((testCase) => [testCase.name, testCase] as const))(
  'the engine builds as Flux does: %s',
  async (_, testCase) => {
    const engineBuild = await builtByEngine(testCase) // native Flux writes into the folder
    const native = builtByFlux(testCase)
    if ('error' in native)
      expect(comparable(engineBuild)).toBe(comparable(native.error.replaceAll(`${testCase.root}/`, '')))
    else expect(engineBuild).toBe(native.manifest)
  },
  timeout,
)

/** The manifest, or the message of a failed build. */
async function builtByEngine({ root }: KustomizeCase): Promise<string> {
  const { files, links } = filesOnDisk(root)
  const kustomization = parse(readFileSync(join(root, 'kustomization.yaml'), 'utf8')) as {
    spec: { path: string }
  }
  const path = kustomization.spec.path.replace('./', '')
  const options = { holes: false, flux: { kustomization } }
  const build = await buildKustomization(engine, memoryTree(files, links), path, options)
  return build.status === 'built' ? build.manifest : build.message
}

function builtByFlux({ root }: KustomizeCase): { manifest: string } | { error: string } {
  const options: ExecFileSyncOptions = { encoding: 'utf8', stdio: 'pipe' }
  try {
    const manifest = execFileSync(nativeFlux()!, [root, join(root, 'kustomization.yaml')], options)
    return { manifest: String(manifest) }
  } catch (error) {
    return { error: (error as { stderr: string }).stderr.replace(/^Error: /, '').trim() }
  }
}

/** The innermost cause: the engine's message leaves out what wraps it. */
function comparable(message: string): string {
  return message.replaceAll(/\s+/g, ' ').split(': ').at(-1)!
}
