import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/action/inputs.ts'
import { defaultInputs } from './default-inputs.ts'

const defaults = { ...defaultInputs(), 'INPUT_GITHUB-TOKEN': '' }

describe('inputs', () => {
  it('are read by their kind', () => {
    const inputs = readInputs({
      ...defaults,
      PATH: '/bin',
      INPUT_PATHS: ' apps/pay \n\n  apps/orders\n',
      INPUT_STRICT: 'True',
      INPUT_BASE: ' main ',
      'INPUT_ISTIO-VERSION': 'v1.27.3',
      INPUT_REPORTS: 'sarif=out/meshgate.sarif\n',
      'INPUT_EGRESS-ALLOWLIST': 'api.example.com:443\n *.example.org\n',
    })
    expect(inputs).toEqual({
      'github-token': '',
      config: '.meshgate.yaml',
      'config-from': 'head',
      'approve-weakening': false,
      'approve-label': '',
      paths: ['apps/pay', 'apps/orders'],
      base: 'main',
      environments: [],
      'istio-version': { major: 1, minor: 27 },
      'egress-allowlist': ['api.example.com:443', '*.example.org'],
      'fail-on': 'error',
      'min-confidence': 'certain',
      'fail-on-diff': false,
      'only-new': true,
      all: false,
      comment: 'auto',
      'comment-key': 'default',
      annotate: 'changed',
      suggestions: 'safe',
      strict: true,
      'time-budget': 900,
      'report-path': '',
      reports: [{ format: 'sarif', path: 'out/meshgate.sarif' }],
      'publish-report': '',
      fetch: false,
      'cache-dir': '',
      cache: '',
      'cache-public-key': '',
      'cache-private-key': '',
      shard: null,
      'shard-output': '',
      merge: '',
    })
  })

  it.each([
    ['INPUT_STRICT', 'yes', 'input `strict` is `yes`; it takes true, false'],
    ['INPUT_ISTIO-VERSION', 'stable', 'input `istio-version` is `stable`; it takes a version as in 1.27'],
    ['INPUT_FAIL-ON', 'notice', 'input `fail-on` is `notice`; it takes error, warning, info, never'],
    ['INPUT_COMMENT-KEY', 'a--b', 'input `comment-key` is `a--b`'],
    ['INPUT_COMMENT-KEY', 'a>b', 'input `comment-key` is `a>b`'],
    ['INPUT_COMMENT-KEY', '', 'input `comment-key` is ``'],
    [
      'INPUT_REPORTS',
      'xml=a.xml',
      'input `reports` is `xml=a.xml`; it takes lines as in sarif=meshgate.sarif',
    ],
    ['INPUT_FAILON', 'never', 'there is no input `failon`; there are github-token, config'],
  ])('refuse %s=%s', (name, value, message) => {
    expect(() => readInputs({ ...defaults, [name]: value })).toThrow(message)
  })
})
