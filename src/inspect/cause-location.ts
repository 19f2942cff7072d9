import type { Cause, CausePart } from '../core/cause.ts'
import type { Finding, Location } from '../core/report.ts'
import type { TextComponent } from '../rules/problem.ts'
import { locationAt, sourceOf } from '../yaml/lines.ts'

/** Cuts the excerpt at a location, with secrets masked. */
type ExcerptAt = (location: Location) => Finding['excerpt']

/**
 * The changed fields of a finding at its cause: `at`, `cause`, `related`, and `excerpt` if there is one. If no value is the
 * cause, or the cause is the entry that creates the object, the finding stays at the template, and only `related` changes:
 * it gets the parts of the cause. A finding in a template of an archived chart moves to that entry.
 * @param components the parts that the text of the field consists of
 * @param isBuilt true for a finding in a kustomization, which has no templates
 */
export function movedToCause(
  finding: Finding,
  { kind, primary, related: furtherParts }: Cause,
  components: readonly TextComponent[],
  isBuilt: boolean,
  excerpt: ExcerptAt,
): Partial<Finding> {
  const isPacked = finding.at.file.includes('!')
  const furtherNotes = causeNotes(furtherParts, kind, components)
  if (!primary || (kind === 'object' && !isPacked)) {
    return {
      related: [
        ...finding.related,
        ...(primary ? causeNotes([primary], kind, components) : []),
        ...furtherNotes,
      ],
    }
  }
  const at = partLocation(primary)
  const template = { at: finding.at, note: 'the template line that renders it' }
  const shown = excerpt(at)
  return {
    at,
    cause: kind,
    related: distinctLocations(
      [...finding.related, ...furtherNotes, ...(isPacked || isBuilt ? [] : [template])],
      at,
    ),
    ...(shown && { excerpt: shown }),
  }
}

/** Notes at the parts of a cause. Switches have none: nearly every object has one, and switching it off is no fix. */
function causeNotes(
  causeParts: readonly CausePart[],
  kind: Cause['kind'],
  components: readonly TextComponent[],
): Finding['related'] {
  return causeParts.flatMap((causePart) => {
    const roleNote = kind === 'missing' && causePart.role === 'anchor' ? null : roleNotes[causePart.role]
    const isProven = causePart.role === 'cause' || causePart.role === 'influence'
    const note = (isProven ? componentNote(causePart, components) : null) ?? roleNote
    return note === null ? [] : [{ at: partLocation(causePart), note }]
  })
}

const roleNotes = {
  cause: 'this value has a part in it',
  unproven: 'this value may contribute',
  anchor: 'this entry makes the object',
  gate: null,
  influence: null,
} satisfies Record<CausePart['role'], string | null>

/** The component of a text that a value is, or that contains it alone; `null` for any other value. */
function componentNote({ text, start, end }: CausePart, components: readonly TextComponent[]): string | null {
  const value = text.slice(start, end).replace(/^(["'])(.*)\1$/s, '$2')
  const equal = components.filter((component) => component.text === value)
  if (equal.length === 1) return equal[0]!.name
  const containing = value === '' ? [] : components.filter((component) => component.text.includes(value))
  return containing.length === 1 ? `a part of ${containing[0]!.name}` : null
}

/** The location of a part of a cause. */
export function partLocation({ file, text, start, end }: CausePart): Location {
  return locationAt(sourceOf(text, file), start, end)
}

/** Distinct locations, without that of the finding. */
function distinctLocations(related: Finding['related'], at: Location): Finding['related'] {
  const seen = new Set([JSON.stringify(at)])
  return related.filter((entry) => {
    const key = JSON.stringify(entry.at)
    return !seen.has(key) && seen.add(key)
  })
}
