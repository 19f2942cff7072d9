import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { nativeHelm } from '../../../engine/native-helm.ts'
import { kustomizeCases, nativeKustomize } from '../../../engine/native-kustomize.ts'
import { memoryTree } from '../../../src/core/tree.ts'
import { buildKustomization } from '../../../src/render/kustomize/build.ts'
import { newEngine } from '../engine.ts'
import { goIsHere } from '../go-is-here.ts'
import { filesOnDisk, upstreamCases, writeCase, writeCraftedCases, type KustomizeCase } from './cases.ts'
import { reasons } from './exceptions.ts'
import { nativeBuilds, type NativeBuild, type NativePrograms } from './native.ts'
import { engineBuild } from './engine-build.ts'
import { builtinKinds, randomPatches } from './random-objects.ts'
import { buildVerdict, type BuildVerdict } from './verdict.ts'

const folder = mkdtempSync(join(tmpdir(), 'meshgate-kustomizations-'))
const crafted = writeCraftedCases(folder)

afterAll(() => rmSync(folder, { recursive: true }))

/** Installing both programs takes minutes on the first run. */
const timeout = 900_000

describe.skipIf(!goIsHere())('the engine and the native kustomize', () => {
  test('agree on crafted cases', () => expectAgreement(crafted, 150), timeout)

  test("agree on the cases of kustomize's own tests", () => expectAgreement(upstream(), 300), timeout)

  test(
    'agree on random strategic merges of all kinds that kustomize has schemas of',
    async () => {
      const schemas = builtinKinds()
      expect(schemas.kinds.length).toBeGreaterThan(60)
      const cases = [1, 2, 3, 4].map((seed) =>
        writeCase(folder, `random-${seed}`, randomPatches(schemas, seed)),
      )
      const natives = await nativeBuilds({ kustomize: nativeKustomize()!, helm: nativeHelm()! }, cases)
      const engine = newEngine()
      for (const testCase of cases) {
        const native = natives.get(testCase)!
        expect(native).toHaveProperty('manifest')
        expect(engineBuild(engine, testCase)).toEqual(native)
      }
    },
    timeout,
  )
})

describe('a build with the files that its kustomization names is the build with all files', () => {
  const engine = newEngine()

  test.each(crafted.map((testCase) => [testCase.name, testCase] as const))('%s', async (_, testCase) => {
    const { files, links } = filesOnDisk(testCase.root)
    const options = { ...testCase.options, holes: false }
    const build = await buildKustomization(engine, memoryTree(files, links), testCase.path, options)
    const whole = engineBuild(engine, testCase)
    if (build.status === 'failed') {
      expect('error' in whole).toBe(true)
      expect(build.message).not.toContain('meshgate-tree')
    } else {
      expect({ manifest: build.manifest }).toEqual(whole)
      expect(build.origins).toHaveLength(objectsIn(build.manifest))
      expect(build.origins.filter((path) => !files[path])).toEqual([])
    }
  })
})

function objectsIn(manifest: string): number {
  return manifest === '' ? 0 : manifest.split(/^---$/m).length
}

function upstream(): KustomizeCase[] {
  return upstreamCases(kustomizeCases())
}

async function expectAgreement(cases: readonly KustomizeCase[], atLeast: number): Promise<void> {
  expect(cases.length).toBeGreaterThanOrEqual(atLeast)
  const programs: NativePrograms = { kustomize: nativeKustomize()!, helm: nativeHelm()! }
  const natives = await nativeBuilds(programs, cases)
  const verdicts = new Map<string, BuildVerdict>()
  const unexplained: unknown[] = []
  const engine = newEngine()
  for (const testCase of cases) {
    const own = engineBuild(engine, testCase)
    const native = natives.get(testCase)!
    const verdict = buildVerdict(native, own)
    verdicts.set(testCase.name, verdict)
    if (!isExpected(testCase.name, verdict, native, own))
      unexplained.push({ ...testCase, verdict, native, own })
  }
  console.log(countsOf(verdicts))
  expect(unexplained).toEqual([])
  expect(new Set(verdicts.values())).toContain('both refuse')
  expectListedOccur(verdicts)
}

function isExpected(name: string, verdict: BuildVerdict, native: NativeBuild, own: NativeBuild): boolean {
  if (verdict === 'equal' || verdict === 'both refuse') return true
  const reason = Object.values(reasons).find(({ cases }) => cases.includes(name))
  return verdict === 'refused in other words' && reason?.holdsFor(native, own) === true
}

/** A listed exception that no longer occurs is to be removed. */
function expectListedOccur(verdicts: ReadonlyMap<string, BuildVerdict>): void {
  const listed = Object.values(reasons).flatMap(({ cases, isRandom }) => (isRandom ? [] : cases))
  const needless = listed.filter(
    (name) => (verdicts.get(name) ?? 'refused in other words') !== 'refused in other words',
  )
  expect(needless).toEqual([])
}

function countsOf(verdicts: ReadonlyMap<string, BuildVerdict>): string {
  const counts = new Map<BuildVerdict, number>()
  for (const verdict of verdicts.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')
}
