import { isDay } from '../core/day.ts'
import { parseAllowedEgress } from '../istio/hosts/egress-allowlist.ts'
import type { Node } from '../model/node.ts'
import { mistake, type ConfigMistake } from './mistake.ts'

/** The entries of `egress-allowlist` that name no host. Entries that are neither text nor map violate the schema. */
export function allowlistMistakes(allowlist: Node): ConfigMistake[] {
  return allowlist.items().flatMap((entry) => {
    if (entry.kind === 'map') return allowedHostMistakes(entry)
    const message = typeof entry.scalar === 'string' ? allowedEgressMistake(entry.text) : null
    return message === null ? [] : [mistake(entry, message)]
  })
}

function allowedHostMistakes(entry: Node): ConfigMistake[] {
  const [host, until] = [entry.get('host'), entry.get('until')]
  const parsed = parseAllowedEgress(host.text)
  const defect =
    'defect' in parsed
      ? parsed.defect
      : parsed.port === undefined
        ? null
        : 'has a port, which belongs under `ports`'
  return [
    ...(host.text !== '' && defect !== null ? [mistake(host, `\`${host.text}\` ${defect}`)] : []),
    ...(until.text === '' || isDay(until.text)
      ? []
      : [mistake(until, `\`${until.text}\` is no day; write it as in \`2026-12-31\``)]),
  ]
}

/** Says in one sentence what is wrong with an entry that is a text, `host` or `host:port`; `null` if nothing is. */
export function allowedEgressMistake(entry: string): string | null {
  const parsed = parseAllowedEgress(entry)
  return 'defect' in parsed
    ? `\`${entry}\` ${parsed.defect}; an entry of the allow-list is a \`host\` or \`host:port\``
    : null
}
