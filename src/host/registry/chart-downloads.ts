import { chartRequestAt, isOci, requestText, type ChartRequest } from '../../registry/chart-request.ts'
import type { LockedChart } from '../../registry/chart-lock.ts'
import type { DownloadedChart, DownloadProblem } from '../../run/fetch/fetched-chart.ts'
import { digestOf, unpack } from './chart-cache.ts'
import { openCertificates } from './client-certificates.ts'
import { openCredentials } from './credentials.ts'
import { DownloadError, openHttpClient, type HttpClient } from './http-client.ts'
import { openRepositories } from './http-repository.ts'
import { chartMetadata } from './mounted-charts.ts'
import { chartInRegistry } from './oci-registry.ts'
import { registryLogin } from './registry-login.ts'

/** Registries and chart repositories with the logins of the user. */
export interface ChartDownloads {
  /**
   * Downloads the newest chart that satisfies a request. Returns a problem if there is none, or if the archive is not a
   * chart of that name or not safe to unpack.
   */
  download(request: ChartRequest): Promise<DownloadedChart | DownloadProblem>
  /** The hosts that were contacted. */
  readonly hosts: HttpClient['hosts']
}

/** Opens the registries and repositories; credentials are read when a request first needs them. */
export function openChartDownloads(
  env: Readonly<Record<string, string | undefined>>,
  client: HttpClient = openHttpClient({}, openCertificates(env)),
): ChartDownloads {
  const credentials = openCredentials(env)
  const login = registryLogin(client, credentials)
  const repositories = openRepositories(client, credentials)

  async function archiveOf(request: ChartRequest): Promise<Uint8Array> {
    if (isOci(request)) return chartInRegistry(client, login, request)
    const chart = await repositories.chart(request)
    return 'archive' in chart ? chart.archive : chartInRegistry(client, login, requestAt(chart.registry))
  }

  return {
    hosts: client.hosts,
    async download(request) {
      try {
        const archive = await archiveOf(request)
        return { archive, locked: lockedChart(archive, request) }
      } catch (error) {
        if (error instanceof DownloadError) return { problem: error.message }
        throw error
      }
    },
  }
}

/** The chart at an address with its tag: `oci://registry/org/charts/podinfo:6.5.0`. */
function requestAt(address: string): ChartRequest {
  const [, chart = address, tag = ''] = /^(.*):([^/:]+)$/.exec(address) ?? []
  return chartRequestAt(chart, tag)
}

function lockedChart(archive: Uint8Array, request: ChartRequest): LockedChart {
  const files = unpack(archive)
  if ('problem' in files) throw new DownloadError(`the archive of ${requestText(request)} ${files.problem}`)
  const chart = chartMetadata(files)
  if (chart?.name !== request.name)
    throw new DownloadError(`the archive of ${requestText(request)} contains another chart`)
  const { repository, name, version: requested } = request
  return { repository, name, requested, version: chart.version, digest: digestOf(archive) }
}
