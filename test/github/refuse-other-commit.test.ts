import { afterAll, describe, expect, it } from 'vitest'
import { refuseOtherCommit } from '../../src/action/refuse-other-commit.ts'
import { describeEvent } from '../../src/host/github/event.ts'
import type { Payload } from '../../src/host/github/event-commits.ts'
import { checkoutOf, temporaryRepository, type Repository } from '../host/repository.ts'

/** main goes on after topic branched off; the merge brings topic into main. */
const origin = temporaryRepository()
const base = origin.commit({ 'a.yaml': 'a: 1\n' })
origin.git('checkout', '--quiet', '-b', 'topic')
const topic = origin.commit({ 'b.yaml': 'b: 1\n' })
origin.git('checkout', '--quiet', 'main')
const main = origin.commit({ 'c.yaml': 'c: 1\n' })
origin.git('checkout', '--quiet', '--detach')
origin.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic')
const merge = origin.git('rev-parse', 'HEAD')
origin.git('update-ref', 'refs/pull/7/merge', merge)

const made: Repository[] = [origin]
afterAll(() => made.forEach((repository) => repository.remove()))

const pull = {
  number: 7,
  head: { sha: topic },
  base: { sha: main, ref: 'main', repo: { full_name: 'octo-org/mesh' } },
}
const run = { head_sha: topic, head_branch: 'topic', event: 'pull_request', pull_requests: [] }

const payloads: Readonly<Record<string, Payload>> = {
  pull_request: { pull_request: pull },
  pull_request_target: { pull_request: pull },
  workflow_run: { workflow_run: run },
  issue_comment: { issue: { number: 7, pull_request: {} } },
  check_suite: { check_suite: run },
  check_run: { check_run: run },
  status: { sha: topic },
}

/** What the check says where a commit is checked out; `null` if it goes on. */
function refusal(
  name: string,
  payload: Payload,
  checkedOut: string | null,
  { sha = main, prepare }: { sha?: string; prepare?: (clone: Repository) => void } = {},
): string | null {
  const env = {
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: 'octo-org/mesh',
    GITHUB_RUN_ID: '1',
    GITHUB_SHA: main,
  }
  const clone = checkedOut === null ? null : checkoutOf(origin, checkedOut, 1)
  if (clone) made.push(clone)
  if (clone) prepare?.(clone)
  try {
    refuseOtherCommit(describeEvent(env, payload), clone && clone.open(), sha)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

describe('an event that is about a pull request', () => {
  it.each(Object.entries(payloads))('%s says nothing of the base branch', (name, payload) => {
    expect(refusal(name, payload, main)).toMatch(/^on `\w+` the (default|base) branch is checked out, not /)
  })

  it.each(Object.entries(payloads))(
    '%s takes the head of its branch, and what merges it',
    (name, payload) => {
      expect(refusal(name, payload, topic)).toBeNull()
      expect(refusal(name, payload, merge)).toBeNull()
    },
  )

  it.each(Object.entries(payloads).filter(([name]) => name !== 'pull_request'))(
    '%s is refused where Git cannot tell what is checked out',
    (name, payload) => {
      expect(refusal(name, payload, null)).toContain('is checked out, not')
    },
  )

  it('names the pull request where it can', () => {
    expect(refusal('issue_comment', payloads['issue_comment']!, main)).toContain('not pull request #7')
    const withPull = { workflow_run: { ...run, pull_requests: [pull] } }
    expect(refusal('workflow_run', withPull, main)).toContain('not pull request #7')
    expect(refusal('workflow_run', payloads['workflow_run']!, main)).toContain(
      `not commit ${topic.slice(0, 7)}`,
    )
  })

  it.each(['pull_request', 'merge_group'])('%s is refused at a commit that a step made on top', (name) => {
    const payload = {
      ...payloads['pull_request'],
      merge_group: { base_sha: main, head_sha: merge },
    }
    const prepare = (clone: Repository): void => void clone.commit({ 'b.yaml': 'b: 2\n' })
    expect(refusal(name, payload, merge, { sha: merge })).toBeNull()
    expect(refusal(name, payload, merge, { sha: merge, prepare })).toContain(
      'a commit on top of the one that is to be merged',
    )
  })

  it('is refused at an older commit of the base branch, too', () => {
    expect(refusal('workflow_run', payloads['workflow_run']!, base)).not.toBeNull()
  })
})

describe('an event that is about the default branch', () => {
  const ofMain = { ...run, head_sha: base, head_branch: 'main', event: 'push' }
  const events: [string, Payload][] = [
    ['schedule', {}],
    ['workflow_dispatch', {}],
    ['repository_dispatch', {}],
    ['push', { before: base, after: main }],
    ['issue_comment', { issue: { number: 3 } }],
    ['workflow_run', { workflow_run: ofMain, repository: { default_branch: 'main' } }],
  ]
  it.each(events)('%s goes on with what is checked out', (name, payload) => {
    expect(refusal(name, payload, main)).toBeNull()
  })

  it('is not one of a branch of a fork with that name', () => {
    const ofFork = { ...ofMain, head_sha: topic, event: 'pull_request' }
    const payload = { workflow_run: ofFork, repository: { default_branch: 'main' } }
    expect(refusal('workflow_run', payload, main)).not.toBeNull()
  })
})
