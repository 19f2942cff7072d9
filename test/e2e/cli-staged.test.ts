import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { gitEnvironment, temporaryRepository, type Repository } from '../host/repository.ts'
import { shortTimeout } from '../run/scene.ts'
import { meshgate } from './cli.ts'

const [place, good, bad] = ['web/values-prod.yaml', shortTimeout('pay', '20s'), shortTimeout('pay', '10s')]

describe.skipIf(!existsSync('dist/cli.js'))('meshgate check --staged', () => {
  let repository: Repository
  const check = (...args: readonly string[]) => meshgate(repository.path, 'check', '--staged', ...args)
  beforeAll(() => {
    repository = temporaryRepository()
    repository.commit({
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'web/values.yaml': 'mediatedTls: {}\n',
      'web/templates/all.yaml':
        'kind: ConfigMap\napiVersion: v1\nmetadata: {name: web}\ndata: {hosts: {{ .Values.mediatedTls | toJson | quote }}}\n',
      [place]: good,
    })
  })
  afterAll(() => repository.remove())

  it('says nothing of what is not staged', () => {
    repository.write({ [place]: bad, 'new.yaml': 'apiVersion: [\n' })
    const { exitCode, stdout } = check()
    expect(stdout).toContain('base and head are the same')
    expect(exitCode).toBe(0)
    expect(meshgate(repository.path, 'check', '--base', 'HEAD').exitCode).toBe(1)
  })

  it('says nothing of a file of `git add -N`, which a commit would not contain', () => {
    repository.write({ '.meshgate.yaml': 'rules: 5\n' })
    repository.git('add', '--intent-to-add', 'new.yaml', '.meshgate.yaml')
    const { exitCode, stdout, stderr } = check()
    expect(stderr).toBe('')
    expect(stdout).toContain('base and head are the same')
    expect(exitCode).toBe(0)
    repository.write({ 'empty.yaml': '' })
    repository.git('add', 'empty.yaml', place)
    expect(check().stdout).toContain(`${place}:4:`)
    expect(repository.git('diff', '--cached', '--name-only').split('\n')).toEqual(['empty.yaml', place])
    repository.git('reset', '--quiet')
    repository.write({ '.meshgate.yaml': null, 'empty.yaml': null })
  })

  it('reads a file that is staged in part from the index, and compares it with HEAD', () => {
    repository.git('add', place)
    repository.write({ [place]: good })
    const { exitCode, stdout } = check()
    expect(exitCode).toBe(1)
    expect(stdout).toContain(`${place}:4:`)
    expect(stdout).toContain('timeout: 10s')
    expect(stdout).not.toContain('new.yaml')
  })

  it('is what the hook of pre-commit runs, which stops the commit', () => {
    const [{ entry, language, pass_filenames: passes }] = parse(
      readFileSync('.pre-commit-hooks.yaml', 'utf8'),
    ) as [Record<string, unknown>]
    expect([language, passes]).toEqual(['script', false])
    repository.write({ '.git/hooks/pre-commit': `#!/bin/sh\nexec "${resolve(String(entry))}"\n` })
    spawnSync('chmod', ['+x', '.git/hooks/pre-commit'], { cwd: repository.path })
    const commit = (...args: readonly string[]) =>
      spawnSync('git', ['commit', '--message', 'Slower', ...args], {
        cwd: repository.path,
        env: { ...gitEnvironment, HOME: repository.path },
        encoding: 'utf8',
      })
    const refused = commit()
    expect(refused.status).toBe(1)
    expect(refused.stdout + refused.stderr).toContain(`${place}:4:`)
    // Git gives the hook of `git commit FILE` its own index.
    repository.write({ [place]: good.replace('20s', '21s') })
    expect(commit(place).status).toBe(0)
    expect(repository.git('show', `HEAD:${place}`)).toContain('21s')
  })

  it('refuses conflicts, and options that mean the folder', () => {
    expect(check('--fix').stderr).toContain('`--staged`')
    const blob = repository.git('hash-object', '-w', 'web/Chart.yaml')
    spawnSync('git', ['update-index', '--index-info'], {
      cwd: repository.path,
      env: gitEnvironment,
      input: `100644 ${blob} 1\tclash.yaml\n100644 ${blob} 2\tclash.yaml\n`,
    })
    const { exitCode, stderr } = check()
    expect(exitCode).toBe(2)
    expect(stderr).toContain('`clash.yaml` has conflicts')
  })
})

it.skipIf(!existsSync('dist/cli.js'))(
  'meshgate check --staged needs Git, and works before the first commit',
  () => {
    const repository = temporaryRepository()
    repository.write({ [place]: bad })
    repository.git('add', '--all')
    const { exitCode, stdout } = meshgate(repository.path, 'check', '--staged')
    expect(stdout).toContain(`${place}:4:`)
    expect(exitCode).toBe(1)
    repository.remove()
  },
)
