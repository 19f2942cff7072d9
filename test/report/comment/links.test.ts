import { describe, expect, it } from 'vitest'
import { placeLink, type PageOptions } from '../../../src/report/comment/options.ts'

const options: PageOptions = {
  gate: { failOn: 'error', minConfidence: 'certain', onlyNew: true, strict: false, failOnDiff: false },
  version: '0.0.0',
  docsUrl: 'https://docs.example',
  repository: 'org/platform',
  headSha: 'abc',
}

function link(file: string): string {
  return placeLink({ file, line: 3, column: 1, endLine: 3, endColumn: 2 }, 'head', options)
}

describe('the link to a place', () => {
  it.each([
    ['in a file', 'apps/pay/values.yaml', 'pay/values.yaml:3', 'apps/pay/values.yaml#L3'],
    [
      'in a packed chart leads to the archive',
      'apps/pay/charts/web-1.0.0.tgz!templates/a.yaml',
      'charts/web-1.0.0.tgz!templates/a.yaml:3',
      'apps/pay/charts/web-1.0.0.tgz',
    ],
    [
      'in a chart of a registry leads to the lock file',
      'meshgate.lock!ghcr.io/org/web-1.0.0/templates/a.yaml',
      'web-1.0.0/templates/a.yaml:3',
      'meshgate.lock',
    ],
  ])('%s', (_, file, label, path) => {
    expect(link(file)).toContain(label)
    expect(link(file)).toContain(`(https://github.com/org/platform/blob/abc/${path})`)
  })
})
