import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { helmSources } from '../../engine/native-helm.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { unpack } from '../../src/host/registry/chart-cache.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { renderHelm } from '../../src/render/helm.ts'
import { newEngine } from './engine.ts'
import { goIsHere } from './go-is-here.ts'

const engine = newEngine()

/** What a chart renders, or why it does not. */
async function rendered(path: string, files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const target = {
    kind: 'helm',
    id: path,
    path,
    environment: null,
    missing: [],
    release: 'r',
    namespace: 'default',
    values: [],
  } as const
  const render = await renderHelm(engine, chartLoader(memoryTree(files)), { target })
  return render.status === 'rendered' ? render.manifest : `error: ${render.message}`
}

describe.skipIf(!goIsHere())('an archive of the tests of Helm', () => {
  const sources = goIsHere() ? helmSources() : ''
  const names = sources === '' ? [] : readdirSync(sources, { recursive: true, encoding: 'utf8' })
  const archives = names.filter((name) => name.endsWith('.tgz')).toSorted()

  it.each(archives)('%s renders the same unpacked', async (name) => {
    const archive = readFileSync(join(sources, name))
    const unpacked = unpack(archive)
    const packed = await rendered('chart.tgz', { 'chart.tgz': archive })
    if ('problem' in unpacked) return expect(packed).toMatch(/^error: /)
    const files = Object.fromEntries(unpacked.map(({ name: file, data }) => [`chart/${file}`, data]))
    expect(await rendered('chart', files)).toBe(packed)
  })
})
