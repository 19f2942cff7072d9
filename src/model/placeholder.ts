import { oncePerText } from '../core/once-per.ts'

/**
 * True for text that some tool fills later: `${VAR}`, `$(VAR)`, `<<__x__>>`, `__VAR__`, a Go template. Nothing can be
 * said of it.
 */
export const isUnfilled = oncePerText(
  (text): boolean =>
    /__[A-Z][A-Z0-9_]*__/.test(text) ||
    brackets.some(([open, close]) => {
      const at = text.indexOf(open)
      return at >= 0 && text.indexOf(close, at + open.length) >= 0
    }),
)

/** Looked for one after the other: a pattern of both would cost the square of a hostile text. */
const brackets = [
  ['${', '}'],
  ['$(', ')'],
  ['<<', '>>'],
  ['{{', '}}'],
] as const

/** The part of a text that a person was meant to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
export const placeholderIn = oncePerText(
  (text): string | null => placeholder.exec(text)?.[0] ?? shouted.exec(text)?.[0] ?? null,
)

/** True for text that a tool fills in later, or a person was meant to: helm/placeholder and jwt rules speak of those. */
export function isToBeFilled(text: string): boolean {
  return isUnfilled(text) || placeholderIn(text) !== null
}

const placeholder =
  /<[^<>/:="']*>|(?<![a-z0-9])(?:(?:replace|change|fill|edit)[-_ ]?(?:me|this)|x{3,}|your[-_](?:\w+[-_])*(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience))(?![a-z0-9])/i

/** Words that stand for nothing only in capitals: `todo.example.com` is somebody's application. */
const shouted =
  /(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD|PLACEHOLDER|(?:REPLACE|INSERT|ENTER|YOUR)_[A-Z0-9_]+)(?![A-Za-z0-9])/
