import { joinMarkup, markup, type Markup } from '../html/markup.ts'
import { lineHeight, textWidth } from './labels.ts'

/** A part of a picture, drawn from its upper left corner; lengths in pixels. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly body: Markup
}

/** A labelled box of a picture. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** How it is drawn: `''`, or a class of picture.css. */
  readonly look: string
  /** The whole text, where `lines` are shortened. */
  readonly title: string
}

/** Pixels between the text of a box and its border. */
const padding = 9

/** The size of a box with these lines. */
export function boxSize(lines: readonly string[]): Pick<Box, 'width' | 'height'> {
  return { width: textWidth(lines) + 2 * padding, height: lines.length * lineHeight + padding }
}

/** A box with lines of text, as an SVG group with a title. */
export function boxMarkup({ x, y, width, height, lines, look, title }: Box): Markup {
  const texts = lines.map((line, index) => textElementAt(x + padding, y + lineHeight * (index + 1), line))
  return markup`<g class="box ${look}"><title>${title}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${texts}</g>`
}

/** A line of text whose baseline begins at a point. */
export function textElementAt(x: number, y: number, text: string, look = ''): Markup {
  return markup`<text class="${look}" x="${x}" y="${y}">${text}</text>`
}

/** A line of text as a drawing. */
export function textDrawing(text: string, look = 'note'): Drawing {
  return { width: textWidth([text]), height: lineHeight, body: textElementAt(0, lineHeight - 4, text, look) }
}

/** The end points of a curve from one box to the next. */
interface Curve {
  readonly from: Pick<Box, 'x' | 'y' | 'width' | 'height'>
  readonly to: Pick<Box, 'x' | 'y' | 'height'>
  /** Pixels below the middle of both boxes, so that two arrows between them are seen. */
  readonly offset?: number
}

/** An arrow from the right side of a box to the left side of another one; `look` has classes of picture.css. */
export function arrowMarkup({ from, to, offset = 0 }: Curve, look: string): Markup {
  const [startX, startY] = [from.x + from.width, from.y + from.height / 2 + offset]
  const [endX, endY] = [to.x, to.y + to.height / 2 + offset]
  const middle = (startX + endX) / 2
  return markup`<g class="arrow ${look}"><path class="line" d="M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${endX - 2} ${endY}"/><path class="tip" d="M${endX - 8} ${endY - 4}L${endX} ${endY}L${endX - 8} ${endY + 4}Z"/></g>`
}

/** The text that assistive technology reads instead of a picture. */
export interface PictureText {
  /** Unique on its page. */
  readonly id: string
  readonly title: string
  readonly description: string
}

/** A drawing as an `svg` element of an HTML page. */
export function pictureMarkup({ width, height, body }: Drawing, text: PictureText): Markup {
  const { id, title, description } = text
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>${body}</svg>`
}

/** Drawings one below another, `gap` pixels apart, as wide as the widest. Without drawings both lengths are 0. */
export function stackDrawings(drawings: readonly Drawing[], gap: number): Drawing {
  let y = 0
  const placed = drawings.map(({ height, body }) => {
    const shown = markup`<g transform="translate(0 ${y})">${body}</g>`
    y += height + gap
    return shown
  })
  return {
    width: Math.max(0, ...drawings.map(({ width }) => width)),
    height: Math.max(0, y - gap),
    body: joinMarkup(placed),
  }
}
