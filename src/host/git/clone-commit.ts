import { existsSync, realpathSync } from 'node:fs'
import type { ProcessEnvironment } from '../environment.ts'
import { openGit } from './git.ts'
import { repositoryOf } from './repository.ts'
import { cleanCommit, workingState } from './working-changes.ts'

/**
 * The commit of a folder that is a clone of meshgate's repository; `null` for any other folder, or if files differ from the
 * commit.
 */
export function cloneCommit(folder: string, env: ProcessEnvironment): string | null {
  const git = existsSync(folder) ? openGit(folder, env) : null
  // A package below a repository is not a clone.
  if (!git || realpathSync(git.top) !== realpathSync(folder)) return null
  const isOfMeshgate = repositoryOf(git).urls.some((url) => /[/:]meshgate\/meshgate(\.git)?\/?$/.test(url))
  return isOfMeshgate ? cleanCommit(workingState(git), false) : null
}
