import { hostname } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Link } from '../report/link.ts'

/**
 * Links to the files of a folder as OSC 8 defines them (github.com/Alhadis/OSC8-Adoption): with the name of the machine,
 * and the line as fragment, which kitty and iTerm2 read. Files in packed charts get no link.
 */
export function fileLinks(root: string): Link {
  return ({ file, line }, text) => {
    if (file.includes('!')) return text
    const url = pathToFileURL(join(root, file))
    return `${start}file://${hostname()}${url.pathname}#${line}${end}${text}${start}${end}`
  }
}

const start = '\u001B]8;;'
const end = '\u0007'

/** True for a terminal that is known to open such links; others may print them. `FORCE_HYPERLINK` decides it. */
export function opensLinks(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_HYPERLINK: force, CI, TERM, TERM_PROGRAM = '', VTE_VERSION = '0' } = env
  if (force !== undefined) return force !== '0' && force !== 'false'
  if (!isTerminal || CI !== undefined || TERM === 'dumb') return false
  return (
    programs.has(TERM_PROGRAM) ||
    Number(VTE_VERSION) >= 5000 ||
    ['KITTY_WINDOW_ID', 'KONSOLE_VERSION', 'WT_SESSION'].some((name) => env[name] !== undefined)
  )
}

/** The names of such terminals in `TERM_PROGRAM`. */
const programs: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'])
