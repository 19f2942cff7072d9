import { groupBy } from '../core/group.ts'
import { compareSeverity, compareText } from '../core/order.ts'
import type { Finding } from '../core/report.ts'

/** The same fact at the same place, seen through several targets or environments, is one finding. Sorted. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  return [...groupBy(findings, sameness).values()].map(join).toSorted(compare)
}

/**
 * One value to edit is one finding, whatever else each render brings along; so is what one line of a template has
 * wrong in all that it renders, whatever the names in it are.
 */
function sameness({ rule, severity, status, message, at, provenance, related, fix }: Finding): string {
  if (provenance === 'source') return JSON.stringify([rule, status, at, severity, message, related])
  const said = provenance === 'template' ? [severity, partsOf(message).said, fix?.edits] : []
  return JSON.stringify([rule, status, at, ...said])
}

function join(same: readonly Finding[]): Finding {
  const [worst] = same.toSorted((left, right) => compareSeverity(left.severity, right.severity))
  const alike = same.filter(({ message }) => message === worst!.message)
  return {
    ...worst!,
    message: worst!.provenance === 'template' ? messageOfAll(same, worst!) : worst!.message,
    targets: unique(same.flatMap(({ targets }) => targets)),
    environments: unique(same.flatMap(({ environments }) => environments)),
    // What belongs to other names would only repeat itself.
    related: distinct(
      (worst!.provenance === 'template' ? alike : [worst!, ...same]).flatMap((each) => each.related),
    ),
  }
}

/** Names of others that are told, at most. */
const mostOthers = 3

/** What the first one says, and the names that others say it of. */
function messageOfAll(same: readonly Finding[], { message }: Finding): string {
  const own = partsOf(message).quoted
  const others = [...new Set(same.map((each) => each.message))]
    .filter((other) => other !== message)
    .flatMap((other) => partsOf(other).quoted.find((part, index) => part !== own[index]) ?? [])
  const names = [...new Set(others)]
  if (names.length === 0) return message
  const rest = names.length > mostOthers ? ` and ${names.length - mostOthers} more` : ''
  return `${message} (likewise ${names.slice(0, mostOthers).join(', ')}${rest})`
}

/** The words of a message, and what it quotes, each of them in backticks. */
function partsOf(message: string): { said: string; quoted: readonly string[] } {
  const quotes = /`[^`]*`/g
  return { said: message.replace(quotes, '``'), quoted: message.match(quotes) ?? [] }
}

/** Of places that several of them name, the first one. */
function distinct(related: Finding['related']): Finding['related'] {
  const byPlace = groupBy(related, ({ at, note }) => JSON.stringify([at, note]))
  return [...byPlace.values()].map(([first]) => first!)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}

/** Fixed ones last, then by severity, then by place. */
function compare(a: Finding, b: Finding): number {
  return (
    Number(a.status === 'fixed') - Number(b.status === 'fixed') ||
    compareSeverity(a.severity, b.severity) ||
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  )
}
