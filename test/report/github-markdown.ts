/** A page taken apart as GitHub's Markdown has it: what is inside code blocks, and all else. */
export interface Page {
  /** Lines outside code blocks. */
  readonly lines: readonly string[]
  readonly blocks: readonly string[]
  /** False if a code block is never closed. */
  readonly isClosed: boolean
}

/** Splits at backtick fences by the rules of CommonMark 0.31, section 4.5. */
export function takeApart(markdown: string): Page {
  const lines: string[] = []
  const blocks: string[] = []
  let open: { ticks: number; body: string[] } | undefined
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const fence = /^ {0,3}(`{3,})([^`]*)$/.exec(line)
    if (open && fence && fence[1]!.length >= open.ticks && fence[2]!.trim() === '') {
      blocks.push(open.body.join('\n'))
      open = undefined
    } else if (open) open.body.push(line)
    else if (fence) open = { ticks: fence[1]!.length, body: [] }
    else lines.push(line)
  }
  return { lines, blocks, isClosed: open === undefined }
}

/** A line without its code and its escaped characters, read from left to right as CommonMark has it. */
export function withoutCode(line: string): string {
  return line.replace(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|<code>.*?<\/code>/g, '\0')
}

/** A line as it is shown, but for its code: GitHub looks for mentions, references and formulas in this. */
export function shown(line: string): string {
  return line.replace(
    /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`).*?(?<!`)\2(?!`)|<code>.*?<\/code>|&#(\d+);|&(amp|lt|gt);/g,
    (_, escaped?: string, __?: string, number?: string, name?: 'amp' | 'lt' | 'gt') =>
      number ? String.fromCharCode(Number(number)) : name ? named[name] : (escaped ?? ''),
  )
}

const named = { amp: '&', lt: '<', gt: '>' } as const

/** True if every row of every table has as many cells as the first one of its table. */
export function hasEvenTables(lines: readonly string[]): boolean {
  return lines.every((line, index) => {
    const above = lines[index - 1] ?? ''
    return !line.startsWith('|') || !above.startsWith('|') || cells(line) === cells(above)
  })
}

/** The cells of a table's row; a pipe after a backslash ends none. */
function cells(row: string): number {
  return row.replace(/\\./g, '').split('|').length - 2
}
