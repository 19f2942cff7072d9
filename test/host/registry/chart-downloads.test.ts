import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChartDownloads } from '../../../src/host/registry/chart-downloads.ts'
import { openHttpClient } from '../../../src/host/registry/http-client.ts'
import {
  chartRequestAt,
  repositoryChartRequest,
  type ChartRequest,
} from '../../../src/registry/chart-request.ts'
import { tgz } from '../../render/archive.ts'
import {
  hasRegistry,
  passOn,
  pushChart,
  sha256,
  startRegistry,
  startRepository,
  startServer,
  type Handler,
  type LocalServer,
} from './registry.ts'

type Environment = Readonly<Record<string, string>>

const servers: LocalServer[] = []
afterAll(() => servers.forEach((server) => server.close()))

async function running<Server extends LocalServer>(server: Promise<Server>): Promise<Server> {
  servers.push(await server)
  return server
}

function chartArchive(version: string, name = 'pay'): Uint8Array {
  return tgz({ [`${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: ${version}\n` })
}

/** Nobody's logins. */
const nobody: Environment = { HOME: mkdtempSync(join(tmpdir(), 'meshgate-home-')) }

function downloads(env: Environment = nobody, waits: number[] = []) {
  const sleep = (milliseconds: number): Promise<void> => Promise.resolve(void waits.push(milliseconds))
  return openChartDownloads(env, openHttpClient({ sleep }))
}

/** The version that a request leads to, or what is wrong. */
async function outcome(request: ChartRequest, env: Environment = nobody): Promise<string> {
  const chart = await downloads(env).download(request)
  return 'problem' in chart ? chart.problem : chart.locked.version
}

/** A home with a file of logins. */
function home(files: Readonly<Record<string, unknown>>): Environment {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-home-'))
  for (const [name, data] of Object.entries(files))
    writeFileSync(join(folder, name), typeof data === 'string' ? data : JSON.stringify(data))
  return { HOME: folder, DOCKER_CONFIG: folder, HELM_REPOSITORY_CONFIG: join(folder, 'repositories.yaml') }
}

function login(user: string, password: string): { auth: string } {
  return { auth: Buffer.from(`${user}:${password}`).toString('base64') }
}

describe.skipIf(!hasRegistry())('a chart in a registry', () => {
  let registry: LocalServer
  const digests = new Map<string, string>()
  const request = (version: string): ChartRequest =>
    chartRequestAt(`oci://${registry.host}/charts/pay`, version)

  beforeAll(async () => {
    registry = await running(startRegistry())
    for (const tag of ['6.4.0', '6.5.0', '6.5.1-rc.1', '7.0.0_build.1', '10.0.0', 'latest'])
      digests.set(
        tag,
        await pushChart(
          registry.host,
          'charts/pay',
          tag,
          chartArchive(tag === 'latest' ? '9.9.9' : tag.replace('_', '+')),
        ),
      )
  })

  it.each([
    ['exactly', '6.4.0', '6.4.0'],
    ['by a range', '^6.0.0', '6.5.0'],
    ['by a range with a prerelease', '>=6.5.1-0 <7', '6.5.1-rc.1'],
    ['as the newest release', '', '10.0.0'],
    ['with a build', '7.0.0+build.1', '7.0.0+build.1'],
    ['by a tag', 'latest', '9.9.9'],
  ])('is downloaded %s', async (_, version, expected) => {
    expect(await outcome(request(version))).toBe(expected)
  })

  it('is downloaded by the digest of its manifest', async () => {
    expect(await outcome(request(digests.get('6.4.0')!))).toBe('6.4.0')
  })

  it('is locked with the digest of its archive, and its host is told', async () => {
    const opened = downloads()
    const chart = await opened.download(request('6.x'))
    expect(chart).toMatchObject({
      locked: {
        repository: `oci://${registry.host}/charts`,
        name: 'pay',
        requested: '6.x',
        version: '6.5.0',
        digest: sha256(chartArchive('6.5.0')),
      },
    })
    expect([...opened.hosts]).toEqual([registry.host])
  })

  it.each([
    ['in no version', '^11.0.0', 'has no version `^11.0.0` among its 6 tags'],
    [
      'with no such tag',
      'stable',
      '/v2/charts/pay/manifests/stable answers 404: there is no such chart or version',
    ],
    ['with no such digest', `sha256:${'0'.repeat(64)}`, 'answers 404'],
  ])('is not there %s', async (_, version, problem) => {
    expect(await outcome(request(version))).toContain(problem)
  })

  it('is a problem if it is another chart, an image, or not safe to unpack', async () => {
    const { host } = registry
    await pushChart(host, 'charts/other', '1.0.0', chartArchive('1.0.0'))
    await pushChart(
      host,
      'charts/image',
      '1.0.0',
      chartArchive('1.0.0'),
      'application/vnd.oci.image.layer.v1.tar',
    )
    await pushChart(host, 'charts/evil', '1.0.0', tgz({ 'evil/../../.bashrc': 'x' }))
    const problems = ['other', 'image', 'evil'].map((name) =>
      outcome(chartRequestAt(`oci://${host}/charts/${name}`, '1.0.0')),
    )
    expect(await Promise.all(problems)).toEqual([
      expect.stringContaining('contains another chart'),
      expect.stringContaining('/charts/image is not a Helm chart'),
      expect.stringContaining('contains a path that leaves its folder'),
    ])
  })

  describe('with logins', () => {
    /** A registry that asks for a token, and gives one to a user with the password `s3cret`. */
    function guarded(realm: () => string): Handler {
      return async (incoming, response) => {
        const { authorization } = incoming.headers
        if (incoming.url!.startsWith('/token')) {
          const isUser = authorization === `Basic ${login('user', 's3cret').auth}`
          response.writeHead(isUser ? 200 : 401).end(JSON.stringify({ token: 'a-token' }))
          return true
        }
        if (authorization === 'Bearer a-token') return passOn(registry.host, incoming, response)
        const challenge = `Bearer realm="http://${realm()}/token",service="registry",scope="repository:charts/pay:pull"`
        response.writeHead(401, { 'www-authenticate': challenge }).end()
        return true
      }
    }

    it('gets a token for the user of Docker, and sends the password nowhere else', async () => {
      const tokens = await running(startServer(guarded(() => '')))
      const server = await running(startServer(guarded(() => tokens.host)))
      const chart = chartRequestAt(`oci://${server.host}/charts/pay`, '^6.0.0')
      expect(
        await outcome(chart, home({ 'config.json': { auths: { [server.host]: login('user', 's3cret') } } })),
      ).toBe('6.5.0')
      expect(server.requests.filter(({ authorization = '' }) => authorization.startsWith('Basic'))).toEqual(
        [],
      )
      expect(tokens.requests).toHaveLength(1)
    })

    it('says that a login is missing, and never shows a password', async () => {
      const server: LocalServer = await running(startServer(guarded(() => server.host)))
      const chart = chartRequestAt(`oci://${server.host}/charts/pay`, '6.5.0')
      const wrong = home({ 'config.json': { auths: { [server.host]: login('user', 'wr0ng') } } })
      for (const env of [nobody, wrong]) {
        const problem = await outcome(chart, env)
        expect(problem).toContain(`${server.host} gives no token for ${server.host}/charts/pay (401)`)
        expect(problem).not.toMatch(/wr0ng|dXNlcjp3cjBuZw/)
      }
    })

    it('takes no token from an address of another host without https', async () => {
      const server = await running(startServer(guarded(() => 'evil.example')))
      const chart = chartRequestAt(`oci://${server.host}/charts/pay`, '6.5.0')
      expect(await outcome(chart)).toContain('names no https address for its tokens')
    })

    it('answers Basic, with what a credential helper says', async () => {
      const server = await running(
        startServer(async (incoming, response) => {
          if (incoming.headers.authorization === `Basic ${login('helped', 'pass').auth}`)
            return passOn(registry.host, incoming, response)
          response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' }).end()
          return true
        }),
      )
      const env = home({
        'config.json': { credsStore: 'meshgate-test' },
        'docker-credential-meshgate-test':
          '#!/bin/sh\ncat > /dev/null\necho \'{"Username":"helped","Secret":"pass"}\'\n',
      })
      chmodSync(join(env['HOME']!, 'docker-credential-meshgate-test'), 0o755)
      const path = `${env['HOME']}${delimiter}${process.env['PATH']}`
      const chart = chartRequestAt(`oci://${server.host}/charts/pay`, '6.5.0')
      expect(await outcome(chart, { ...env, PATH: path })).toBe('6.5.0')
      expect(await outcome(chart)).toContain('answers 401: log in with')
    })

    it('follows a redirect to another host without the token', async () => {
      const storage = await running(
        startServer((incoming, response) => passOn(registry.host, incoming, response)),
      )
      const server: LocalServer = await running(
        startServer(async (incoming, response) => {
          if (incoming.url!.includes('/blobs/')) {
            const location = `http://localhost:${storage.host.split(':')[1]}${incoming.url}?signature=abc`
            response.writeHead(307, { location }).end()
            return true
          }
          return guarded(() => server.host)(incoming, response)
        }),
      )
      const env = home({ 'config.json': { auths: { [server.host]: login('user', 's3cret') } } })
      const opened = downloads(env)
      const chart = await opened.download(chartRequestAt(`oci://${server.host}/charts/pay`, '6.5.0'))
      expect(chart).toMatchObject({ locked: { version: '6.5.0' } })
      expect(storage.requests.map(({ authorization }) => authorization)).toEqual([undefined])
      expect([...opened.hosts]).toEqual([server.host, `localhost:${storage.host.split(':')[1]}`])
    })
  })

  it('is a problem if a registry sends other bytes', async () => {
    const server = await running(
      startServer(async (incoming, response) => {
        if (!incoming.url!.includes('/blobs/')) return passOn(registry.host, incoming, response)
        response.end(chartArchive('6.6.6'))
        return true
      }),
    )
    const chart = chartRequestAt(`oci://${server.host}/charts/pay`, '6.5.0')
    expect(await outcome(chart)).toContain(`instead of ${sha256(chartArchive('6.5.0'))}`)
  })
})

describe('a chart in a repository', () => {
  const index = `apiVersion: v1
entries:
  pay:
    - { version: 1.0.0, urls: [pay-1.0.0.tgz], digest: ${sha256(chartArchive('1.0.0')).slice(7)} }
    - { version: 1.2.0, urls: [pay-1.2.0.tgz] }
    - { version: 2.0.0-rc.1, urls: [pay-2.0.0-rc.1.tgz] }
    - { version: 1.10.0, urls: [pay-1.10.0.tgz], digest: "${'0'.repeat(64)}" }
    - { version: 0.9.0, urls: ["file:///etc/passwd"] }
    - { version: not-a-version, urls: [x.tgz] }
`
  const files = {
    'stable/index.yaml': index,
    ...Object.fromEntries(
      ['1.0.0', '1.2.0', '2.0.0-rc.1', '1.10.0'].map((version) => [
        `stable/pay-${version}.tgz`,
        chartArchive(version),
      ]),
    ),
  }
  const at = (host: string, version: string, name = 'pay') =>
    repositoryChartRequest(`http://${host}/stable`, name, version)

  it.each([
    ['exactly', '1.0.0', '1.0.0'],
    ['by a range', '~1.2', '1.2.0'],
    ['by a prerelease', '2.0.0-rc.1', '2.0.0-rc.1'],
  ])('is downloaded %s, by an address relative to its index', async (_, version, expected) => {
    const { host } = await running(startRepository(files))
    expect(await outcome(at(host, version))).toBe(expected)
  })

  it.each([
    ['has another digest than its index says', '', 'and its index says'],
    ['is not in the range', '^3.0.0', 'has no pay in version `^3.0.0`'],
    ['is at an address of another kind', '0.9.0', 'has no address for 0.9.0'],
  ])('is a problem if it %s', async (_, version, problem) => {
    const { host } = await running(startRepository(files))
    expect(await outcome(at(host, version))).toContain(problem)
  })

  it('is a problem if there is no such chart, no index, or no repository', async () => {
    const { host } = await running(startRepository({ ...files, 'html/index.yaml': '<html></html>' }))
    expect(await outcome(at(host, '', 'shop'))).toContain('has no shop in a release')
    expect(await outcome(repositoryChartRequest(`http://${host}/html`, 'pay', ''))).toContain(
      'is not an index of a chart repository',
    )
    expect(await outcome(repositoryChartRequest(`http://${host}/none`, 'pay', ''))).toContain(
      '/none/index.yaml answers 404',
    )
    expect(await outcome(repositoryChartRequest('@team', 'pay', ''))).toContain('add it with `helm repo add`')
    expect(await outcome(repositoryChartRequest('ftp://charts.example', 'pay', ''))).toContain(
      'is not an address of a chart repository',
    )
  })

  it('is downloaded with the login of its repository, which another host does not get', async () => {
    const storage = await running(startRepository({ 'pay-1.0.0.tgz': chartArchive('1.0.0') }))
    const elsewhere = index.replace('[pay-1.0.0.tgz]', `["http://${storage.host}/pay-1.0.0.tgz"]`)
    const server = await running(
      startServer(({ headers }, response) => {
        const isUser = headers.authorization === `Basic ${login('user', 's3cret').auth}`
        response.writeHead(isUser ? 200 : 401).end(elsewhere)
        return true
      }),
    )
    const repositories = `repositories:\n- name: team\n  url: http://${server.host}/stable\n  username: user\n  password: s3cret\n`
    const env = home({ 'repositories.yaml': repositories })
    expect(await outcome(at(server.host, '1.0.0'), env)).toBe('1.0.0')
    expect(await outcome(repositoryChartRequest('@team', 'pay', '1.0.0'), env)).toBe('1.0.0')
    expect(storage.requests.map(({ authorization }) => authorization)).toEqual([undefined, undefined])
    expect(await outcome(at(server.host, '1.0.0'))).toContain('answers 401: log in with `helm repo add`')
  })

  it('is asked for again after an overload, with the waits that the server asks for', async () => {
    let failures = 2
    const server = await running(
      startServer((_, response) => {
        if (failures-- > 0) response.writeHead(failures === 1 ? 429 : 503, { 'retry-after': '7' }).end()
        else response.end(index.replaceAll('urls: [', `urls: [../`))
        return true
      }),
    )
    const waits: number[] = []
    const chart = await downloads(nobody, waits).download(at(server.host, '^9'))
    expect(chart).toMatchObject({ problem: expect.stringContaining('has no pay') })
    expect(waits).toEqual([7000, 4000])
    failures = 99
    const failed = await downloads().download(at(server.host, '1.0.0'))
    expect(failed).toMatchObject({ problem: expect.stringMatching(/index\.yaml answers (429|503)$/) })
  })

  it('is a problem if the repository redirects without an end, or cannot be reached', async () => {
    const server = await running(
      startServer(({ url }, response) => {
        response.writeHead(302, { location: url! }).end()
        return true
      }),
    )
    expect(await outcome(at(server.host, '1.0.0'))).toContain('redirects more than 5 times')
    const closed = await startRepository({})
    closed.close()
    expect(await outcome(at(closed.host, ''))).toContain('cannot be reached (ECONNREFUSED)')
  })
})
