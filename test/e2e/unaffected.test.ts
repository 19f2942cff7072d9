import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { route } from './attempts/attempt.ts'
import { check, meshgate } from './cli.ts'
import { errorsOf, payments, paymentsFile } from './examples.ts'
import { openScene, pullEvent, type Scene } from './gate.ts'

const headline = 'nothing was checked: this change touches nothing that is rendered or checked'

/** What a run says that has looked at nothing. */
const unaffected = {
  exitCode: 0,
  annotations: [],
  outputs: {
    status: 'unaffected',
    ...{ errors: '', warnings: '', 'new-errors': '0', changed: 'false' },
    ...{ releases: '', 'releases-rendered': '', coverage: 'nothing was rendered or read' },
  },
  report: { summary: { complete: false }, targets: [], findings: [], changes: [], skipped: [] },
}

describe.skipIf(!existsSync('dist/action.js'))('a change that touches nothing', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it('passes without an engine, and says that nothing was checked', async () => {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    scene.repository.commit('topic', { 'README.md': 'words\n', 'apps/README.md': 'words\n' })
    const result = await withoutEngine((action) => scene.run('topic', { action }))
    expect(result).toMatchObject({
      ...unaffected,
      report: {
        ...unaffected.report,
        head: scene.repository.shaOf('refs/pull/7/merge'),
        base: scene.repository.shaOf('main'),
        unaffected: { changedFiles: 2 },
      },
    })
    expect(result.lines).toContain(`${headline} · findings that base has are not listed`)
    expect(result.summary).toContain(`## ➖ meshgate: ${headline}\n`)
    expect(result.summary).toContain('Nothing was rendered, and findings that base has are not listed.')
    expect([result.lines.join('\n'), result.summary].join('\n')).not.toMatch(/clean|no (new )?findings/)
    expect(scene.github.state.comments).toEqual([])
  })

  it('cannot pass without an engine where anything else changes', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'README.md': 'words\n', 'notes.txt': 'words\n' })
    const result = await withoutEngine((action) => scene.run('topic', { action }))
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
  })

  it('brings the comment of an earlier push up to date', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { [paymentsFile]: payments('10s'), 'README.md': 'words\n' })
    const blocked = await scene.run('topic', { runId: 812 })
    expect(blocked).toMatchObject({ exitCode: 1, outputs: { status: 'findings', 'comment-id': '1001' } })
    scene.repository.commit('topic', { [paymentsFile]: scene.repository.textOf('main', paymentsFile) })
    const result = await scene.run('topic', { runId: 813 })
    expect(result).toMatchObject({ ...unaffected, report: { unaffected: { changedFiles: 1 } } })
    expect(result.outputs['comment-id']).toBe('1001')
    expect(scene.github.state.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^<!-- .* run=813.1 -->\n## ➖ meshgate: ${headline}\n[^]*1 changed file that nothing reads`,
        ),
      ),
    ])
    expect(scene.github.state.comments[0]!.body).not.toContain('error')
  })

  it('is one without any change, too, and is commented on if asked for', async () => {
    scene = await openScene()
    scene.repository.commit('topic', {})
    const result = await scene.run('topic', { inputs: { comment: 'always' } })
    expect(result).toMatchObject({ ...unaffected, report: { unaffected: { changedFiles: 0 } } })
    expect(scene.github.state.comments[0]?.body).toContain('nothing was checked: base and head are the same')
  })

  it('is one in a merge group', async () => {
    scene = await openScene()
    const base = scene.repository.shaOf('main')
    const head = scene.repository.commit('topic', { 'README.md': 'words\n' })
    const group = { base_sha: base, head_sha: head }
    const event = { name: 'merge_group', payload: { merge_group: group } }
    expect(await scene.run('topic', { event, sha: head })).toMatchObject(unaffected)
  })

  it('is checked as ever on a push, with `only-new: false`, and in strict mode', async () => {
    scene = await openScene()
    const before = scene.repository.lay('main', 'pull-request')
    const after = scene.repository.commit('topic', { 'README.md': 'words\n' })
    const push = { name: 'push', payload: { before, after } }
    const everything = { errors: '9', 'new-errors': '0' }
    expect(await scene.run('topic', { event: push, sha: after })).toMatchObject({
      exitCode: 0,
      outputs: { status: 'clean', ...everything },
    })
    const old = await scene.run('topic', { inputs: { 'only-new': 'false' } })
    expect(old).toMatchObject({ exitCode: 1, outputs: { status: 'findings', ...everything } })
    const strict = await scene.run('topic', { inputs: { strict: 'true' } })
    expect(strict).toMatchObject({ exitCode: 0, outputs: { status: 'clean', ...everything } })
  })

  it('is not one of what a chart may read, nor where an earlier step left something to check', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'apps/payments/README.md': 'words\n' })
    expect((await scene.run('topic')).outputs['status']).toBe('clean')
    scene.repository.commit('topic', { 'apps/payments/README.md': null, 'README.md': 'words\n' })
    expect((await scene.run('topic')).outputs['status']).toBe('unaffected')
    const prepare = (workspace: string): void => {
      writeFileSync(join(workspace, 'platform/left.yaml'), route('left', '10s'))
      writeFileSync(join(workspace, 'log.txt'), 'words\n')
    }
    const result = await scene.run('topic', { prepare })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'findings', 'new-errors': '1' } })
    expect(errorsOf(result).map(({ at }) => at.file)).toEqual(['platform/left.yaml'])
  })

  it('still has its inputs and its commit checked', async () => {
    scene = await openScene()
    scene.repository.commit('topic', { 'README.md': 'words\n' })
    const allow = await scene.run('topic', { inputs: { 'egress-allowlist': 'https://x' } })
    expect(allow).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
    const nowhere = await scene.run('topic', { inputs: { paths: 'nowhere' } })
    expect(nowhere).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
    const { payload } = pullEvent(scene.repository.pull('topic'))
    const otherEvent = { event: { name: 'pull_request', payload }, sha: scene.repository.shaOf('main') }
    expect(await scene.run('topic', otherEvent)).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
  })
})

describe.skipIf(!existsSync('dist/cli.js'))('a change that touches nothing, on the command line', () => {
  let scene: Scene
  afterEach(() => scene.close())

  /** A clone whose branch changes a README, of a repository with nine errors. */
  async function clone(): Promise<string> {
    scene = await openScene()
    scene.repository.lay('main', 'pull-request')
    return scene.repository.checkout(scene.repository.commit('topic', { 'README.md': 'words\n' }), 'full')
  }

  const base = ['--base', 'origin/main']

  it('ends at once, in the formats that list nothing of base', async () => {
    const folder = await clone()
    const text = meshgate(folder, 'check', ...base)
    expect(text).toEqual({
      exitCode: 0,
      stdout: `${headline} · findings that base has are not listed\n`,
      stderr: '',
    })
    expect(meshgate(folder, 'check', ...base, '--format', 'github')).toMatchObject({
      exitCode: 0,
      stdout: `${headline}\n`,
    })
    expect(meshgate(folder, 'diff', ...base)).toMatchObject({ exitCode: 0, stdout: 'no changes\n' })
    expect(meshgate(folder, 'diff')).toMatchObject({ exitCode: 0, stdout: 'no changes\n' })
  })

  it('is checked as ever where everything is asked for', async () => {
    const folder = await clone()
    const full = check(folder, ...base)
    expect(full).toMatchObject({ exitCode: 0, report: { summary: { errors: 9, new: { errors: 0 } } } })
    expect(full.report.unaffected).toBeUndefined()
    expect(meshgate(folder, 'check', ...base, '--format', 'markdown').stdout).toContain('there before')
    expect(meshgate(folder, 'check', ...base, '--no-only-new').exitCode).toBe(1)
    // Five errors are of policy tests, which run where meshes are whole; without --all, the others are those of base.
    for (const [result, ...flags] of [
      ['9 errors', '--strict'],
      ['no findings in what was checked', 'apps'],
      ['4 errors', 'apps', '--all'],
      ['5 errors', '--environment', 'prod'],
      ['9 errors', '--environment', 'prod', '--all'],
    ] as const)
      expect(meshgate(folder, 'check', ...base, ...flags).stdout).toContain(result)
    expect(meshgate(folder, 'check').exitCode).toBe(1)
    expect(meshgate(folder, 'check', ...base, '--environment', 'nowhere').exitCode).toBe(2)
  })

  it('takes what is not committed into account', async () => {
    const folder = await clone()
    writeFileSync(join(folder, 'README.md'), 'other words\n')
    writeFileSync(join(folder, 'apps', 'NOTES.md'), 'words\n')
    expect(meshgate(folder, 'check', ...base).stdout).toContain(headline)
    expect(meshgate(folder, 'diff').stdout).toBe('no changes\n')
    writeFileSync(join(folder, paymentsFile), payments('20s'))
    expect(meshgate(folder, 'check', ...base).stdout).toMatch(/1 fixed/)
    expect(meshgate(folder, 'diff').stdout).toMatch(/^changed VirtualService/m)
  })
})

/** Runs something with the action as it is built, but for the engine. */
async function withoutEngine<Result>(run: (action: string) => Promise<Result>): Promise<Result> {
  const action = mkdtempSync(join(tmpdir(), 'action-'))
  try {
    cpSync('action.yml', join(action, 'action.yml'))
    cpSync('package.json', join(action, 'package.json'))
    cpSync('dist', join(action, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.wasm') })
    return await run(action)
  } finally {
    rmSync(action, { recursive: true, force: true })
  }
}
