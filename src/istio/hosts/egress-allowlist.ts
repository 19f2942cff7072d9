import { oncePer } from '../../core/once-per.ts'
import { hostIndex } from './host-index.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'

/** What an entry of an allow-list lets out: a host or a wildcard, on one port or on all. */
export interface AllowedEgress {
  readonly host: string
  readonly port?: number
}

/** Reads `host` or `host:port`; says what is wrong with anything else, as the end of a sentence ("... holds a path"). */
export function parseAllowedEgress(entry: string): AllowedEgress | { readonly defect: string } {
  const [, host = '', digits] = /^(.*?)(?::(\d*))?$/s.exec(entry) ?? []
  const defect = hostDefect(host)
  if (defect) return { defect: defect.text }
  if (digits === undefined) return { host }
  const port = Number(digits)
  return port >= 1 && port <= mostPort ? { host, port } : { defect: `has no port of 1 to ${mostPort}` }
}

/** True if one of the entries lets out all that a host stands for, on that port. What is no entry lets out nothing. */
export function allowsEgress(entries: readonly string[], host: string, port: number): boolean {
  const covering = indexOf(entries).covering(host)
  return covering.some((allowed) => allowed.port === undefined || allowed.port === port)
}

const indexOf = oncePer((entries: readonly string[]) => {
  const allowed = entries.map(parseAllowedEgress).filter((entry) => 'host' in entry)
  return hostIndex(allowed, ({ host }) => [host])
})

const mostPort = 65535
