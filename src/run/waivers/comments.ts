import type { Tree } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'
import { waiverMistake, type Waiver } from './waiver.ts'

/**
 * The waivers in comments: `# meshgate-ignore RULE[/code] [until=DAY] [owner=NAME] -- REASON`, in a template also
 * between `{{/*` and its end. A comment is about the value on its line, or if it stands alone about the next line that is
 * neither empty nor a comment.
 *
 * @param customRules the ids of the rules that the repository defines
 */
export function waiverComments(reader: Reader, customRules: ReadonlySet<string>): Waiver[] {
  return filesWithMark(reader.tree).flatMap((file) => {
    const lines = (reader.text(file) ?? '').split(/\r\n?|\n/)
    const following = nextLines(lines)
    return lines.flatMap((line, index) => {
      const [, before = '', comment = ''] = commentPattern.exec(line) ?? []
      return comment === ''
        ? []
        : [waiverOf(comment, { file, lines, following, index, start: before.length }, customRules)]
    })
  })
}

/** The files that Helm, kubectl and kustomize read, as far as they contain the word. */
function filesWithMark(tree: Tree): string[] {
  return tree.files.filter(
    (path) => /\.(ya?ml|json|tpl)$|(^|\/)templates\//.test(path) && containsMark(tree.read(path)),
  )
}

function containsMark(data: Uint8Array | undefined): boolean {
  return (
    data !== undefined && Buffer.from(data.buffer, data.byteOffset, data.length).includes('meshgate-ignore')
  )
}

/** What stands before a comment, and the comment. */
const commentPattern = /^(.*?(?:^|\s))((?:#|\{\{-?\s*\/\*)\s*meshgate-ignore\b.*)$/

const syntax =
  /meshgate-ignore\s+(?<rule>[^\s=]+)(?<settings>(?:\s+\w+=\S+)*)(?:\s+--\s+(?<reason>.*?))?\s*(?:\*\/\s*-?\}\})?$/

interface CommentPlace {
  readonly file: string
  readonly lines: readonly string[]
  /** The result of `nextLines`. */
  readonly following: readonly number[]
  /** 0-based. */
  readonly index: number
  /** Offset in the line. */
  readonly start: number
}

function waiverOf(comment: string, place: CommentPlace, customRules: ReadonlySet<string>): Waiver {
  const { file, following, index } = place
  const { rule = '', settings = '', reason = '' } = syntax.exec(comment)?.groups ?? {}
  const values = new Map(settings.split(/\s+/).map((each) => each.split('=') as [string, string]))
  const until = values.get('until') ?? null
  const isAlone = textBefore(place).trim() === ''
  const line = isAlone ? following[index]! : index + 1
  return {
    rule,
    at: rangeOf(place),
    reason,
    owner: values.get('owner') ?? '',
    until,
    mistake:
      reason === ''
        ? 'it needs a reason: `# meshgate-ignore RULE -- REASON`'
        : waiverMistake(rule, until, customRules),
    identity: JSON.stringify([file, comment.trim(), coveredText(place, line, isAlone)]),
    key: lineKey(file, line),
    covers: () => true,
    limit: Number.MAX_SAFE_INTEGER,
    removal: [removalOf(place, isAlone)],
  }
}

/** What stands before a comment in its line. */
function textBefore({ lines, index, start }: CommentPlace): string {
  return lines[index]!.slice(0, start)
}

function rangeOf({ file, lines, index, start }: CommentPlace): Waiver['at'] {
  const [line, endColumn] = [index + 1, lines[index]!.trimEnd().length + 1]
  return { file, line, column: start + 1, endLine: line, endColumn }
}

/** The text of the line that a comment covers, without the comment. */
function coveredText(place: CommentPlace, line: number, isAlone: boolean): string {
  return (isAlone ? (place.lines[line - 1] ?? '') : textBefore(place)).trim()
}

/** The key of comments about a line. */
export function lineKey(file: string, line: number): string {
  return `line ${line} of ${file}`
}

/** For each line the 1-based number of the next one that is neither empty nor a comment; 0 if there is none. */
function nextLines(lines: readonly string[]): number[] {
  const following: number[] = []
  let next = 0
  for (let index = lines.length - 1; index >= 0; index--) {
    following[index] = next
    if (!/^\s*(#|\{\{-?\s*\/\*|$)/.test(lines[index]!)) next = index + 1
  }
  return following
}

function removalOf({ file, lines, index, start }: CommentPlace, isAlone: boolean): Waiver['removal'][number] {
  const line = index + 1
  if (isAlone && index + 1 < lines.length)
    return { file, line, column: 1, endLine: line + 1, endColumn: 1, text: '' }
  const column = lines[index]!.slice(0, start).trimEnd().length + 1
  return { file, line, column, endLine: line, endColumn: lines[index]!.length + 1, text: '' }
}
