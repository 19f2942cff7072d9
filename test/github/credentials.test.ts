import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { basicCredentials, gitCredentials } from '../../src/host/github/credentials.ts'

it('Git sends our token, once, also where actions/checkout left another', async () => {
  const authorizations: string[][] = []
  const server = createServer((request, response) => {
    authorizations.push(request.headersDistinct['authorization'] ?? [])
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'))
  try {
    execFileSync('git', ['init', '--quiet', folder])
    execFileSync('git', ['-C', folder, 'config', `http.${url}/.extraheader`, 'AUTHORIZATION: basic bGVmdA=='])
    const env = { PATH: process.env['PATH'], GIT_TERMINAL_PROMPT: '0', ...gitCredentials(url, 'a-token') }
    const listing = promisify(execFile)('git', ['-C', folder, 'ls-remote', `${url}/octo-org/mesh`], { env })
    await expect(listing).rejects.toThrow('not found')
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
  expect(authorizations).toEqual([[`basic ${basicCredentials('a-token')}`]])
})

it('without a token Git is left alone', () => {
  expect(gitCredentials('https://github.com', '')).toEqual({})
})
