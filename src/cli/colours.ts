import { styleText } from 'node:util'
import { unpainted, type Paint } from '../report/paint.ts'

/** The colours of a terminal, or none. */
export function paintFor(colour: boolean): Paint {
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : unpainted
}
