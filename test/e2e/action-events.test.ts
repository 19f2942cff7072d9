import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { defect, usualFiles } from './attempts/attempt.ts'
import { openScene, pullEvent, type GateResult, type RunOptions, type Scene } from './gate.ts'
import type { Repository } from './repository.ts'

/** What a run on an event does besides its verdict. */
interface EventRow {
  readonly name: string
  /** False: the token may only read. */
  readonly canWrite?: boolean
  readonly options: (repository: Repository) => RunOptions
  readonly comments: number
  /** The level of findings that base has, too: they are listed where there is a base. */
  readonly isCompared: boolean
  readonly notice?: RegExp
}

/** The event of the pull request with another action, or another person who started it. */
const pull =
  ({ fork = false, actor = 'octocat', action = 'synchronize' } = {}) =>
  (repository: Repository): RunOptions => {
    const { name, payload } = pullEvent(repository.pull('topic'), fork)
    return {
      event: { name, payload: { ...(payload as object), action } },
      env: { GITHUB_ACTOR: actor },
      fork,
    }
  }

/** An event that is about a commit of a branch. */
const commitOf =
  (branch: string, name: string, payloadOf: (sha: string, repository: Repository) => object) =>
  (repository: Repository): RunOptions => {
    const sha = repository.shaOf(branch)
    return { sha, event: { name, payload: payloadOf(sha, repository) } }
  }

const readOnly = /permissions:\n {2}contents: read\n {2}pull-requests: write/
const zeros = '0'.repeat(40)

const rows: readonly EventRow[] = [
  {
    name: 'pull_request of a fork of a private repository that sends it a token that may write',
    options: pull({ fork: true }),
    comments: 1,
    isCompared: true,
  },
  {
    name: 'pull_request of Dependabot, whose token may only read',
    canWrite: false,
    options: pull({ actor: 'dependabot[bot]' }),
    comments: 0,
    isCompared: true,
    notice: readOnly,
  },
  {
    name: 'pull_request that is closed, with its merge commit',
    options: pull({ action: 'closed' }),
    comments: 1,
    isCompared: true,
  },
  {
    name: 'merge_group',
    options: (repository) => {
      const { baseSha, mergeSha } = repository.pull('topic')
      const group = { base_sha: baseSha, head_sha: mergeSha, base_ref: 'refs/heads/main' }
      return { sha: mergeSha, event: { name: 'merge_group', payload: { merge_group: group } } }
    },
    comments: 0,
    isCompared: true,
  },
  {
    name: 'push of a new branch, which names no commit before it',
    options: commitOf('topic', 'push', (after) => ({ before: zeros, after })),
    comments: 0,
    isCompared: false,
  },
  { name: 'schedule', options: commitOf('topic', 'schedule', () => ({})), comments: 0, isCompared: false },
]

/**
 * Rows of docs/events.md. The pull request of the repository and of a fork are in action.test.ts, a push in
 * action-base.test.ts, events that check out another commit in attempts/files.ts, `workflow_run` that publishes in
 * action-fork-pair.test.ts.
 */
describe.skipIf(!existsSync('dist/action.js'))('a run of the built action on', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it.each(rows)('$name', async ({ canWrite = true, options, comments, isCompared, notice }) => {
    scene = await openScene({ canWrite }, usualFiles)
    scene.repository.commit('topic', defect)
    const result = await scene.run('topic', options(scene.repository))
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'findings', 'new-errors': '1' } })
    expect(result.report?.base === null).toBe(!isCompared)
    expect(result.summary).toContain('routing/timeout-covers-retries')
    expect(errorPlaces(result)).toEqual(['apps/payments/values-prod.yaml:1'])
    expect(scene.github.state.comments).toHaveLength(comments)
    const notices = result.annotations.filter(({ level }) => level === 'notice')
    expect(notices.map(({ message }) => message)).toEqual(
      notice ? [expect.stringMatching(notice) as string] : [],
    )
  })
})

function errorPlaces({ annotations }: GateResult): string[] {
  return annotations.flatMap(({ level, file, line }) =>
    level === 'error' && file !== undefined ? `${file}:${line}` : [],
  )
}
