import { compareVersions, parseVersion } from '../../registry/version.ts'
import { isSatisfied, isTagOrDigest, type ChartRequest } from '../../registry/chart-request.ts'
import { digestOf, maxArchiveBytes } from './chart-cache.ts'
import {
  DownloadError,
  addressWithoutQuery,
  urlOf,
  type Answer,
  type Download,
  type HttpClient,
} from './http-client.ts'
import type { RegistryLogin } from './registry-login.ts'

/** The archive of a chart in a registry (the OCI Distribution Specification, with the media types of Helm). */
export async function chartInRegistry(
  client: HttpClient,
  login: RegistryLogin,
  request: ChartRequest,
): Promise<Uint8Array> {
  const place = placeOf(request)
  const reader: RegistryReader = { client, login, place }
  const reference = await referenceFor(reader, request.version)
  const layer = chartLayer(await manifestAt(reader, reference), place)
  const archive = await requestWithLogin(reader, { path: `blobs/${layer}`, maxBytes: maxArchiveBytes })
  const digest = digestOf(archive.body)
  if (digest === layer) return archive.body
  throw new DownloadError(`${textOf(place)} sends a chart with the digest ${digest} instead of ${layer}`)
}

/** A repository of a registry: the chart with all its versions. */
interface Place {
  readonly registry: URL
  readonly path: string
}

interface RegistryReader {
  readonly client: HttpClient
  readonly login: RegistryLogin
  readonly place: Place
}

/** The address of a chart. Registries use https, except on this machine, as with Docker. */
function placeOf({ repository, name }: ChartRequest): Place {
  const [, host = '', path = ''] = /^oci:\/\/([^/]+)\/?(.*)$/.exec(repository) ?? []
  const scheme = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(host) ? 'http' : 'https'
  const registry = urlOf(`${scheme}://${host === 'docker.io' ? 'registry-1.docker.io' : host}`)
  const chart = path === '' ? name : `${path}/${name}`
  // The form of names in the Distribution Specification.
  if (registry && /^[a-z\d]+([._-]+[a-z\d]+)*(\/[a-z\d]+([._-]+[a-z\d]+)*)*$/.test(chart))
    return { registry, path: chart }
  throw new DownloadError(`\`${repository}/${name}\` is not an address of a chart in a registry`)
}

function textOf({ registry, path }: Place): string {
  return `${registry.host}/${path}`
}

/** The tag or digest for a version, range, tag or digest. */
async function referenceFor(reader: RegistryReader, version: string): Promise<string> {
  const exact = tagOf(version)
  if (isTagOrDigest(version)) return exact
  // A full version is a tag, so the tags need not be listed.
  if (/^v?\d+\.\d+\.\d+/.test(version) && parseVersion(version) && (await hasTag(reader, exact))) return exact
  const tags = await tagsOf(reader)
  if (tags.includes(exact)) return exact
  const versions = tags
    .map((tag) => ({ tag, version: tag.replaceAll('_', '+') }))
    .filter((candidate) => parseVersion(candidate.version) && isSatisfied(version, candidate.version))
  const [newest] = versions.toSorted((a, b) =>
    compareVersions(parseVersion(b.version)!, parseVersion(a.version)!),
  )
  if (newest) return newest.tag
  const wanted = version === '' ? 'release' : `version \`${version}\``
  throw new DownloadError(`${textOf(reader.place)} has no ${wanted} among its ${tags.length} tags`)
}

/** A tag has no `+` (Helm's `pkg/registry/tag.go`). */
function tagOf(version: string): string {
  return version.replaceAll('+', '_')
}

async function hasTag(reader: RegistryReader, tag: string): Promise<boolean> {
  const { status } = await answerOf(reader, manifestRequest(tag))
  return status === 200
}

/** Limits on the tags of a chart, which a registry lists in pages. */
const maxPages = 100
const maxListBytes = 4 * 2 ** 20

async function tagsOf(reader: RegistryReader): Promise<string[]> {
  const tags: string[] = []
  let path: string | null = 'tags/list?n=1000'
  for (let page = 0; path !== null && page < maxPages; page++) {
    const { body, headers } = await requestWithLogin(reader, { path, maxBytes: maxListBytes })
    const listed = (jsonOf(body) as { tags?: unknown } | null)?.tags
    if (Array.isArray(listed)) tags.push(...listed.filter((tag) => typeof tag === 'string'))
    // The query of the next page, which has the same path.
    const [, query] = /<[^>]*\?([^>]*)>;\s*rel="?next"?/.exec(headers.get('link') ?? '') ?? []
    path = query === undefined ? null : `tags/list?${query}`
  }
  return tags
}

const manifestTypes =
  'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json'

function manifestRequest(reference: string): RegistryRequest {
  return { path: `manifests/${reference}`, maxBytes: maxListBytes, accept: manifestTypes }
}

interface Manifest {
  readonly config?: { readonly mediaType?: unknown }
  readonly layers?: readonly { readonly mediaType?: unknown; readonly digest?: unknown }[]
}

async function manifestAt(reader: RegistryReader, reference: string): Promise<Manifest> {
  const { body } = await requestWithLogin(reader, manifestRequest(reference))
  if (reference.startsWith('sha256:') && digestOf(body) !== reference)
    throw new DownloadError(`${textOf(reader.place)} sends another manifest than ${reference}`)
  return jsonOf(body) ?? {}
}

/** Helm's media types (`pkg/registry/constants.go`). */
const chartTypes: readonly unknown[] = [
  'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  'application/tar+gzip',
]

/** The digest of the layer with the chart. */
function chartLayer({ layers }: Manifest, place: Place): string {
  const layer = Array.isArray(layers)
    ? (layers as NonNullable<Manifest['layers']>).find(({ mediaType }) => chartTypes.includes(mediaType))
    : undefined
  if (typeof layer?.digest === 'string' && /^sha256:[\da-f]{64}$/.test(layer.digest)) return layer.digest
  throw new DownloadError(`${textOf(place)} is not a Helm chart`)
}

interface RegistryRequest extends Omit<Download, 'url' | 'authorization'> {
  /** Below the path of the chart. */
  readonly path: string
}

/**
 * Sends a request with the login of the host and returns the successful answer; throws `DownloadError` for any other
 * status.
 */
async function requestWithLogin(reader: RegistryReader, request: RegistryRequest): Promise<Answer> {
  const answer = await answerOf(reader, request)
  if (answer.status === 200) return answer
  const url = addressOf(reader.place, request)
  const meaning = meanings[answer.status]
  throw new DownloadError(
    `${addressWithoutQuery(url)} answers ${answer.status}${meaning === undefined ? '' : `: ${meaning}`}`,
  )
}

const meanings: Readonly<Record<number, string>> = {
  401: 'log in with `helm registry login` or `docker login`',
  403: 'the login may not read it',
  404: 'there is no such chart or version',
}

async function answerOf(reader: RegistryReader, { path, ...request }: RegistryRequest): Promise<Answer> {
  const { client, login, place } = reader
  const url = addressOf(place, { path })
  const scope = { host: place.registry.host, path: place.path }
  const first = await client.get({ ...request, url, authorization: login.known(scope) })
  const challenge = first.status === 401 ? first.headers.get('www-authenticate') : null
  const authorization = challenge === null ? null : await login.answer(challenge, scope)
  return authorization === null ? first : client.get({ ...request, url, authorization })
}

function addressOf({ registry, path }: Place, request: Pick<RegistryRequest, 'path'>): URL {
  return new URL(`/v2/${path}/${request.path}`, registry)
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  } catch {
    throw new DownloadError('the answer of a registry is not JSON')
  }
}
