import { expect, it } from 'vitest'
import { fileNames } from '../../src/report/comment/file-names.ts'
import type { Report } from '../../src/core/report.ts'

/** The names of files of a report, in which each is the place of a finding or of something related to one. */
function namesOf(...files: readonly string[]): string[] {
  const findings = files.map((file, index) =>
    index % 2 === 0 ? { at: { file, line: 1 } } : { related: [{ at: { file, line: 1 } }] },
  )
  return files.map(fileNames({ findings } as unknown as Report))
}

it.each([
  ['the end of a path', ['apps/pay/values.yaml'], ['pay/values.yaml']],
  [
    'as much as tells files apart',
    ['clusters/a/istio/istio.yaml', 'clusters/b/istio/istio.yaml', 'x/pay/values.yaml'],
    ['a/istio/istio.yaml', 'b/istio/istio.yaml', 'pay/values.yaml'],
  ],
  [
    'the whole path of a file at the root',
    ['istio/istio.yaml', 'b/istio/istio.yaml'],
    ['istio/istio.yaml', 'b/istio/istio.yaml'],
  ],
  [
    'more for files that differ at the beginning alone',
    ['a/x/y/z.yaml', 'b/x/y/z.yaml', 'a/x/y/w.yaml'],
    ['a/x/y/z.yaml', 'b/x/y/z.yaml', 'y/w.yaml'],
  ],
  ['the chart of a packed file', ['charts/a.tgz!a/templates/x.yaml'], ['a.tgz!a/templates/x.yaml']],
])('the name of a file is %s', (_, files, names) => {
  expect(namesOf(...files)).toEqual(names)
})
