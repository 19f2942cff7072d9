import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesUnder, memoryTree, type Tree } from '../../../src/core/tree.ts'
import { digestOf, openChartCache } from '../../../src/host/registry/chart-cache.ts'
import { withCharts } from '../../../src/host/registry/mounted-charts.ts'
import { lockText, type LockedChart } from '../../../src/registry/chart-lock.ts'
import { tgz } from '../../render/archive.ts'

const archive = tgz({
  'pay/Chart.yaml': 'apiVersion: v2\nname: pay\nversion: 1.0.0\n',
  'pay/templates/a.yaml': 'a: 1\n',
})

const folder = 'meshgate.lock!charts.example/pay-1.0.0'

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'meshgate-charts-'))
}

/** A tree whose lock file lists an archive, over a cache that has another one in its place, if that is given. */
function treeWith(
  archiveInLock: Uint8Array,
  more: Partial<LockedChart> = {},
  archiveInCache = archiveInLock,
): Tree {
  const cacheFolder = emptyFolder()
  const digest = digestOf(archiveInLock)
  const repository = 'https://charts.example'
  const chart = { repository, name: 'pay', requested: '1.0.0', version: '1.0.0', digest, ...more }
  writeFileSync(join(cacheFolder, `${digest.replace(':', '-')}.tgz`), archiveInCache)
  return withCharts(memoryTree({ 'meshgate.lock': lockText([chart]) }), openChartCache(cacheFolder))
}

describe('a chart of the lock file', () => {
  it('can be read below a reserved path, and is not listed', () => {
    const tree = treeWith(archive)
    expect(filesUnder(tree, folder)).toEqual([`${folder}/Chart.yaml`, `${folder}/templates/a.yaml`])
    expect(new TextDecoder().decode(tree.read(`${folder}/templates/a.yaml`))).toBe('a: 1\n')
    expect(tree.files).toEqual(['meshgate.lock'])
    expect(tree.refused).toEqual([])
  })

  it('is not there without its archive', () => {
    const lock = { 'meshgate.lock': new TextDecoder().decode(treeWith(archive).read('meshgate.lock')) }
    const tree = withCharts(memoryTree(lock), openChartCache(emptyFolder()))
    expect([tree.mounted, tree.refused]).toEqual([[], []])
  })

  it.each([
    [
      'of other bytes',
      treeWith(archive, {}, tgz({ 'pay/Chart.yaml': '' })),
      'has another digest in the cache',
    ],
    ['of another name', treeWith(archive, { name: 'shop' }), 'contains the chart `pay`'],
    ['of another version', treeWith(archive, { version: '1.0.1' }), 'contains version `1.0.0`'],
    ['without a Chart.yaml', treeWith(tgz({ 'pay/a': '' })), 'contains no Chart.yaml'],
    [
      'that leaves its folder',
      treeWith(tgz({ 'pay/../../a': '' })),
      'contains a path that leaves its folder',
    ],
    ['that is no archive', treeWith(new TextEncoder().encode('text')), 'is not a gzip archive'],
    ['that is too large', treeWith(tgz({ 'pay/a': new Uint8Array(130 * 2 ** 20) })), 'is too large'],
  ])('is refused if it is one %s', (_, tree, problem) => {
    expect(tree.mounted).toEqual([])
    expect(tree.refused).toMatchObject([{ reason: expect.stringContaining(problem) }])
  })
})
