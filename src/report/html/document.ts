import { createHash } from 'node:crypto'
import { pageCss, pageJs, pictureCss } from './assets.ts'
import { markup, type Markup } from './markup.ts'

/**
 * The `<head>` of a report, with its style, and a Content-Security-Policy that allows only this style and the script of
 * `pageScript`, and no request.
 */
export function documentHead(): Markup {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(pageJs)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>meshgate report</title>
<style>${{ html: style }}</style>
</head>`
}

const style = pageCss + pictureCss

/** The script element of the page; its hash is in the content security policy. */
export function pageScript(): Markup {
  return markup`<script>${{ html: pageJs }}</script>`
}

/** The hash of an inline style or script (CSP level 3, 2.3.1). */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
