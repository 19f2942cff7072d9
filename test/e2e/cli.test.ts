import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { temporaryFolder, temporaryRepository, type Folder, type Repository } from '../host/repository.ts'
import { check, errorsOf, meshgate, readReport, transcript } from './cli.ts'

const built = existsSync('dist/cli.js')

const host = (key: string, timeout: string): string => `  ${key}:
    externalHost: ${key}.example.org
    timeout: ${timeout}
    retries: {attempts: 3, perTryTimeout: 3s, retryOn: reset}
`
const values = (...hosts: string[]): string => `mediatedTls:\n${hosts.join('')}`
const chart = 'apiVersion: v2\nname: web\nversion: 1.0.0\n'
const template = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  hosts: {{ keys .Values.mediatedTls | sortAlpha | join " " | quote }}
`

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: pay, namespace: argocd}
spec:
  source: {repoURL: https://git.example/apps, path: pay, targetRevision: main}
  destination: {name: production, namespace: shop}
`

describe.skipIf(!built)('the command line on a folder', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    folder.write({
      'bad/values.yaml': values(host('pay', '10s')),
      'good/web/Chart.yaml': chart,
      'good/web/values.yaml': values(host('pay', '12s')),
      'good/web/templates/a.yaml': template,
      'twice/a.yaml': 'apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: 1\nx: 2\n',
      'empty/README.md': 'words\n',
      'unread/other/values.yaml': 'replicas: 3\n',
      'unread/web/Chart.yaml': chart,
      'unread/web/values.yaml': values(host('pay', '12s')),
      'unread/web/templates/a.yaml': template,
      'unread/web/ci/values.yaml': 'replicas: 3\n',
      'listed/web/Chart.yaml': chart,
      'listed/web/values.yaml': values(host('pay', '12s')),
      'listed/web/values.prod.yaml': values(host('pay', '20s')),
      'listed/web/templates/a.yaml': template,
      'listed/apps.yaml': application,
      'wrong/.meshgate.yaml': 'exclude: []\nrules:\n  routing/timeout-cover-retries: off\n',
    })
  })
  afterAll(() => folder.remove())
  const at = (name: string): string => join(folder.path, name)

  it.each([
    ['clean', 'good', [], 0],
    ['nothing to look at', 'empty', [], 0],
    ['an error', 'bad', [], 1],
    ['a warning, which does not fail', 'twice', [], 0],
    ['a warning, which fails on request', 'twice', ['--fail-on', 'warning'], 1],
    ['an error, which never fails on request', 'bad', ['--fail-on', 'never'], 0],
    ['incomplete in strict mode', 'bad', ['--fail-on', 'never', '--strict'], 3],
    ['an error before incomplete', 'bad', ['--strict'], 1],
    ['complete in strict mode', 'good', ['--strict'], 0],
  ])('%s', (_, name, args, exitCode) => {
    expect(check(at(name), ...args).exitCode).toBe(exitCode)
  })

  it.each([
    ['an unknown flag', ['check', '--nope'], 'meshgate: unknown option `--nope`'],
    ['an unknown command', ['chekc'], 'meshgate: unknown command `chekc`; did you mean `check`?'],
    [
      'a value that is none',
      ['check', '--fail-on', 'fatal'],
      'option `--fail-on <severity>` does not take `fatal`: write one of error, warning, info, never',
    ],
    ['a format that is none', ['check', '--format', 'xml'], 'does not take `xml`: write one of'],
    ['an output that is none', ['check', '--output', 'report.json'], 'write it as format=path'],
    [
      'an output nowhere',
      ['check', '--output', 'json=no/such/folder.json'],
      'cannot be written: no such file or directory',
    ],
    ['an argument too many', ['rules', 'x'], 'too many arguments'],
    ['a missing argument', ['explain'], 'missing required argument `rule`'],
    ['a path that does not exist', ['check', 'nope'], 'no file or folder `'],
    [
      'a configuration that does not exist',
      ['check', '--config', 'nope.yaml'],
      'no configuration `nope.yaml`',
    ],
    [
      'an environment that does not exist',
      ['check', '--environment', 'prod'],
      'no target has the environment `prod`',
    ],
    ['a version that is none', ['check', '--istio-version', 'stable'], 'write a version such as 1.27'],
    [
      'an option without its value',
      ['check', '--base'],
      'option `--base <ref>` needs a value\n(meshgate check --help',
    ],
    [
      'a shell without completion',
      ['completion', 'tcsh'],
      'argument `shell` does not take `tcsh`: write one of bash',
    ],
    ['a configuration of no base', ['check', '--config-from', 'base'], '`--config-from base` needs a base'],
    ['a base outside Git', ['check', '--base', 'main'], '--base needs Git'],
    ['a rule that does not exist', ['explain', 'jwt/issuer-invald'], 'did you mean `jwt/issuer-invalid`?'],
  ])('%s is wrong usage, said without a stack', (_, args, message) => {
    const { exitCode, stderr, stdout } = meshgate(at('empty'), ...args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says what it looked at where it found nothing', async () => {
    await expect(transcript(at('empty'), 'check')).toMatchFileSnapshot('golden/cli/nothing.txt')
  })

  it('fails for a named file that nothing reads, and says so', async () => {
    await expect(transcript(at('unread'), 'check', 'other/values.yaml')).toMatchFileSnapshot(
      'golden/cli/unread.txt',
    )
  })

  it.each([
    ['a folder with nothing to look at', ['../empty'], 3, 'nothing was checked'],
    ['a chart beside it', ['other/values.yaml', 'web'], 0, '1 release rendered · 1 file not checked'],
    ['values in a chart that no release has', ['web/ci/values.yaml'], 0, '1 file not checked'],
    ['the values of a chart', ['web/values.yaml'], 0, 'no findings · 1 release rendered'],
    ['a template', ['web/templates/a.yaml'], 0, 'no findings · 1 release rendered'],
  ])('names what of the paths nothing reads: %s', (_, paths, exitCode, line) => {
    const result = check(at('unread'), ...paths)
    expect({ exitCode: result.exitCode, isSaid: result.stdout.includes(line) }).toEqual({
      exitCode,
      isSaid: true,
    })
  })

  it('shows findings with their lines', async () => {
    await expect(transcript(at('bad'), 'check')).toMatchFileSnapshot('golden/cli/finding.txt')
  })

  it('names the line of a wrong configuration', async () => {
    await expect(transcript(at('wrong'), 'check')).toMatchFileSnapshot('golden/cli/configuration.txt')
  })

  it('lists what is rendered, read, and not rendered', async () => {
    await expect(transcript(at('listed'), 'targets')).toMatchFileSnapshot('golden/cli/targets.txt')
    const { stdout } = meshgate(at('listed'), 'targets', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      targets: [
        { file: 'web/values.prod.yaml', status: 'to-render' },
        { file: 'apps.yaml', line: 1, cluster: 'production', status: 'not-rendered' },
        { file: 'apps.yaml', status: 'read' },
      ],
    })
  })

  it('explains a rule', async () => {
    const args = ['explain', 'routing/timeout-covers-retries']
    await expect(transcript(folder.path, ...args)).toMatchFileSnapshot('golden/cli/explain.txt')
  })

  it('lists the rules', () => {
    const { stdout, exitCode } = meshgate(folder.path, 'rules')
    expect(exitCode).toBe(0)
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/\s+/)[0]),
    ).toEqual(['rule', ...rules.map(({ id }) => id)])
  })

  it('has a version and help', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(meshgate(folder.path, '--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
    expect(meshgate(folder.path, 'check', '--help')).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('prints each format, and writes several to files', () => {
    const args = ['json', 'markdown', 'github', 'text', 'sarif', 'junit', 'gitlab', 'html'].flatMap(
      (format) => ['--output', `${format}=out.${format}`],
    )
    const { stdout, exitCode } = meshgate(at('bad'), 'check', 'values.yaml', ...args, '--format', 'json')
    const out = (format: string): string => readFileSync(at(`bad/out.${format}`), 'utf8')
    const report = readReport(stdout)
    expect(exitCode).toBe(1)
    expect(errorsOf(report)).toEqual(['values.yaml:4 routing/timeout-covers-retries'])
    expect(out('json')).toBe(stdout)
    expect(out('markdown')).toContain('`10s` is shorter than the retry budget')
    expect(out('github')).toMatch(/^::error .*file=values\.yaml,line=4,/)
    expect(out('text')).toContain('--> values.yaml:4:14')
    expect(out('sarif')).toContain('"startLine": 4')
    expect(out('junit')).toContain('<failure message=')
    expect(out('html')).toMatch(/^<!doctype html>/)
    expect(out('gitlab')).toContain('"severity": "blocker"')
    folder.write({
      'bad/out.json': null,
      'bad/out.markdown': null,
      'bad/out.github': null,
      'bad/out.text': null,
      'bad/out.sarif': null,
      'bad/out.junit': null,
      'bad/out.gitlab': null,
      'bad/out.html': null,
    })
  })

  it('renders a chart as Helm does, values from anywhere included', () => {
    folder.write({ 'elsewhere/more.yaml': 'mediatedTls:\n  b: {}\n' })
    const args = ['--name', 'shop', '-f', '../../elsewhere/more.yaml', '--set', 'mediatedTls.c=1']
    const { stdout, exitCode } = meshgate(at('good/web'), 'render', '.', ...args)
    const head = '---\n# Source: web/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n'
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `${head}  name: shop\ndata:\n  hosts: "b c pay"\n`,
    })
  })

  it('says why a chart does not render', () => {
    const bad = meshgate(at('good/web'), 'render', '.', '--set', 'mediatedTls=1')
    expect({ exitCode: bad.exitCode, stdout: bad.stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(bad.stderr).toMatch(/^Error: .*web\/templates\/a\.yaml/)
    const missing = meshgate(at('good/web'), 'render', '.', '-f', 'nope.yaml')
    expect(missing).toEqual({ exitCode: 2, stdout: '', stderr: 'meshgate: there is no file `nope.yaml`\n' })
  })
})

describe.skipIf(!built)('the command line on a repository with a history', () => {
  let repository: Repository
  beforeAll(() => {
    repository = temporaryRepository()
    repository.commit({
      'web/Chart.yaml': chart,
      'web/templates/a.yaml': template,
      'web/values-prod.yaml': values(host('old', '1s'), host('mended', '2s')),
      'loose/values.yaml': values(host('other', '12s')),
    })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit({
      'web/values-prod.yaml': values(host('fresh', '3s'), host('old', '1s'), host('mended', '13s')),
    })
  })
  afterAll(() => repository.remove())

  it('tells what is new, what was there and what is gone', () => {
    const { exitCode, report } = check(repository.path, '--base', 'main')
    const seen = report.findings.filter(({ severity }) => severity === 'error')
    expect(seen.map(({ status, at, message }) => `${status} ${at.line} ${message.slice(0, 13)}`)).toEqual([
      'new 4 timeout `3s` ',
      'existing 8 timeout `1s` ',
      'fixed 8 timeout `2s` ',
    ])
    expect(report).toMatchObject({
      head: repository.git('rev-parse', 'topic'),
      base: repository.git('rev-parse', 'main'),
      summary: { errors: 2, new: { errors: 1 }, fixed: 1, changes: { added: 0, removed: 0, changed: 1 } },
    })
    expect(exitCode).toBe(1)
  })

  it('shows it in text', async () => {
    const shown = transcript(repository.path, 'check', 'web', '--base', 'main')
    await expect(shown).toMatchFileSnapshot('golden/cli/base.txt')
  })

  it('passes what was there before, unless told to count it', () => {
    repository.git('checkout', '--quiet', 'main')
    expect(check(repository.path, '--base', 'HEAD').exitCode).toBe(0)
    expect(check(repository.path, '--base', 'HEAD', '--no-only-new').exitCode).toBe(1)
    expect(check(repository.path).exitCode).toBe(1)
    repository.git('checkout', '--quiet', 'topic')
  })

  it('fails on any change where that is asked for', () => {
    const args = ['--base', 'main', '--fail-on', 'never']
    expect(check(repository.path, ...args).exitCode).toBe(0)
    expect(check(repository.path, ...args, '--fail-on-diff').exitCode).toBe(1)
  })

  it('looks only at the files and folders that are named', () => {
    const targets = (...paths: string[]): string[] =>
      check(repository.path, ...paths).report.targets.map(({ id }) => id)
    expect(targets('web')).toEqual(['web@prod'])
    expect(targets('web/values-prod.yaml')).toEqual(['web@prod'])
    expect(targets('loose/values.yaml')).toEqual(['loose/values.yaml'])
    expect(targets('loose', 'web/templates')).toEqual(['loose/values.yaml', 'web@prod'])
    expect(targets()).toEqual(['loose/values.yaml', 'web@prod'])
  })

  it('prints only the changes', async () => {
    const shown = transcript(repository.path, 'diff', '--base', 'main')
    await expect(shown).toMatchFileSnapshot('golden/cli/diff.txt')
  })

  it('compares the working folder with HEAD where no base is named', () => {
    expect(meshgate(repository.path, 'diff').stdout).not.toMatch(/^[-+] /m)
    repository.write({ 'web/values-prod.yaml': values(host('unsaved', '12s')) })
    const { stdout, exitCode } = meshgate(repository.path, 'diff')
    repository.git('checkout', '--quiet', '--', '.')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^\+.*hosts: unsaved$/m)
  })

  it('prints no change with --quiet, only what could not be rendered', () => {
    expect(meshgate(repository.path, 'diff', '--base', 'main', '--quiet')).toMatchObject({
      exitCode: 0,
      stdout: '',
    })
    repository.write({ 'web/templates/broken.yaml': '{{ fail "no host" }}\n' })
    const loud = meshgate(repository.path, 'diff')
    const quiet = meshgate(repository.path, 'diff', '--quiet')
    repository.git('clean', '--quiet', '--force', 'web/templates')
    expect(quiet.stdout).toMatch(/^failed: Helm release web@prod: .*no host\n$/)
    expect(loud.stdout).toMatch(
      /^failed: Helm release web@prod: [^]*\nincomplete: no changes in what is rendered\n$/m,
    )
    expect([quiet.exitCode, loud.exitCode]).toEqual([1, 1])
  })

  it('asks about a request with --quiet, and says only that nothing is for its host', () => {
    const { exitCode, stdout } = meshgate(
      repository.path,
      'request',
      '--quiet',
      'GET',
      'https://nowhere.example',
    )
    expect(exitCode).toBe(1)
    expect(stdout).toContain('nowhere.example')
  })

  it('says which base cannot be had', () => {
    const { exitCode, stderr } = meshgate(repository.path, 'check', '--base', 'nowhere')
    expect(exitCode).toBe(2)
    expect(stderr).toBe(
      'meshgate: `nowhere` is not in this clone and cannot be fetched: there is no remote\n',
    )
  })
})

describe.skipIf(!built)('the program', () => {
  it("loads nothing of GitHub's, which only the Action needs", () => {
    const ofGithub = /^\/\/ node_modules\/(@actions|@octokit|undici)\//m
    expect(reachedFrom('dist/action.js').some((text) => ofGithub.test(text))).toBe(true)
    expect(reachedFrom('dist/cli.js').filter((text) => ofGithub.test(text))).toEqual([])
  })
})

/** The texts of a bundle's entry and of all chunks that it may load; comments name files that are no chunks. */
function reachedFrom(entry: string, reached = new Set<string>()): string[] {
  if (reached.has(entry) || !existsSync(entry)) return []
  reached.add(entry)
  const text = readFileSync(entry, 'utf8')
  const imports = text.matchAll(/(?:^import .*?|\bimport\()["'](\.[^"']+\.js)["']/gm)
  return [text, ...[...imports].flatMap((match) => reachedFrom(join(dirname(entry), match[1]!), reached))]
}
