import { oncePer } from '../../core/once-per.ts'
import { hostIndex } from './host-index.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'

/** An entry of the allow-list: a host or wildcard, on one port or on all ports. */
export interface AllowedEgress {
  readonly host: string
  readonly port?: number
}

/** Parses `host` or `host:port`; for anything else returns the defect as the end of a sentence ("contains a path"). */
export function parseAllowedEgress(entry: string): AllowedEgress | { readonly defect: string } {
  const [, host = '', digits] = /^(.*?)(?::(\d*))?$/s.exec(entry) ?? []
  const defect = hostDefect(host)
  if (defect) return { defect: defect.text }
  if (digits === undefined) return { host }
  const port = Number(digits)
  return port >= 1 && port <= maxPort ? { host, port } : { defect: `has a port outside of 1 to ${maxPort}` }
}

/** True if an entry allows all hosts that a host matches, on that port. Invalid entries allow nothing. */
export function allowsEgress(entries: readonly string[], host: string, port: number): boolean {
  const covering = indexOf(entries).covering(host)
  return covering.some((allowed) => allowed.port === undefined || allowed.port === port)
}

const indexOf = oncePer((entries: readonly string[]) => {
  const allowed = entries.map(parseAllowedEgress).filter((entry) => 'host' in entry)
  return hostIndex(allowed, ({ host }) => [host])
})

const maxPort = 65535
