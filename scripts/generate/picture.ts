import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { marked } from 'marked'
import { createExampleRepository } from '../../examples/example-repository.mjs'

/** Pixels of the picture; what is longer than that fades out, since the first screen is what it is to show. */
const width = 1000
const height = 1120

/** The comment on the examples' pull request as a picture, drawn by the reader's browser: the text of an SVG. */
export async function commentPicture(): Promise<string> {
  return svg(wellFormed(await marked(withoutDiffs(demoComment()), { gfm: true })))
}

/** What `meshgate check --format markdown` says in the repository that `npm run demo` makes. */
function demoComment(): string {
  const repository = createExampleRepository()
  try {
    const meshgate = new URL('../../dist/cli.js', import.meta.url).pathname
    const args = [meshgate, 'check', '--base', 'main', '--format', 'markdown']
    return spawnSync(process.execPath, args, { cwd: repository, encoding: 'utf8' }).stdout
  } finally {
    rmSync(repository, { recursive: true })
  }
}

/** The bodies of folded parts are not seen. */
function withoutDiffs(markdown: string): string {
  return markdown.replace(/(<details><summary>.*?<\/summary>)[\s\S]*?(<\/details>)/g, '$1$2')
}

/** XHTML, as SVG wants it: empty elements closed, links left as text in the colour of links, alerts as GitHub has them. */
function wellFormed(html: string): string {
  return html
    .replace(/<(br|hr)>/g, '<$1/>')
    .replace(/<a href="[^"]*"(?: [^>]*)?>/g, '<a>')
    .replace(/<blockquote>\s*<p>\[!(\w+)\]\s*(?:<br\/>)?/g, (_, kind: string) => alert(kind))
}

function alert(kind: string): string {
  const title = kind[0] + kind.slice(1).toLowerCase()
  return `<blockquote class="${kind.toLowerCase()}"><p class="title">${title}</p><p>`
}

function svg(html: string): string {
  const css = readFileSync(new URL('picture.css', import.meta.url), 'utf8')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The comment of meshgate on a pull request">
<style>${css}</style>
<defs><linearGradient id="fade" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="#fff" stroke="#d1d9e0"/>
<rect x=".5" y=".5" width="${width - 1}" height="40" rx="6" fill="#f6f8fa" stroke="#d1d9e0"/>
<text x="16" y="26" class="author">github-actions <tspan class="bot">bot</tspan> <tspan class="when">commented</tspan></text>
<foreignObject x="16" y="48" width="${width - 32}" height="${height - 56}"><div xmlns="http://www.w3.org/1999/xhtml" class="body">
${html}
</div></foreignObject>
<rect x="1" y="${height - 61}" width="${width - 2}" height="60" fill="url(#fade)"/>
</svg>
`
}
