import type { Github } from './client.ts'

/** Lines of the head side of a file, 1-based, both ends included. */
export interface LineRange {
  readonly start: number
  readonly end: number
}

/** The lines of a file that a pull request's page shows: `[]` for a file it leaves alone, `null` where that is not known. */
export type ChangedLines = (file: string) => readonly LineRange[] | null

/** A file as `GET /repos/{owner}/{repo}/pulls/{n}/files` lists it. */
export interface ChangedFile {
  readonly filename: string
  readonly status: string
  /** Unified hunks without a file header; GitHub leaves it out for binary and for very large files. */
  readonly patch?: string | undefined
}

/** Asks GitHub for the files of a pull request. */
export async function fetchChangedLines(
  { octokit, repository }: Github,
  pull: number,
): Promise<ChangedLines> {
  const page = { ...repository, pull_number: pull, per_page: 100 }
  return changedLines(await octokit.paginate(octokit.rest.pulls.listFiles, page))
}

/** The visible lines by file; a file without a patch counts as a whole, a removed one has no lines. */
export function changedLines(files: readonly ChangedFile[]): ChangedLines {
  const lines = new Map(files.map((file) => [file.filename, visibleLines(file)]))
  const unlisted = files.length < mostListed ? [] : null
  return (file) => lines.get(file) ?? unlisted
}

/** GitHub lists 3,000 files of a pull request and keeps quiet about the rest. */
const mostListed = 3000

function visibleLines({ status, patch }: ChangedFile): readonly LineRange[] {
  if (status === 'removed') return []
  return patch === undefined ? wholeFile : hunks(patch)
}

/** The head side of each hunk of a patch, context included. */
export function hunks(patch: string): LineRange[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)]
    .map(([, start, count = '1']) => ({ start: Number(start), end: Number(start) + Number(count) - 1 }))
    .filter(({ start, end }) => end >= start)
}

const wholeFile: readonly LineRange[] = [{ start: 1, end: Number.MAX_SAFE_INTEGER }]
