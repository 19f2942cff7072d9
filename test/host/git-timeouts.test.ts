import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { findBase } from '../../src/host/git/base.ts'
import { GitError, GitTimeout, openGit, type Git } from '../../src/host/git/git.ts'
import { gitEnvironment, temporaryRepository, type Repository } from './repository.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A repository whose remote is a server on this machine. */
function cloneOf(url: string): { git: Git; repository: Repository } {
  const repository = temporaryRepository()
  open.push(() => repository.remove())
  repository.commit({ 'a.yaml': 'a: 1\n' })
  repository.git('remote', 'add', 'origin', url)
  return { git: openGit(repository.path, gitEnvironment, 1500)!, repository }
}

/** A server that accepts connections, and what it does with them. */
async function server(serve: (socket: Socket) => void): Promise<{ url: string; server: Server }> {
  const made = createServer(serve).listen(0, '127.0.0.1')
  await once(made, 'listening')
  open.push(() => made.close())
  return { url: `http://127.0.0.1:${(made.address() as AddressInfo).port}/mesh.git`, server: made }
}

/** A web server in another thread, since this one waits for Git. */
async function webServer(handler: string): Promise<string> {
  const code = `
    const { parentPort } = require('node:worker_threads')
    const server = require('node:http').createServer(${handler})
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`
  const worker = new Worker(code, { eval: true })
  open.push(() => worker.terminate())
  const [port] = (await once(worker, 'message')) as [number]
  return `http://127.0.0.1:${port}/mesh.git`
}

function failure(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('a Git server', () => {
  // By itself, Git's helper would give up after 30 s.
  it(
    'that accepts and never answers is given up, and nothing is left running',
    { timeout: 20_000 },
    async () => {
      const sockets: Socket[] = []
      const { url, server: made } = await server((socket) => sockets.push(socket.on('error', () => null)))
      const error = failure(() => findBase(cloneOf(url).git, 'release'))
      expect(error).toBeInstanceOf(GitTimeout)
      expect((error as GitError).message).toBe(
        '`release` is not in this clone and cannot be fetched: `git fetch` took longer than 1.5 s',
      )
      // Git's helper had connected; only its own end closes the connection, since nobody answers.
      if (sockets.length === 0) await once(made, 'connection')
      await once(sockets[0]!.resume(), 'end')
    },
  )

  it('that stalls in the middle of its answer is given up', async () => {
    const url = await webServer(
      `(request, response) => { response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' }); response.write('001e# service=git-upload-pack\\n') }`,
    )
    expect(failure(() => findBase(cloneOf(url).git, 'release'))).toBeInstanceOf(GitTimeout)
  })

  it.each([
    [
      'that redirects for ever',
      `(request, response) => response.writeHead(302, { location: '/x' + request.url }).end()`,
    ],
    ['that closes the connection', '(request) => request.socket.destroy()'],
    ['that answers with something else', `(request, response) => response.end('<html>')`],
  ])('%s is one sentence', async (_, handler) => {
    const url = await webServer(handler)
    const error = failure(() => findBase(cloneOf(url).git, 'release'))
    expect(error).toBeInstanceOf(GitError)
    expect((error as GitError).message).toMatch(
      /^`release` is not in this clone and cannot be fetched: [^\n]+$/,
    )
  })
})

describe('a command of Git that does not end', () => {
  it('is no answer that is taken for a no', () => {
    const { repository } = cloneOf('http://127.0.0.1:9/mesh.git')
    // A process does not start in a millisecond.
    expect(() => openGit(repository.path, gitEnvironment, 1)).toThrow(GitTimeout)
  })
})
