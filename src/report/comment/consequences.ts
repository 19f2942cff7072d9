import { groupBy } from '../../core/group.ts'
import { joinAnd } from '../../core/join-words.ts'
import type { Change, ChangeCause, Consequence, Report } from '../../core/report.ts'
import { isBlockingConsequence } from '../blocking-consequences.ts'
import { fixedSection, rowsSection, type Section } from '../budget.ts'
import {
  deletedNames,
  deletionGroups,
  deletionTitle,
  isLoss,
  type DeletionGroup,
} from '../deletion-groups.ts'
import { equalConsequences, type EqualConsequences } from '../equal-consequences.ts'
import { prose } from '../escape.ts'
import { proofText } from '../proof-words.ts'
import { verdict } from '../verdict.ts'
import { count } from '../words.ts'
import { objectName } from './changes.ts'
import { environmentsCell } from './environments-cell.ts'
import { inputNotes } from './input-notes.ts'
import { placeLink, type PageOptions } from './options.ts'

/**
 * The section `Merging this`: consequences that block, deletions, other consequences, each the worst first; then removed
 * policies without a consequence, and what is proved. Empty without any of them.
 */
export function consequencesSection(report: Report, options: PageOptions): Section[] {
  const { gate } = options
  const groups = equalConsequences(report, gate)
  const isBlocking = ([first]: EqualConsequences): boolean => isBlockingConsequence(first, gate)
  const { notes, sentenceOf } = inputNotes(groups.map(([first]) => first))
  const line = (equal: EqualConsequences): string => consequenceLine(sentenceOf(equal[0]), equal, options)
  const blocking = groups.filter(isBlocking).map(line)
  const deletions = deletionGroups(report.deletions).map(deletion)
  const isNamed = ({ object }: Change): boolean => deletions.some((text) => text.includes(objectName(object)))
  const removals = report.changes.filter(removesProtection(report)).filter((change) => !isNamed(change))
  const lines = [
    ...blocking,
    ...deletions,
    ...groups.filter((equal) => !isBlocking(equal)).map(line),
    ...removals.map((change) => removal(change, options)),
  ]
  const proof = proofText(report)
  if (lines.length === 0) return proof === '' ? [] : [fixedSection(`${prose(capitalised(proof))}.\n\n`)]
  const kind = verdict(report, gate).failed ? 'CAUTION' : 'NOTE'
  const paragraphs = [
    ...(notes.length === 0 ? [] : [notes.join('<br>')]),
    ...(proof === '' ? [] : [`${prose(capitalised(proof))}.`]),
  ]
  const rows = lines.slice(0, Math.max(maxLines, blocking.length))
  return [
    rowsSection({
      rank: 1,
      open: `> [!${kind}]\n> **Merging this**\n`,
      rows,
      close: `${paragraphs.map((text) => `>\n> ${text}\n`).join('')}\n`,
      omittedText: (omitted) => {
        const hidden = omitted + lines.length - rows.length
        return hidden === 0 ? '' : `> - and ${count(hidden, 'more change')} of this kind\n`
      },
    }),
  ]
}

/** Limit on listed lines; those that block the merge are all listed. */
const maxLines = 12

function consequenceLine(sentence: string, equal: EqualConsequences, options: PageOptions): string {
  const [first] = equal
  const shown = [...groupBy(equal.slice(0, maxPlaces), notesOf).values()].map((group) =>
    whereOf(group, options),
  )
  const hidden = equal.length - Math.min(equal.length, maxPlaces)
  const where = `${shown.join(' and')}${hidden > 0 ? ` and at ${count(hidden, 'more place')}` : ''}`
  return `> - ${iconOf(first, options)} ${sentence}${where}\n`
}

/** The environments of consequences with equal ones, and in brackets the lines that make them. */
function whereOf(group: readonly Consequence[], options: PageOptions): string {
  const links = group.map(({ at, side }) => placeLink(at, side ?? 'head', options))
  const notes = [...certaintyNotes(group[0]!), joinAnd(links)]
  return `${inEnvironments(group[0]!.environments)} (${notes.join(', ')})`
}

/** A key of what is said beside the line of a consequence. */
function notesOf(consequence: Consequence): string {
  return JSON.stringify([consequence.environments, ...certaintyNotes(consequence)])
}

function certaintyNotes({ confidence, waiver }: Consequence): string[] {
  return [...(confidence === 'likely' ? ['not certain'] : []), ...(waiver?.isEffective ? ['waived'] : [])]
}

function iconOf(consequence: Consequence, { gate }: PageOptions): string {
  if (isBlockingConsequence(consequence, gate)) return '❌'
  const { severity, rule, code } = consequence
  if (severity !== 'info') return '⚠️'
  return rule === 'change/access' && refusals.includes(code) ? '🔒' : (areaIcons[rule] ?? 'ℹ️')
}

/** The codes of `change/access` for requests that are newly refused. */
const refusals: readonly string[] = ['token-demanded', 'closed']

const areaIcons: Readonly<Record<string, string>> = {
  'change/access': '🔓',
  'change/tokens': '🔑',
  'change/mtls': '🔒',
  'change/egress': '🌐',
  'change/traffic': '🔀',
}

const protections: readonly string[] = ['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication']

/**
 * Returns a test for protections that are removed, not moved to another target of the same environments, and of which no
 * consequence is known.
 */
function removesProtection({ consequences, changes }: Report): (change: Change) => boolean {
  const keyOf = ({ kind, namespace, name }: Change['object']): string => `${kind} ${namespace}/${name}`
  const placesOf = ({ object, environments }: Change): string[] =>
    (environments.length === 0 ? [''] : environments).map((environment) => `${keyOf(object)} ${environment}`)
  const added = new Set(changes.filter(({ type }) => type === 'added').flatMap(placesOf))
  const named = new Set(consequences.flatMap(({ object }) => (object ? keyOf(object) : [])))
  return (change) =>
    change.type === 'removed' &&
    protections.includes(change.object.kind) &&
    change.object.apiVersion.startsWith('security.istio.io/') &&
    !named.has(keyOf(change.object)) &&
    !placesOf(change).every((place) => added.has(place))
}

function deletion(group: DeletionGroup): string {
  const title = deletionTitle(group)
  const shownTitle = isLoss[group.outcome] ? `**${title}**` : title
  const icon = isLoss[group.outcome] || group.outcome === 'unknown' ? '🗑️' : 'ℹ️'
  const names = deletedNames(group, objectName)
  return `> - ${icon} ${shownTitle}${inEnvironments(group.environments)}: ${names}. ${prose(capitalised(group.reason))}\n`
}

function capitalised(clause: string): string {
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`
}

function removal({ object, environments, causes }: Change, options: PageOptions): string {
  return `> - removes ${objectName(object)}${inEnvironments(environments)}${places(causes, options)}\n`
}

/** The lines that decide a removal, in brackets. */
function places(causes: readonly ChangeCause[], options: PageOptions): string {
  const links = causes.slice(0, maxPlaces).map(({ at, side }) => placeLink(at, side, options))
  return links.length === 0 ? '' : ` (${links.join(', ')}${causes.length > links.length ? ', …' : ''})`
}

/** Limit on the places of one line; the report has all of them, and the table of changes those of removals. */
const maxPlaces = 2

function inEnvironments(environments: readonly string[]): string {
  return environments.length === 0 ? '' : ` in ${environmentsCell(environments)}`
}
