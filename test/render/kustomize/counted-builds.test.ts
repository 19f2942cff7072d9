import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/core/tree.ts'
import { countedBuilds } from '../../../src/render/causes/counted-builds.ts'
import type { BuildProbe, BuiltManifest } from '../../../src/render/kustomize/probe.ts'
import { readerOf } from '../../../src/yaml/reader.ts'

type Answer = BuiltManifest | null | 'ended'

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
const built = (manifest: string): Answer => ({ manifest, objectFiles: ['a.yaml'] })

/** A probe that gives one answer after the other, the last one again and again. */
function probeOf(answers: readonly Answer[]): BuildProbe {
  let next = 0
  return {
    reader: readerOf(memoryTree({})),
    target: {
      kind: 'kustomization',
      id: 'app',
      path: 'app',
      environment: null,
      missing: [],
      file: 'app/kustomization.yaml',
      files: [],
      kustomizations: [],
    },
    build: () => Promise.resolve(answers[Math.min(next++, answers.length - 1)]!),
    original: () => Promise.resolve(built(object)),
  }
}

/** How many of some builds have an answer. */
async function answered(probe: BuildProbe, count: number): Promise<number> {
  const builds = countedBuilds(probe)
  const results = []
  for (let index = 0; index < count; index++) results.push(await builds.build(new Map()))
  return results.filter((result) => result !== null).length
}

describe('the builds that look for causes', () => {
  it('are 200 at most', async () => {
    expect(await answered(probeOf([built(object)]), 210)).toBe(200)
  })

  it('end after 8 MiB of text', async () => {
    const large = built(`${object}data: {a: ${'x'.repeat(3 * 2 ** 20)}}\n`)
    expect(await answered(probeOf([large]), 5)).toBe(3)
  })

  it('end when one takes too long, and go on after one that fails', async () => {
    expect(await answered(probeOf([built(object), 'ended', built(object)]), 4)).toBe(1)
    expect(await answered(probeOf([built(object), null, built(object)]), 4)).toBe(3)
  })

  it('do not count the build that is reported', async () => {
    const builds = countedBuilds(probeOf([]))
    expect((await builds.original())?.objectFiles).toEqual(['a.yaml'])
    expect(builds.count()).toBe(0)
  })
})
