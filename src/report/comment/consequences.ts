import type { Change, ChangeCause, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, prose } from '../escape.ts'
import {
  deletedNames,
  deletionGroups,
  deletionTitle,
  isLoss,
  type DeletionGroup,
} from '../deletion-groups.ts'
import { environmentsCell } from './environments-cell.ts'
import { objectName } from './changes.ts'
import { placeLink, type PageOptions } from './options.ts'
import { hostChanges, type HostChange } from './reachable.ts'
import { verdict } from '../verdict.ts'
import { count, grouped } from '../words.ts'

/** The consequences of merging that follow directly from the changes: what it deletes, then the most serious others first. */
export function consequencesSection(report: Report, options: PageOptions): Section[] {
  const hosts = hostChanges(report.changes).filter(({ type }) => type === 'added')
  const lines = [
    ...deletionGroups(report.deletions).map(deletion),
    ...report.changes.filter(removesProtection).map((change) => removal(change, options)),
    ...hosts.filter(isWildcard).map((change) => opening(change, options)),
    ...hosts.filter((change) => !isWildcard(change)).map((change) => opening(change, options)),
  ]
  if (lines.length === 0) return []
  const kind = verdict(report, options.gate).failed ? 'CAUTION' : 'NOTE'
  return [
    rowsSection({
      rank: 1,
      open: `> [!${kind}]\n> **Merging this**\n`,
      rows: lines.slice(0, maxLines),
      close: '\n',
      omittedText: (omitted) => {
        const hidden = omitted + Math.max(0, lines.length - maxLines)
        return hidden === 0 ? '' : `> - and ${count(hidden, 'more change')} of this kind\n`
      },
    }),
  ]
}

/** The hosts that ServiceEntries add and remove. */
export function reachableSection(report: Report): Section[] {
  const hosts = hostChanges(report.changes)
  if (hosts.length === 0) return []
  return [
    rowsSection({
      rank: 2,
      open: `### Hosts the mesh knows: ${totals(hosts)}\n\n| Host | Port | | In |\n|---|---|---|---|\n`,
      rows: hosts.map(hostRow),
      close: '\n',
      omittedText: (omitted) => (omitted === 0 ? '' : `\n… and ${count(omitted, 'more host')}\n`),
    }),
  ]
}

/** Limit on listed consequences. */
const maxLines = 12

const protections: readonly string[] = ['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication']

function removesProtection({ type, object }: Change): boolean {
  return (
    type === 'removed' &&
    protections.includes(object.kind) &&
    object.apiVersion.startsWith('security.istio.io/')
  )
}

function deletion(group: DeletionGroup): string {
  const title = deletionTitle(group)
  const shownTitle = isLoss[group.outcome] ? `**${title}**` : title
  const names = deletedNames(group, objectName)
  return `> - ${shownTitle}${inEnvironments(group.environments)}: ${names}. ${prose(sentence(group.reason))}\n`
}

function sentence(clause: string): string {
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`
}

function removal({ object, environments, causes }: Change, options: PageOptions): string {
  return `> - removes ${objectName(object)}${inEnvironments(environments)}${places(causes, options)}\n`
}

/** The lines that decide a consequence, in brackets. */
function places(causes: readonly ChangeCause[], options: PageOptions): string {
  const links = causes.slice(0, maxPlaces).map(({ at, side }) => placeLink(at, side, options))
  return links.length === 0 ? '' : ` (${links.join(', ')}${causes.length > links.length ? ', …' : ''})`
}

/** Limit on the lines of one consequence; the table of changes has more. */
const maxPlaces = 2

function isWildcard({ host }: HostChange): boolean {
  return host.startsWith('*')
}

function opening(change: HostChange, options: PageOptions): string {
  const host =
    isWildcard(change) && change.host.startsWith('*.')
      ? `every host under ${hostCode(change)}`
      : hostCode(change)
  const where = `${inEnvironments(change.environments)}${places(change.causes, options)}`
  return `> - adds ${host} to the hosts the mesh knows${where}\n`
}

function hostRow(change: HostChange): string {
  const ports = change.ports.length === 0 ? 'as before' : change.ports.slice(0, 20).join(', ')
  const type = change.type === 'added' ? '**added**' : 'removed'
  return `| ${hostCode(change)} | ${ports} | ${type} | ${environmentsCell(change.environments)} |\n`
}

function hostCode({ host }: HostChange): string {
  return code(clamp(host, 260))
}

function inEnvironments(environments: readonly string[]): string {
  return environments.length === 0 ? '' : ` in ${environmentsCell(environments)}`
}

function totals(hosts: readonly HostChange[]): string {
  return (['added', 'removed'] as const)
    .map((type) => [type, hosts.filter((change) => change.type === type).length] as const)
    .filter(([, number]) => number > 0)
    .map(([type, number]) => `${grouped(number)} ${type}`)
    .join(', ')
}
