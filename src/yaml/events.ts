import { EVENT_ID, YAMLException, parseEvents } from 'js-yaml'
import type { Event } from 'js-yaml'
import { joinClosingLines, joinLine, withoutTabs } from './indent.ts'

/** A document that js-yaml refuses: its complaint, and the text as it was last tried, of the same length. */
export interface Refused {
  readonly text: string
  readonly error: YAMLException
}

/**
 * The events of a document. js-yaml holds flow collections and quoted text to the indentation that YAML 1.2 asks
 * for, Go does not care (`args: [` with a `]` below the `a`): lines it finds too far left are joined to the line
 * above and the text is tried again, and so are brackets after a tab. Nothing moves by that, so that the events fit the text as it is.
 */
export function eventsOf(text: string): readonly Event[] | Refused {
  const events = tryParse(text)
  if (!(events instanceof YAMLException)) return events
  return isTooFarLeft(events) ? joinUntilRead(text, events) : { text, error: events }
}

/** Nested maps and lists. Go stops at 10,000, manifests at about 30; every walk over a tree has to fit the stack. */
const maxDepth = 500

/** Characters to go through while joining lines: about two seconds. */
const maxWork = 50_000_000

function joinUntilRead(original: string, refusal: YAMLException): readonly Event[] | Refused {
  let text = joinClosingLines(withoutTabs(joinLine(original, positionOf(refusal))))
  for (let work = text.length; ; work += text.length) {
    const events = tryParse(text)
    if (!(events instanceof YAMLException)) return events.map(decodeSlowly)
    const joined = isTooFarLeft(events) && work < maxWork ? joinLine(text, positionOf(events)) : text
    if (joined === text) return { text, error: events }
    text = joined
  }
}

function tryParse(text: string): Event[] | YAMLException {
  try {
    return parseEvents(text, { maxDepth })
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

function isTooFarLeft({ reason }: YAMLException): boolean {
  return reason === 'deficient indentation'
}

function positionOf({ mark }: YAMLException): number {
  return mark?.position ?? 0
}

/** What looked like one line while joined may be several in the text. */
function decodeSlowly(event: Event): Event {
  return event.type === EVENT_ID.SCALAR ? { ...event, fast: false } : event
}
