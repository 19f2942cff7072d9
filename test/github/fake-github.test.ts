import { getOctokit } from '@actions/github'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeGithub, type FakeGithub } from './fake-github.ts'
import { actionsBot } from './fake-state.ts'

const repository = { owner: 'octo-org', repo: 'mesh' }
const headers = { 'x-github-api-version': '2022-11-28' }

describe('the fake GitHub', () => {
  let github: FakeGithub | undefined
  afterEach(async () => {
    await github?.close()
    github = undefined
  })

  function client() {
    return getOctokit('a-token', { baseUrl: github!.url }).rest
  }

  function comment(body: string) {
    return client().issues.createComment({ ...repository, issue_number: 7, body, headers })
  }

  async function problemsOf(use: () => Promise<unknown>): Promise<readonly string[]> {
    github = await fakeGithub()
    await use().catch(() => undefined)
    const failed = github
    github = undefined
    await expect(failed.close()).rejects.toThrow('fake GitHub')
    return failed.problems
  }

  it('keeps comments, their authors and their ids', async () => {
    github = await fakeGithub()
    const { data } = await comment('hello')
    expect(data).toMatchObject({ body: 'hello', user: { login: 'github-actions[bot]', type: 'Bot' } })
    await client().issues.updateComment({ ...repository, comment_id: data.id, body: 'changed', headers })
    expect(github.state.comments).toEqual([{ id: data.id, issue: 7, user: actionsBot, body: 'changed' }])
    await client().issues.deleteComment({ ...repository, comment_id: data.id, headers })
    expect(github.state.comments).toEqual([])
  })

  it('pages with Link headers', async () => {
    const comments = Array.from({ length: 65 }, (_, id) => ({
      id,
      issue: 7,
      user: actionsBot,
      body: `${id}`,
    }))
    github = await fakeGithub({ comments }, '/api/v3')
    const octokit = getOctokit('a-token', { baseUrl: github.url })
    const all = await octokit.paginate(octokit.rest.issues.listComments, {
      ...repository,
      issue_number: 7,
      headers,
    })
    expect(all.map(({ body }) => body)).toEqual(comments.map(({ body }) => body))
    expect(github.operations).toEqual(Array(3).fill('issues/list-comments'))
  })

  it('refuses a comment over 65,536 characters and takes one of exactly that length', async () => {
    github = await fakeGithub()
    await expect(comment('x'.repeat(65_537))).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Body is too long (maximum is 65536 characters)'),
    })
    await expect(comment('x'.repeat(65_536))).resolves.toMatchObject({ status: 201 })
  })

  it('refuses to write for a read-only token', async () => {
    github = await fakeGithub({ canWrite: false })
    await expect(comment('hello')).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    })
  })

  it('refuses to edit what another account wrote', async () => {
    const user = { login: 'mallory', id: 9, type: 'User' as const }
    github = await fakeGithub({ comments: [{ id: 1, issue: 7, user, body: 'mine' }] })
    const edit = client().issues.updateComment({ ...repository, comment_id: 1, body: 'yours', headers })
    await expect(edit).rejects.toMatchObject({ status: 403 })
  })

  it('answers with a fault as often as it was told to', async () => {
    github = await fakeGithub()
    const answer = { status: 502, body: { message: 'Server Error' } }
    github.intercept({ operation: 'issues/create-comment', answer })
    await expect(comment('hello')).rejects.toMatchObject({ status: 502 })
    await expect(comment('hello')).resolves.toMatchObject({ status: 201 })
  })

  it('knows pull requests, their files, commits and merge bases', async () => {
    const pull = { number: 7, headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40), headRepository: 'fork/mesh' }
    const mergeBases = { 'main...topic': 'c'.repeat(40) }
    github = await fakeGithub({ pulls: [pull], files: { 7: [{ filename: 'values.yaml' }] }, mergeBases })
    const { pulls, repos } = client()
    const got = await pulls.get({ ...repository, pull_number: 7, headers })
    expect(got.data).toMatchObject({
      number: 7,
      head: { sha: pull.headSha, repo: { full_name: 'fork/mesh' } },
    })
    const files = await pulls.listFiles({ ...repository, pull_number: 7, headers })
    expect(files.data.map(({ filename, patch }) => [filename, patch])).toEqual([['values.yaml', undefined]])
    const found = await repos.listPullRequestsAssociatedWithCommit({
      ...repository,
      commit_sha: pull.headSha,
      headers,
    })
    expect(found.data.map(({ number }) => number)).toEqual([7])
    const compared = await repos.compareCommitsWithBasehead({
      ...repository,
      basehead: 'main...topic',
      headers,
    })
    expect(compared.data.merge_base_commit.sha).toBe('c'.repeat(40))
  })

  describe('fails the test that', () => {
    it('asks for an unknown route', async () => {
      const problems = await problemsOf(() =>
        client().issues.get({ ...repository, issue_number: 7, headers }),
      )
      expect(problems).toEqual(['unknown route: GET /repos/octo-org/mesh/issues/7'])
    })

    it('sends what the description does not allow', async () => {
      const problems = await problemsOf(() => comment(7 as never))
      expect(problems).toEqual([expect.stringContaining('must be string')])
    })

    it('names no API version', async () => {
      const problems = await problemsOf(() => client().pulls.listFiles({ ...repository, pull_number: 7 }))
      expect(problems).toEqual([expect.stringContaining('names no API version')])
    })
  })
})
