import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Report } from '../../src/core/report.ts'
import { runStep, type StepResult } from '../github/fake-runner.ts'
import { openScene, type Scene } from './gate.ts'

const fork = 'stranger/mesh'

describe.skipIf(!existsSync('dist/action.js'))('a pull request from a fork', () => {
  let scene: Scene
  let folder: string
  let report: Report
  let headSha: string
  /** What the first workflow asked GitHub for. */
  let requestedPaths: readonly string[]
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'artifact-'))
    scene = await openScene({ canWrite: false })
    headSha = scene.repository.lay('topic', 'pull-request')
    const first = await scene.run('topic', { fork: true, inputs: { comment: 'never', suggestions: 'none' } })
    requestedPaths = scene.github.operations.slice()
    report = first.report!
    scene.github.state.canWrite = true
    scene.github.state.pulls = [openPull(7)]
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
    return scene.close()
  })

  function openPull(number: number) {
    return {
      number,
      headSha,
      baseSha: scene.repository.shaOf('main'),
      headRepository: fork,
      headRef: 'topic',
    }
  }

  /** Runs the second workflow on a text that the first one has left, in a workspace without a checkout. */
  async function comment(artifact: string, run: Record<string, unknown> = {}): Promise<StepResult> {
    const path = join(folder, 'report.json')
    writeFileSync(path, artifact)
    return commentFrom(path, run)
  }

  function commentFrom(path: string, run: Record<string, unknown> = {}, name = 'workflow_run') {
    const workflowRun = {
      id: 500,
      run_attempt: 2,
      event: 'pull_request',
      head_sha: headSha,
      head_branch: 'topic',
      head_repository: { full_name: fork },
      pull_requests: [],
      ...run,
    }
    return runStep({
      action: process.cwd(),
      workspace: folder,
      event: { name, payload: { workflow_run: workflowRun, repository: { default_branch: 'main' } } },
      sha: scene.repository.shaOf('main'),
      apiUrl: scene.github.url,
      inputs: { 'publish-report': path },
    })
  }

  function bodies(): [number, string][] {
    return scene.github.state.comments.map(({ issue, body }) => [issue, body])
  }

  it('gets the comment that a pull request of the repository gets', async () => {
    expect(requestedPaths).toEqual([])
    const result = await comment(JSON.stringify(report))
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { status: 'findings', errors: '11', 'comment-id': '1001' },
    })
    const [[issue, body]] = bodies() as [[number, string]]
    expect(issue).toBe(7)
    expect(body).toMatch(
      new RegExp(`^<!-- meshgate:default head=${headSha.slice(0, 8)} base=\\w{8} run=500.2 -->\n`),
    )
    expect(body).toContain('11 new errors block the merge')
    expect(body).toContain(`/octo-org/mesh/blob/${headSha}/apps/payments/values-prod.yaml#L7`)
    expect(body).toContain('/octo-org/mesh/actions/runs/500)')
    await comment(JSON.stringify(report))
    expect(bodies()).toHaveLength(1)
  })

  it('brings no address, markup, mention or command into the comment', async () => {
    const evil =
      '[x](https://evil.example) <img src=x> @octo-org/admins\n::error::x <!-- meshgate:default -->'
    const forged: Report = {
      ...report,
      head: 'b'.repeat(40),
      base: evil,
      findings: report.findings.map((finding) => ({
        ...finding,
        message: evil,
        url: 'https://evil.example/rule',
      })),
    }
    const result = await comment(JSON.stringify(forged))
    const [[, body]] = bodies() as [[number, string]]
    expect(result.exitCode).toBe(0)
    expect(body).not.toMatch(/<img|@octo-org|https:\/\/evil/)
    expect(body.split('<!--')).toHaveLength(2)
    expect(result.annotations).toEqual([])
  })

  it.each([
    ['no JSON', () => 'a report', 'is not JSON'],
    [
      'of another shape',
      (real: Report) => JSON.stringify({ ...real, findings: 'none' }),
      'is not a report of this version',
    ],
    [
      'with a further field',
      (real: Report) => JSON.stringify({ ...real, pull: 8 }),
      'is not a report of this version',
    ],
    ['too large', (real: Report) => JSON.stringify(real) + ' '.repeat(65 * 1024 * 1024), 'is larger than'],
  ])('writes nothing of an artifact that is %s', async (_, forge, message) => {
    const result = await comment(forge(report))
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error' } })
    expect(result.annotations.map((each) => each.message)).toEqual([expect.stringContaining(message)])
    expect(bodies()).toEqual([])
  })

  it('has no artifact that is a link', async () => {
    const path = join(folder, 'report.json')
    writeFileSync(join(folder, 'secret.json'), JSON.stringify(report))
    symlinkSync(join(folder, 'secret.json'), path)
    expect(await commentFrom(path)).toMatchObject({ exitCode: 1 })
    expect(bodies()).toEqual([])
  })

  it.each([
    ['has other commits by now', () => [{ ...openPull(7), headSha: 'c'.repeat(40) }], 'no open pull request'],
    [
      'comes from another fork',
      () => [{ ...openPull(7), headRepository: 'other/mesh' }],
      'no open pull request',
    ],
    ['is closed', () => [{ ...openPull(7), state: 'closed' as const }], 'no open pull request'],
    ['is one of two', () => [openPull(7), openPull(8)], 'several pull requests'],
  ])('is not commented where it %s', async (_, pulls, message) => {
    scene.github.state.pulls = pulls()
    const result = await comment(JSON.stringify(report))
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map((each) => each.message)).toEqual([expect.stringContaining(message)])
    expect(bodies()).toEqual([])
  })

  it('is refused on another event, and for a run of another event', async () => {
    expect(await comment(JSON.stringify(report), { event: 'push' })).toMatchObject({ exitCode: 1 })
    const path = join(folder, 'report.json')
    expect(await commentFrom(path, {}, 'pull_request_target')).toMatchObject({ exitCode: 1 })
    expect(bodies()).toEqual([])
  })
})

describe('the workflows of examples/workflows', () => {
  interface Workflow {
    permissions: object
    jobs: Record<
      string,
      { permissions: Record<string, string>; steps: { uses?: string; run?: string; with?: object }[] }
    >
  }
  const read = (name: string) => parse(readFileSync(`examples/workflows/${name}.yml`, 'utf8')) as Workflow
  const jobOf = (name: string) => Object.values(read(name).jobs)[0]!
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: object }

  it('give the one that sees the pull request no permission to write, and the other one no checkout', () => {
    expect([read('meshgate-check').permissions, read('meshgate-comment').permissions]).toEqual([{}, {}])
    expect(jobOf('meshgate-check').permissions).toEqual({ contents: 'read' })
    expect(jobOf('meshgate-comment').permissions).toEqual({ actions: 'read', 'pull-requests': 'write' })
    const uses = jobOf('meshgate-comment').steps.map((step) => step.uses?.split('@')[0])
    expect(uses).toEqual(['actions/download-artifact', 'meshgate/meshgate'])
  })

  it.each(['meshgate-check', 'meshgate-comment'])('run no script, and name inputs that exist: %s', (name) => {
    for (const { run, uses, with: inputs = {} } of jobOf(name).steps) {
      expect(run).toBeUndefined()
      if (uses?.startsWith('meshgate/'))
        expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)))
    }
  })
})
