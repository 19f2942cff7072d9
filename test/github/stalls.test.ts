import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/core/errors.ts'
import { eventBase } from '../../src/host/github/base.ts'
import { openGithub } from '../../src/host/github/client.ts'
import { publishComment } from '../../src/host/github/comments.ts'
import type { GithubEvent } from '../../src/host/github/event.ts'
import { temporaryRepository } from '../host/repository.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** A client of a GitHub with the given answers. */
async function clientOf(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const limits = { attemptMs: 400, totalMs: 3000, waitMs: 0, sleep: async () => undefined, now: Date.now }
  return openGithub({ token: 't', apiUrl, repository: 'octo-org/mesh' }, limits)
}

const json = { 'content-type': 'application/json' }

/** How a GitHub, or what stands between, may not answer. */
const stalls: Readonly<Record<string, RequestListener>> = {
  'never answers': () => undefined,
  'stalls in the middle of an answer': (_, response) => response.writeHead(200, json).write('{"data": {'),
  'breaks off in the middle of an answer': (request, response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"data": {')
    setTimeout(() => request.socket.destroy(), 50)
  },
  'redirects for ever': ({ url }, response) => void response.writeHead(302, { location: `/x${url}` }).end(),
  'closes the connection': ({ socket }) => void socket.destroy(),
  'has a next page for ever': ({ url, method, headers }, response) => {
    const next = `<http://${headers.host}/next${Math.random()}>; rel="next"`
    response.writeHead(200, { ...json, link: next })
    response.end(method === 'POST' && url === '/graphql' ? '{"data": {"viewer": {"login": "me"}}}' : '[]')
  },
  'is a page for people': (_, response) => void response.writeHead(502).end('<html>'),
}

const comment = { pull: 7, body: '<!-- meshgate:default run=812.1 -->\nwords', create: true }

describe.each(Object.entries(stalls))('a GitHub that %s', (_, listener) => {
  it('gets no comment, and that is all', async () => {
    const result = await publishComment(await clientOf(listener), comment)
    expect(result).toEqual({ status: 'failed', reason: expect.any(String) as string })
  })
})

describe('a GitHub that does not say what the merge base is', () => {
  const sha = (digit: string): string => digit.repeat(40)
  const pull = { number: 7, headSha: sha('a'), baseSha: sha('b'), baseRef: 'main' }
  const event = { name: 'pull_request', pull, base: pull.baseSha } as GithubEvent

  it.each(Object.entries(stalls).filter(([name]) => !name.includes('next page')))(
    'since it %s makes one sentence',
    async (__, listener) => {
      const repository = temporaryRepository()
      open.push(() => repository.remove())
      repository.commit({ 'a.yaml': 'a: 1\n' })
      const base = eventBase(event, repository.open(), await clientOf(listener))
      await expect(base).rejects.toThrow(UsageError)
      await expect(base).rejects.toThrow(/^the merge base is not in this shallow clone \([^\n]+\): check out/)
    },
  )
})
