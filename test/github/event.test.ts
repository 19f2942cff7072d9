import { describe, expect, it } from 'vitest'
import { describeEvent, readEvent } from '../../src/host/github/event.ts'
import type { Payload } from '../../src/host/github/event-commits.ts'

const [head, base, merge] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)]

const env = {
  GITHUB_REPOSITORY: 'octo-org/mesh',
  GITHUB_RUN_ID: '812',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SHA: merge,
}

const pull = {
  number: 7,
  head: { sha: head },
  base: { sha: base, ref: 'main', repo: { full_name: 'octo-org/mesh' } },
}

function describeOf(name: string, payload: Payload, variables: Record<string, string> = {}) {
  return describeEvent({ ...env, GITHUB_EVENT_NAME: name, ...variables }, payload)
}

describe('an event', () => {
  it('of a pull request names both sides, and links point to the head of the branch', () => {
    expect(describeOf('pull_request', { pull_request: pull })).toEqual({
      name: 'pull_request',
      repository: 'octo-org/mesh',
      headSha: head,
      base,
      pull: { number: 7, headSha: head, baseSha: base, baseRef: 'main', labels: [] },
      checksOutDefaultBranch: false,
      labelsOfCommit: [],
      isOfDefaultBranch: false,
      defaultBranch: null,
      run: '812.2',
      runUrl: 'https://github.com/octo-org/mesh/actions/runs/812',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
    })
  })

  it.each([
    ['labeled', ['approved']],
    ['opened', ['approved', 'late']],
    ['synchronize', []],
    ['reopened', []],
  ])('%s says which labels were set to the commit', (action, labelsOfCommit) => {
    const labelled = { ...pull, labels: [{ name: 'approved' }, { name: 'late' }] }
    const payload = { action, label: { name: 'approved' }, pull_request: labelled }
    expect(describeOf('pull_request', payload)).toMatchObject({
      labelsOfCommit,
      pull: { labels: ['approved', 'late'] },
    })
  })

  it.each([
    ['refs/heads/main', true],
    ['refs/heads/topic', false],
  ])('of a push to %s brings what is merged: %s', (ref, isOfDefaultBranch) => {
    const payload = { ref, before: base, after: head, repository: { default_branch: 'main' } }
    expect(describeOf('push', payload)).toMatchObject({ isOfDefaultBranch })
  })

  it('of a pull request target checks out another commit than it is about', () => {
    const event = describeOf('pull_request_target', { pull_request: pull })
    expect(event).toMatchObject({ headSha: head, base, pull: { number: 7 }, checksOutDefaultBranch: true })
  })

  it('of a merge queue has two sides and no pull request', () => {
    const event = describeOf('merge_group', { merge_group: { base_sha: base, head_sha: head } })
    expect(event).toMatchObject({ headSha: head, base, pull: null })
  })

  it('of a push compares with what the branch was before', () => {
    expect(describeOf('push', { before: base, after: head })).toMatchObject({
      headSha: head,
      base,
      pull: null,
    })
  })

  it('of a push to a new branch has no base', () => {
    const event = describeOf('push', { before: '0'.repeat(40), after: head })
    expect(event).toMatchObject({ headSha: head, base: null })
  })

  it('of a workflow run takes the one pull request into this repository', () => {
    const { repo: _, ...elsewhere } = pull.base
    const short = {
      ...pull,
      base: { ...elsewhere, repo: { url: 'https://api.github.com/repos/octo-org/mesh' } },
    }
    const otherRun = {
      ...pull,
      number: 9,
      base: { ...elsewhere, repo: { url: 'https://api.github.com/repos/up/mesh' } },
    }
    const event = describeOf('workflow_run', {
      workflow_run: { head_sha: head, pull_requests: [otherRun, short] },
    })
    expect(event).toMatchObject({ headSha: head, pull: { number: 7 }, checksOutDefaultBranch: true })
  })

  it('of a workflow run from a fork has no pull request', () => {
    const event = describeOf('workflow_run', { workflow_run: { head_sha: head, pull_requests: [] } })
    expect(event).toMatchObject({ headSha: head, base: null, pull: null })
  })

  it.each(['schedule', 'workflow_dispatch', 'repository_dispatch'])('%s has the commit alone', (name) => {
    expect(describeOf(name, {})).toMatchObject({ headSha: merge, base: null, pull: null })
  })

  it('comes from the server it says, not from github.com', () => {
    const server = { GITHUB_SERVER_URL: 'https://ghe.example', GITHUB_API_URL: 'https://ghe.example/api/v3' }
    expect(describeOf('push', {}, server)).toMatchObject({
      runUrl: 'https://ghe.example/octo-org/mesh/actions/runs/812',
      apiUrl: 'https://ghe.example/api/v3',
    })
  })

  it('does not exist outside a workflow', () => {
    expect(() => readEvent({})).toThrow('`GITHUB_EVENT_PATH` is not set')
  })
})
