import { readFileSync, writeFileSync } from 'node:fs'

const path = 'docs/why.md'

/** The guide to `meshgate why`, which holds files and what the program says of them. */
export interface Guide {
  /** Files by path: each block of YAML that begins with its path as a comment. */
  readonly files: Readonly<Record<string, string>>
  /** Each block of text that begins with a command. */
  readonly transcripts: readonly Transcript[]
}

/** A command, and what is printed below it. */
export interface Transcript {
  readonly args: readonly string[]
  readonly printed: string
}

/** Reads the guide. */
export function readGuide(): Guide {
  const text = readFileSync(path, 'utf8')
  const files = [...text.matchAll(/^```yaml\n(# (\S+)\n[^]*?)^```$/gm)]
  return {
    files: Object.fromEntries(files.map(([, content, name]) => [name!, content!])),
    transcripts: [...text.matchAll(transcriptBlock)].map(([, command, printed]) => ({
      args: command!.split(' ').map((word) => word.replace(/^'(.*)'$/, '$1')),
      printed: printed!,
    })),
  }
}

/** Writes what commands really print into the guide, in their order. */
export function writeGuide(outputs: readonly string[]): void {
  let next = 0
  const text = readFileSync(path, 'utf8').replace(
    transcriptBlock,
    (_, command: string) => `\`\`\`text\n$ meshgate ${command}\n${outputs[next++]}\`\`\``,
  )
  writeFileSync(path, text)
}

const transcriptBlock = /^```text\n\$ meshgate (.+)\n([^]*?)^```$/gm
