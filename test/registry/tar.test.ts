import { describe, expect, it } from 'vitest'
import { chartFilesOf } from '../../src/registry/tar.ts'
import { tar } from '../render/archive.ts'

type Entry = Parameters<typeof tar>[0][number]

function filesOf(...entries: readonly Entry[]): readonly string[] | string {
  const files = chartFilesOf(tar(entries))
  return 'problem' in files
    ? files.problem
    : files.map(({ name, data }) => `${name}: ${new TextDecoder().decode(data)}`)
}

/** A record of a PAX header. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const length = rest.length + String(rest.length).length
  return `${String(length).length > String(rest.length).length ? length + 1 : length}${rest}`
}

const longName = `pay/templates/${'deep/'.repeat(20)}${'x'.repeat(60)}.yaml`

describe('the files of an archive', () => {
  it('are below its first folder', () => {
    expect(
      filesOf(['pay/', '', '5'], ['pay/Chart.yaml', 'name: pay'], ['./pay/values.yaml', 'a: 1']),
    ).toEqual(['Chart.yaml: name: pay', 'values.yaml: a: 1'])
  })

  it.each<[string, Entry[]]>([
    ['a prefix', [[longName, 'a']]],
    [
      'a PAX header',
      [
        ['PaxHeaders', record('mtime', '1') + record('path', longName), 'x'],
        ['short', 'a'],
      ],
    ],
    [
      'a header of GNU tar',
      [
        ['././@LongLink', `${longName}\0`, 'L'],
        ['short', 'a'],
      ],
    ],
  ])('may have long names by %s', (_, entries) => {
    expect(filesOf(...entries)).toEqual([`${longName.slice('pay/'.length)}: a`])
  })

  it('may be named with backslashes', () => {
    expect(filesOf(['pay\\templates\\a.yaml', 'a'])).toEqual(['templates/a.yaml: a'])
  })
})

describe('an archive is refused', () => {
  it.each<[string, Entry]>([
    ['leaves its folder', ['pay/../../etc/passwd', '']],
    ['leaves its folder', ['../pay/Chart.yaml', '']],
    ['leaves its folder', ['/pay/Chart.yaml', '']],
    ['leaves its folder', ['Chart.yaml', '']],
    ['leaves its folder', ['pay/c:/Windows/x', '']],
    ['contains a link', ['pay/values.yaml', '', '2']],
    ['contains a link', ['pay/values.yaml', '', '1']],
    ['contains a link, a device', ['pay/null', '', '3']],
  ])('that %s', (problem, entry) => {
    expect(filesOf(entry)).toContain(problem)
  })

  it('with too many files', () => {
    const entries = Array.from({ length: 10_001 }, (_, index): Entry => [`pay/${index}`, ''])
    expect(filesOf(...entries)).toBe('has more than 10000 files')
  })

  it('with too many bytes', () => {
    const file = new Uint8Array(60 * 2 ** 20)
    expect(filesOf(['pay/a', file], ['pay/b', file])).toBe('is larger than 100 MiB')
  })

  it.each([
    ['that ends too early', tar([['pay/a', 'x'.repeat(2000)]]).subarray(0, 1024), 'ends too early'],
    ['that is none', new TextEncoder().encode('<html>'.repeat(200)), 'is no tar archive, or a damaged one'],
  ])('%s', (_, data, problem) => {
    expect(chartFilesOf(data)).toEqual({ problem })
  })
})
