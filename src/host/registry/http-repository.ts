import { toData } from '../../yaml/data.ts'
import { decodeText } from '../../yaml/decode-text.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { isSatisfied, type ChartRequest } from '../../registry/chart-request.ts'
import { compareVersions, parseVersion } from '../../registry/version.ts'
import { digestOf, maxArchiveBytes } from './chart-cache.ts'
import { basicAuthorization, type CredentialStore, type NamedRepository } from './credentials.ts'
import { DownloadError, addressWithoutQuery, urlOf, type Answer, type HttpClient } from './http-client.ts'

/** A chart in a repository: its archive, or its address in a registry. */
export type RepositoryChart = { readonly archive: Uint8Array } | { readonly registry: string }

/** Chart repositories; each index is downloaded once. */
export interface HttpRepositories {
  /** The chart of a request, as `helm pull` finds it (Helm's `pkg/repo`, IndexFile.Get). Throws `DownloadError`. */
  chart(request: ChartRequest): Promise<RepositoryChart>
}

/** Opens chart repositories with the logins of `helm repo add`. */
export function openRepositories(client: HttpClient, credentials: CredentialStore): HttpRepositories {
  const indexes = new Map<string, Promise<Index>>()
  return {
    async chart(request) {
      const repository = repositoryOf(request, credentials)
      const index = indexes.get(repository.url) ?? downloadedIndex(client, repository)
      indexes.set(repository.url, index)
      const entry = newest((await index).get(request.name) ?? [], request.version)
      if (entry) return chartOfEntry(client, repository, entry)
      const wanted = request.version === '' ? 'a release' : `version \`${request.version}\``
      throw new DownloadError(`the index of ${shownUrl(repository.url)} has no ${request.name} in ${wanted}`)
    },
  }
}

type Repository = Omit<NamedRepository, 'name'>

/** The address of a repository, and the login for it. */
function repositoryOf({ repository }: ChartRequest, { repositories }: CredentialStore): Repository {
  if (repository.startsWith('@')) {
    const named = repositories.find(({ name }) => name === repository.slice(1))
    if (named) return named
    throw new DownloadError(
      `there is no repository \`${repository.slice(1)}\` in Helm's configuration: add it with \`helm repo add\``,
    )
  }
  const stated = repositories.find(({ url }) => url.replace(/\/+$/, '') === repository)
  return { url: repository, credentials: stated?.credentials ?? null }
}

/** The entries of each chart. */
type Index = ReadonlyMap<string, readonly IndexEntry[]>

interface IndexEntry {
  readonly version: string
  readonly urls: readonly string[]
  /** `sha256:` and the digits; `null` where the index states none. */
  readonly digest: string | null
}

/** Limit on an index; the largest known one has 25 MB. */
const maxIndexBytes = 60 * 2 ** 20

async function downloadedIndex(client: HttpClient, repository: Repository): Promise<Index> {
  const url = urlOf('index.yaml', urlOf(`${repository.url}/`) ?? undefined)
  if (!url) throw new DownloadError(`\`${repository.url}\` is not an address of a chart repository`)
  const { body } = await downloaded(client, { url, maxBytes: maxIndexBytes, ...authorizationOf(repository) })
  const root = parseDocuments(decodeText(body).text, 'index.yaml')[0]?.root
  const { entries } = ((root && toData(root)) ?? {}) as Readonly<Record<string, unknown>>
  if (typeof entries !== 'object' || entries === null)
    throw new DownloadError(`${addressWithoutQuery(url)} is not an index of a chart repository`)
  return new Map(
    Object.entries(entries).map(([name, versions]) => [name, (versions as unknown[]).flatMap(indexEntry)]),
  )
}

function indexEntry(entry: unknown): IndexEntry[] {
  const { version, urls, digest } = (entry ?? {}) as Readonly<Record<string, unknown>>
  if (typeof version !== 'string' || !Array.isArray(urls)) return []
  const hash = typeof digest === 'string' ? /^(?:sha256:)?([\da-f]{64})$/.exec(digest)?.[1] : undefined
  const addresses = urls.filter((url) => typeof url === 'string')
  return [{ version, urls: addresses, digest: hash === undefined ? null : `sha256:${hash}` }]
}

/** The entry with exactly the version, else the newest one in the range. */
function newest(entries: readonly IndexEntry[], request: string): IndexEntry | undefined {
  const exact = request === '' ? undefined : entries.find(({ version }) => version === request)
  if (exact) return exact
  const [first] = entries
    .filter(({ version }) => parseVersion(version) && isSatisfied(request, version))
    .toSorted((a, b) => compareVersions(parseVersion(b.version)!, parseVersion(a.version)!))
  return first
}

/** Uses the first address, as Helm does; it may be relative to the address of the index, or lead to a registry. */
async function chartOfEntry(
  client: HttpClient,
  repository: Repository,
  { urls: [address = ''], digest, version }: IndexEntry,
): Promise<RepositoryChart> {
  if (address.startsWith('oci://')) return { registry: address }
  const url = urlOf(address, new URL(`${repository.url}/`))
  if (!url) throw new DownloadError(`the index of ${shownUrl(repository.url)} has no address for ${version}`)
  const isOfHost = url.origin === new URL(repository.url).origin
  const { body: archive } = await downloaded(client, {
    url,
    maxBytes: maxArchiveBytes,
    ...(isOfHost && authorizationOf(repository)),
  })
  const actual = digestOf(archive)
  if (digest === null || digest === actual) return { archive }
  throw new DownloadError(
    `${addressWithoutQuery(url)} has the digest ${actual}, and its index says ${digest}`,
  )
}

function authorizationOf({ credentials }: Repository): { readonly authorization?: string } {
  return credentials && 'user' in credentials ? { authorization: basicAuthorization(credentials) } : {}
}

async function downloaded(client: HttpClient, download: Parameters<HttpClient['get']>[0]): Promise<Answer> {
  const answer = await client.get(download)
  if (answer.status === 200) return answer
  const advice = answer.status === 401 || answer.status === 403 ? ': log in with `helm repo add`' : ''
  throw new DownloadError(`${addressWithoutQuery(download.url)} answers ${answer.status}${advice}`)
}

function shownUrl(text: string): string {
  const url = urlOf(text)
  return url ? addressWithoutQuery(url) : 'the repository'
}
