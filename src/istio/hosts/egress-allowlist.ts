import type { Config } from '../../core/config.ts'
import { oncePer } from '../../core/once-per.ts'
import { hostIndex } from './host-index.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'

/** An entry as it is written: `host`, `host:port`, or a map. */
export type AllowlistEntry = NonNullable<Config['egress-allowlist']>[number]

/** An entry of the allow-list: a host or wildcard, on one port or on all ports. */
export interface AllowedEgress {
  readonly host: string
  readonly port?: number
}

/**
 * Parses `host` or `host:port`, where the host may be a wildcard such as `*.example.com`. For anything else returns the
 * defect as the end of a sentence ("contains a path").
 */
export function parseAllowedEgress(entry: string): AllowedEgress | { readonly defect: string } {
  const [, host = '', digits] = /^(.*?)(?::(\d*))?$/s.exec(entry) ?? []
  const defect = hostDefect(host)
  if (defect) return { defect: defect.text }
  if (digits === undefined) return { host }
  const port = Number(digits)
  return port >= 1 && port <= maxPort ? { host, port } : { defect: `has a port outside of 1 to ${maxPort}` }
}

/** What an entry allows; `null` stands for all of them. */
export interface EgressPermit {
  readonly entry: AllowlistEntry
  readonly host: string
  readonly ports: readonly number[] | null
  readonly environments: readonly string[] | null
  readonly namespaces: readonly string[] | null
  /** The last day on which it counts; `null` without an end. */
  readonly until: string | null
}

/** The place and time of a call. */
export interface EgressCircumstances {
  /** `null` where nothing states the environment: then no entry for some environments counts. */
  readonly environment: string | null
  /** Milliseconds since 1970; `null`: nothing has expired. */
  readonly now: number | null
}

/** Used if the environment is unknown. Nothing has expired. */
const anywhere: EgressCircumstances = { environment: null, now: null }

/**
 * True if an entry allows all hosts that a host matches, on that port, whatever its `namespaces`. Invalid entries allow
 * nothing, nor do those that have expired at `where.now` or are for other environments.
 *
 * @param where without it no entry has expired, and entries with `environments` allow nothing
 */
export function allowsEgress(
  entries: readonly AllowlistEntry[],
  host: string,
  port: number,
  where: EgressCircumstances = anywhere,
): boolean {
  return permitsFor(entries, host, port, where).length > 0
}

/** The entries that allow all hosts that a host matches, on a port; `null` for every port. */
export function permitsFor(
  entries: readonly AllowlistEntry[],
  host: string,
  port: number | null,
  { environment, now }: EgressCircumstances,
): readonly EgressPermit[] {
  return indexOf(entries)
    .covering(host)
    .filter(({ ports }) => ports === null || (port !== null && ports.includes(port)))
    .filter(
      ({ environments }) =>
        environments === null || (environment !== null && environments.includes(environment)),
    )
    .filter((permit) => !hasExpired(permit, now))
}

/** True after the last day of an entry, in UTC. */
export function hasExpired({ until }: Pick<EgressPermit, 'until'>, now: number | null): boolean {
  return until !== null && now !== null && now >= Date.parse(until) + millisecondsOfDay
}

const millisecondsOfDay = 24 * 60 * 60 * 1000

/** The valid entries of a list. */
export const permitsIn = oncePer((entries: readonly AllowlistEntry[]): readonly EgressPermit[] =>
  entries.flatMap(permitOf),
)

function permitOf(entry: AllowlistEntry): EgressPermit[] {
  if (typeof entry === 'string') {
    const allowed = parseAllowedEgress(entry)
    if (!('host' in allowed)) return []
    const { host, port } = allowed
    const ports = port === undefined ? null : [port]
    return [{ entry, host, ports, environments: null, namespaces: null, until: null }]
  }
  const { host, ports = null, environments = null, namespaces = null, until = null } = entry
  return hostDefect(host) ? [] : [{ entry, host, ports, environments, namespaces, until }]
}

const indexOf = oncePer((entries: readonly AllowlistEntry[]) =>
  hostIndex(permitsIn(entries), ({ host }) => [host]),
)

const maxPort = 65535
