import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderTexts } from '../charts/render.ts'
import { blocksIn, expectTranscript } from '../guides/blocks.ts'
import { gitEnvironment, temporaryRepository, type Repository } from '../host/repository.ts'
import { meshgate, nodeProgram } from './cli.ts'

/** A command that goes on, and what it prints. */
class RunningCommand {
  readonly #process: ChildProcess
  #printed = ''
  #wake: () => void = () => undefined
  readonly exitCode: Promise<number | null>

  constructor(folder: string, ...args: readonly string[]) {
    const [program, ...before] = nodeProgram
    this.#process = spawn(program, [...before, ...args], { cwd: folder, env: gitEnvironment })
    for (const stream of [this.#process.stdout!, this.#process.stderr!])
      stream.on('data', (data: Buffer) => {
        this.#printed += data.toString()
        this.#wake()
      })
    this.exitCode = new Promise((resolve) => this.#process.on('exit', resolve))
  }

  /** What it prints until a pattern matches, which is taken out of what is read next. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.#printed)
      if (match) {
        const end = match.index + match[0].length
        const printed = this.#printed.slice(0, end)
        this.#printed = this.#printed.slice(end)
        return printed
      }
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  interrupt(): void {
    this.#process.kill('SIGINT')
  }
}

const template = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: pay}
spec:
  hosts: [pay.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: 5xx}
      route: [{destination: {host: pay.example.com}}]
`
describe.skipIf(!existsSync('dist/cli.js'))('meshgate check --watch', () => {
  let repository: Repository
  let command: RunningCommand
  /** Writes files, and waits for the answer; a file that is half written may have one, too. */
  const edit = (files: Parameters<Repository['write']>[0], answer: RegExp): Promise<string> => {
    repository.write(files)
    return command.until(answer)
  }
  beforeAll(async () => {
    repository = temporaryRepository()
    repository.commit({
      '.gitignore': 'build/\n',
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'web/templates/all.yaml': template,
      'web/values.yaml': 'timeout: 20s\n',
    })
    command = new RunningCommand(repository.path, 'check', '--watch')
    await command.until(/no findings[\s\S]*Ctrl-C ends\n/)
  })
  afterAll(() => repository.remove())

  it('says what an edit brings, at the values line, and what it fixes', async () => {
    const broken = await edit(
      { 'web/values.yaml': '# slow\ntimeout: 5s\n' },
      /values\.yaml: 1 new finding; now 1 error.*\n/,
    )
    expect(broken).toMatch(/error .*\n *--> web\/values\.yaml:2:/)
    const repaired = await edit({ 'web/values.yaml': 'timeout: 20s\n' }, /1 fixed; now no findings.*\n/)
    expect(repaired).toMatch(/fixed {2}web\/values\.yaml:2:/)
  })

  it('follows a file that an editor puts in the place of another one', async () => {
    const path = join(repository.path, 'web/values.yaml')
    repository.write({ 'web/values.yaml~tmp': 'timeout: 4s\n' })
    renameSync(`${path}~tmp`, path)
    expect(await command.until(/values\.yaml.*: 1 new finding; .*\n/)).toContain('--> web/values.yaml:1:')
  })

  it('goes on after broken YAML, new and deleted files', async () => {
    await edit({ 'web/values.yaml': 'timeout: [\n' }, /web\/values\.yaml: \d new finding.*\n/)
    await edit({ 'web/values.yaml': 'timeout: 20s\n' }, /fixed; now no findings.*\n/)
    await edit(
      {
        'policy.yaml':
          'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: a, namespace: b}\nspec: {mtls: {mode: STRICKT}}\n',
      },
      /policy\.yaml: \d new finding.*\n/,
    )
    await edit({ 'policy.yaml': null }, /policy\.yaml: \d fixed; now no findings.*\n/)
  })

  it('says what is wrong with a configuration, and checks again once it is right', async () => {
    await edit({ '.meshgate.yaml': 'rules: 5\n' }, /meshgate: .*\.meshgate\.yaml.*\n/)
    await edit({ '.meshgate.yaml': null }, /nothing new; now no findings.*\n/)
  })

  it('says nothing of what Git ignores, and ends at Ctrl-C', async () => {
    repository.write({ 'build/out.yaml': 'kind: Nothing\n' })
    const answer = await edit({ 'web/values.yaml': 'timeout: 21s\n' }, /web\/values\.yaml: nothing new.*\n/)
    expect(answer).not.toContain('build/')
    command.interrupt()
    expect(await command.exitCode).toBe(0)
  })

  it('prints what docs/editor.md shows', async () => {
    const shop = temporaryRepository()
    const file = 'apps/payments/values-prod.yaml'
    const files = {
      ...folderTexts('charts/istio-egress'),
      ...folderTexts('examples/repository/apps/payments', 'apps/payments'),
    }
    shop.commit(files)
    const watching = new RunningCommand(shop.path, 'check', '--watch')
    await watching.until(/Ctrl-C ends\n/)
    shop.write({ [file]: files[file]!.replace('timeout: 15s', 'timeout: 10s') })
    const broken = await watching.until(/1 new finding; now .*\n/)
    shop.write({ [file]: files[file]!.replace('timeout: 15s', 'timeout: 12s') })
    const repaired = await watching.until(/1 fixed; now .*\n/)
    watching.interrupt()
    await watching.exitCode
    shop.remove()
    expectTranscript(broken + repaired, blocksIn('docs/editor.md', 'text')[0]!)
  })

  it('refuses what has no place in it', () => {
    const { exitCode, stderr } = meshgate(
      repository.path,
      'check',
      '--watch',
      '--base',
      'HEAD',
      '--format',
      'json',
    )
    expect(exitCode).toBe(2)
    expect(stderr).toContain('leave out `--base`, `--format`')
  })
})
