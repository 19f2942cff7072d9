import type { Github } from './client.ts'

/**
 * The patch of each file as "Files changed" shows it, by path. Binary and very large files have no patch. GitHub lists at
 * most 3,000 files of a pull request.
 */
export async function pullPatches(github: Github, pull: number): Promise<Map<string, string>> {
  const { octokit, repository } = github
  const page = { ...repository, pull_number: pull, per_page: 100 }
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, page)
  return new Map(files.flatMap(({ filename, patch }) => (patch === undefined ? [] : [[filename, patch]])))
}
