import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { chartLockOf, lockText, type LockedChart } from '../../src/registry/chart-lock.ts'
import {
  chartRequestAt,
  repositoryChartRequest,
  applicationChartRequest,
} from '../../src/registry/chart-request.ts'
import { chartFolder, findChart } from '../../src/registry/find-chart.ts'
import { readerOf } from '../../src/yaml/reader.ts'

const repository = 'oci://ghcr.io/org/charts'

function locked(requested: string, version: string): LockedChart {
  return { repository, name: 'pay', requested, version, digest: `sha256:${'0'.repeat(64)}` }
}

/** What a tree with these locked charts has of `pay` in a version; `cached` are mounted. */
function lookup(request: string, charts: readonly LockedChart[], cached = charts) {
  const mounted = cached.map((chart) => [`${chartFolder(chart)}/Chart.yaml`, 'name: pay'])
  const tree = memoryTree({ 'meshgate.lock': lockText(charts), ...Object.fromEntries(mounted) })
  return findChart(readerOf(tree), chartRequestAt(`${repository}/pay`, request))
}

describe('a chart of a registry', () => {
  it('is found by what was asked for', () => {
    expect(lookup('^6.0.0', [locked('^5.0.0', '5.1.0'), locked('^6.0.0', '6.5.0')])).toMatchObject({
      status: 'found',
      folder: 'meshgate.lock!ghcr.io/org/charts/pay-6.5.0',
    })
  })

  it.each([
    ['in another way', '6.x'],
    ['as it was resolved', '6.5.0'],
    ['as the newest one', ''],
  ])('is found if the same version is asked for %s', (_, request) => {
    expect(lookup(request, [locked('^6.0.0', '6.5.0')])).toMatchObject({ status: 'found' })
  })

  it.each([
    ['of another version', '7.0.0', 'is in `meshgate.lock` only as `6.5.0`'],
    ['of a range', '^7.0.0', 'is in `meshgate.lock` only as `6.5.0`'],
    ['by a tag', 'stable', 'is in `meshgate.lock` only as `6.5.0`'],
    ['by a digest', `sha256:${'1'.repeat(64)}`, 'is in `meshgate.lock` only as `6.5.0`'],
  ])('is not found %s', (_, request, reason) => {
    expect(lookup(request, [locked('^6.0.0', '6.5.0')])).toMatchObject({
      status: 'out-of-range',
      reason: expect.stringContaining(reason),
    })
  })

  it('is not found if its entry states a version that was not asked for', () => {
    expect(lookup('6.6.0', [locked('6.6.0', '6.5.0')])).toMatchObject({ status: 'out-of-range' })
  })

  it('is not found where the cache lacks it', () => {
    expect(lookup('6.5.0', [locked('6.5.0', '6.5.0')], [])).toMatchObject({ status: 'not-cached' })
  })

  it('is not found where the lock file does not list it, or there is none', () => {
    expect(lookup('6.5.0', [])).toMatchObject({ status: 'not-listed' })
    const request = repositoryChartRequest('https://charts.example', 'pay', '1.0.0')
    expect(findChart(readerOf(memoryTree({})), request)).toMatchObject({ status: 'no-lock' })
  })
})

describe('a lock file', () => {
  it('is what was written', () => {
    const charts = [{ ...locked('1', '1.0.0'), repository: 'https://charts.example' }, locked('*', '1.0.0')]
    const lock = chartLockOf(readerOf(memoryTree({ 'meshgate.lock': lockText(charts.toReversed()) })))
    expect(lock).toEqual({ charts })
  })

  it.each([
    ['is not YAML', 'a: [', 'it is not YAML'],
    ['is of another version', 'version: 2\ncharts: []\n', 'its `version` is not 1'],
    ['is no map', '[]', 'its `version` is not 1'],
    ['has no list', 'version: 1\ncharts: {}\n', 'its `charts` are no list'],
    [
      'has a digest of another kind',
      lockText([{ ...locked('1', '1.0.0'), digest: 'md5:0' }]),
      'entry 1 of its `charts` is no locked chart',
    ],
    [
      'has a version that is a path',
      lockText([locked('1', '../../x')]),
      'entry 1 of its `charts` is no locked chart',
    ],
  ])('%s', (_, text, problem) => {
    expect(chartLockOf(readerOf(memoryTree({ 'meshgate.lock': text })))).toMatchObject({ problem })
  })
})

describe('the repository of a chart', () => {
  it.each([
    [
      'with a slash at its end',
      repositoryChartRequest('https://charts.example/', 'pay', '1'),
      'https://charts.example',
    ],
    ['of Helm’s configuration', repositoryChartRequest('alias:team', 'pay', '1'), '@team'],
    ['in a registry', applicationChartRequest('ghcr.io/org', 'charts/pay', '1'), 'oci://ghcr.io/org/charts'],
    [
      'of an Application',
      applicationChartRequest('https://charts.example', 'pay', '1'),
      'https://charts.example',
    ],
  ])('%s', (_, request, expected) => {
    expect(request).toEqual({ repository: expected, name: 'pay', version: '1' })
  })
})
