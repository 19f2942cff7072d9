import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { gitEnvironment } from '../host/repository.ts'
import { nodeProgram } from './cli.ts'

/** A section of a guide with the commands that it shows, in their order. */
export interface GuideSection {
  readonly title: string
  /** Texts of blocks that begin with `$ `. */
  readonly transcripts: readonly string[]
}

/** The sections of a guide with transcripts. */
export function sectionsOf(guide: string): GuideSection[] {
  const [, ...sections] = guide.split(/^## /m)
  return sections
    .map((text) => ({
      title: text.slice(0, text.indexOf('\n')),
      transcripts: [...text.matchAll(transcriptBlock)].map(([, body]) => body!),
    }))
    .filter(({ transcripts }) => transcripts.length > 0)
}

const transcriptBlock = /^```text\n(\$ [^]*?)^```$/gm

/** The parts of a transcript that are missing in an output, in their order; `...` in a transcript is any number of lines. */
export function missingParts(transcript: string, output: string): string[] {
  let at = 0
  return transcript.split('...\n').filter((part) => {
    const start = output.indexOf(part, at)
    if (start >= 0) at = start + part.length
    return start < 0
  })
}

/** Runs the commands of a transcript in a folder, with `meshgate` as it is built; what a person sees. */
export function runTranscript(folder: string, transcript: string): string {
  const commands = transcript.split('\n').flatMap((line) => (line.startsWith('$ ') ? line.slice(2) : []))
  return withProgram((programs) =>
    commands.map((command) => `$ ${command}\n${outputOf(folder, command, programs)}`).join(''),
  )
}

function outputOf(folder: string, command: string, programs: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...gitEnvironment,
      PATH: `${programs}${delimiter}${gitEnvironment.PATH}`,
      XDG_CACHE_HOME: join(programs, 'cache'),
    },
  })
  return `${stdout}${stderr}${status === 0 ? '' : `[exit code ${status}]\n`}`
}

/** Calls a function with a folder that has the command `meshgate`. */
function withProgram<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-program-'))
  try {
    const program = join(folder, 'meshgate')
    writeFileSync(program, `#!/bin/sh\nexec ${nodeProgram.map((word) => `'${word}'`).join(' ')} "$@"\n`)
    chmodSync(program, 0o755)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
