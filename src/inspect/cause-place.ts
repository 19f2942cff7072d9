import type { Cause, CausePart } from '../core/cause.ts'
import type { Finding, Location } from '../core/report.ts'
import { locationAt, sourceOf } from '../yaml/lines.ts'

type Excerpts = (place: Location) => Finding['excerpt']

/** The finding at its cause; at the template with what belongs to it where no value is the cause. */
export function withCause(
  finding: Finding,
  { kind, primary, related: others }: Cause,
  excerpt: Excerpts,
): Partial<Finding> {
  const isPacked = finding.at.file.includes('!')
  const known = notes(others, kind)
  if (!primary || (kind === 'object' && !isPacked)) {
    return { related: [...finding.related, ...(primary ? notes([primary], kind) : []), ...known] }
  }
  const at = placeOfPart(primary)
  const template = { at: finding.at, note: 'the template line that renders it' }
  const shown = excerpt(at)
  return {
    at,
    cause: kind,
    related: distinct([...finding.related, ...known, ...(isPacked ? [] : [template])], at),
    ...(shown && { excerpt: shown }),
  }
}

/** Switches are left out: nearly every object has one, and turning it off is no repair. */
function notes(parts: readonly CausePart[], kind: Cause['kind']): Finding['related'] {
  return parts.flatMap((part) => {
    const note = kind === 'missing' && part.role === 'anchor' ? null : roles[part.role]
    return note === null ? [] : [{ at: placeOfPart(part), note }]
  })
}

const roles = {
  cause: 'this value has a part in it',
  unproven: 'this value may have a part in it',
  anchor: 'this entry makes the object',
  gate: null,
} satisfies Record<CausePart['role'], string | null>

export function placeOfPart({ file, text, start, end }: CausePart): Location {
  return locationAt(sourceOf(text, file), start, end)
}

/** Places once each, without the finding's own. */
function distinct(related: Finding['related'], at: Location): Finding['related'] {
  const seen = new Set([JSON.stringify(at)])
  return related.filter((each) => {
    const key = JSON.stringify(each.at)
    return !seen.has(key) && seen.add(key)
  })
}
