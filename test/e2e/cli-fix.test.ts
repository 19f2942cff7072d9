import { chmodSync, existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryRepository, type Content, type Repository } from '../host/repository.ts'
import { check, meshgate, transcript } from './cli.ts'

const chart = 'apiVersion: v2\nname: web\nversion: 1.0.0\n'
const template = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Release.Name }}
spec:
  hosts: [{{ .Values.upstream.name }}]
  http:
    - route: [{ destination: { host: {{ .Values.upstream.name }} } }]
      timeout: {{ .Values.upstream.limit }}s
      retries:
        attempts: {{ .Values.upstream.again }}
        perTryTimeout: 3s
        retryOn: {{ .Values.upstream.when | quote }}
`
const defaults = `upstream:
  name: pay.example.org
  limit: 10 # seconds, for all tries
  again: 3
  when: reset, 503
`
const files: Record<string, Content> = {
  'web/Chart.yaml': chart,
  'web/templates/route.yaml': template,
  'web/values.yaml': defaults,
  'web/values-dev.yaml': 'upstream: { name: dev.example.org }\n',
  'web/values-prod.yaml': 'upstream: { limit: 11 }\n',
}

describe.skipIf(!existsSync('dist/cli.js'))('fixes on the command line', () => {
  let repository: Repository
  beforeEach(() => {
    repository = temporaryRepository()
    repository.commit(files)
  })
  afterEach(() => repository.remove())
  const text = (file: string): string => readFileSync(join(repository.path, file), 'utf8')

  it('are written, said, and what is left is checked', async () => {
    repository.commit({ 'web/values-prod.yaml': 'upstream: { limit: 11, when: gatway-error }\n' })
    const shown = transcript(repository.path, 'check', '--fix', '--unsafe-fixes')
    await expect(shown).toMatchFileSnapshot('golden/cli/fix.txt')
    expect(shown).toContain('[exit code 1]')
    expect(text('web/values.yaml')).toBe(
      defaults.replace('limit: 10', 'limit: 12').replace('reset, 503', 'reset,503'),
    )
    expect(text('web/values-prod.yaml')).toBe('upstream: { limit: 12, when: gatway-error }\n')
    expect(repository.git('diff', '--stat').split('\n')).toHaveLength(3)
  })

  it('that are unsafe are left to a person and said', async () => {
    await expect(transcript(repository.path, 'check', '--fix')).toMatchFileSnapshot('golden/cli/fix-safe.txt')
    expect(repository.git('diff', '--stat').split('\n')).toHaveLength(2)
    expect(text('web/values.yaml')).toBe(defaults.replace('reset, 503', 'reset,503'))
  })

  it('leave nothing to do: exit code 0, and the second run writes nothing', () => {
    expect(meshgate(repository.path, 'check', '--fix', '--unsafe-fixes').exitCode).toBe(0)
    const diff = repository.git('diff')
    const again = meshgate(repository.path, 'check', '--fix', '--unsafe-fixes')
    expect(again).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^nothing to fix\n/),
    })
    expect(repository.git('diff')).toBe(diff)
  })

  it('are printed as a patch that git applies, to the same as if they were written', async () => {
    const shown = transcript(repository.path, 'check', '--fix-dry-run', '--unsafe-fixes')
    await expect(shown).toMatchFileSnapshot('golden/cli/fix-dry-run.txt')
    expect(repository.git('status', '--porcelain')).toBe('')
    expect(applied()).toBe(written())
  })

  it.each<[string, Record<string, Content>]>([
    ['CRLF and a byte order mark', { 'web/values.yaml': `\uFEFF${defaults.replaceAll('\n', '\r\n')}` }],
    ['no end of the last line', { 'web/values.yaml': defaults.trimEnd() }],
    [
      'a name with a space, a quote and other letters',
      { 'web/values-prod.yaml': null, 'web/values-"zwölf 漢\\.yaml': 'upstream: { limit: 11 }\n' },
    ],
    [
      'a link to another file',
      {
        'web/values-prod.yaml': { link: '../shared/prod.yaml' },
        'shared/prod.yaml': 'upstream: { limit: 9 }\n',
      },
    ],
    [
      'a list of many lines between two edits',
      { 'web/values.yaml': defaults.replace('  again', `${'  # line\n'.repeat(20)}  again`) },
    ],
  ])('keep %s', (_, changed) => {
    repository.commit(changed)
    expect(applied()).toBe(written())
    for (const [file, content] of Object.entries(changed)) {
      if (content === null) continue
      const isLink = lstatSync(join(repository.path, file)).isSymbolicLink()
      expect(isLink).toBe(typeof content === 'object' && 'link' in content)
      if (typeof content === 'string') expect(plainText(text(file))).toBe(plainText(content))
    }
  })

  it('keep the mode of a file', () => {
    chmodSync(join(repository.path, 'web/values.yaml'), 0o640)
    meshgate(repository.path, 'check', '--fix', '--unsafe-fixes')
    expect(statSync(join(repository.path, 'web/values.yaml')).mode & 0o777).toBe(0o640)
  })

  it('apply from a folder below, and of that folder alone', () => {
    repository.commit({
      'other/values.yaml': 'mediatedTls: { a: { externalHost: a.example.org, tlsMode: DISABLE } }\n',
    })
    const { stdout } = meshgate(
      join(repository.path, 'other'),
      'check',
      '.',
      '--fix-dry-run',
      '--unsafe-fixes',
    )
    expect(stdout.match(/^diff --git .*/gm)).toEqual(['diff --git a/other/values.yaml b/other/values.yaml'])
  })

  it('are those of what is new, unless old findings count', () => {
    const base = repository.git('rev-parse', 'HEAD')
    repository.commit({ 'web/values-stage.yaml': 'upstream: { limit: 5, when: reset }\n' })
    const made = (...args: string[]): string[] =>
      meshgate(repository.path, 'check', '--fix-dry-run', '--unsafe-fixes', '--base', base, ...args)
        .stdout.split('\n')
        .filter((line) => line.startsWith('+++'))
    expect(made()).toEqual(['+++ b/web/values-stage.yaml'])
    expect(made('--no-only-new')).toHaveLength(3)
  })

  it('of one value for several environments is one that helps all of them', () => {
    repository.commit({
      'web/values.yaml': `mediatedTls:\n  pay:\n    externalHost: pay.example.org\n    timeout: 10s\n    retries: ${retries}\n`,
      'web/values-dev.yaml': 'mediatedTls: {}\n',
      'web/values-prod.yaml': 'mediatedTls: { pay: { retries: { attempts: 4, perTryTimeout: 10s } } }\n',
      'web/templates/route.yaml': 'limit: {{ .Values.mediatedTls.pay.timeout }}\n',
    })
    expect(meshgate(repository.path, 'check', '--fix', '--unsafe-fixes').exitCode).toBe(0)
    expect(text('web/values.yaml')).toContain('timeout: 50s')
  })

  it('go with a report in another format only in a file', () => {
    const before = repository.git('diff')
    for (const args of [
      ['--fix', '--format', 'json'],
      ['--fix-dry-run', '--format', 'github'],
      ['--fix', '--fix-dry-run'],
      ['--unsafe-fixes'],
    ]) {
      expect(meshgate(repository.path, 'check', ...args)).toMatchObject({ exitCode: 2, stdout: '' })
    }
    expect(repository.git('diff')).toBe(before)
    const { report, exitCode } = check(repository.path, '--fix', '--unsafe-fixes')
    expect({ findings: report.findings, exitCode }).toEqual({ findings: [], exitCode: 0 })
  })

  /** The files after a patch was applied; the folder is as before then. */
  function applied(): string {
    const { stdout } = meshgate(repository.path, 'check', '--fix-dry-run', '--unsafe-fixes')
    writeFileSync(join(repository.path, '.git', 'fix.patch'), stdout)
    repository.git('apply', '--whitespace=error-all', '--check', '.git/fix.patch')
    repository.git('apply', '.git/fix.patch')
    return takeDiff()
  }

  /** The files after the fixes were written; they stay. */
  function written(): string {
    meshgate(repository.path, 'check', '--fix', '--unsafe-fixes')
    return repository.git('diff')
  }

  function takeDiff(): string {
    const diff = repository.git('diff')
    expect(diff).not.toBe('')
    repository.git('checkout', '--quiet', '--', '.')
    return diff
  }
})

const retries = '{ attempts: 3, perTryTimeout: 3s, retryOn: reset }'

/** Without what the fixes change. */
function plainText(content: string): string {
  return content.replace(/limit: \d+/, '').replace(/, ?503/, '')
}
