import type { Github } from './client.ts'

/** Lines of the head side of a file, 1-based, both ends included. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** The lines that a pull request's page shows, by file: a line outside is not drawn there. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>

/** A file as `GET /repos/{owner}/{repo}/pulls/{n}/files` lists it. */
export interface ChangedFile {
  readonly filename: string
  readonly status: string
  /** Unified hunks without a file header; GitHub leaves it out for binary and for very large files. */
  readonly patch?: string | undefined
}

/** Asks GitHub for the files of a pull request; it lists 3,000 at most. */
export async function fetchChangedLines(
  { octokit, repository }: Github,
  pull: number,
): Promise<ChangedLines> {
  const page = { ...repository, pull_number: pull, per_page: 100 }
  return changedLines(await octokit.paginate(octokit.rest.pulls.listFiles, page))
}

/** The visible lines of the listed files; a file without a patch counts as a whole, a removed one not at all. */
export function changedLines(files: readonly ChangedFile[]): ChangedLines {
  const present = files.filter(({ status }) => status !== 'removed')
  return new Map(
    present.map(({ filename, patch }) => [filename, patch === undefined ? wholeFile : hunks(patch)]),
  )
}

/** The head side of each hunk of a patch, context included. */
export function hunks(patch: string): LineRange[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)]
    .map(([, start, count = '1']) => ({ first: Number(start), last: Number(start) + Number(count) - 1 }))
    .filter(({ first, last }) => last >= first)
}

const wholeFile: readonly LineRange[] = [{ first: 1, last: Number.MAX_SAFE_INTEGER }]
