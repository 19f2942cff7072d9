import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openGit, type Git } from '../../src/host/git/git.ts'

/** Names and dates are fixed, and no configuration of the machine is read. */
export const gitEnvironment = {
  PATH: process.env['PATH'],
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
  GIT_COMMITTER_DATE: '2026-01-05T09:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

/** A text or bytes; a link; nothing, to take a file away. */
export type Content = string | Uint8Array | { readonly link: string } | null

/** A folder that is removed after the tests. */
export interface Folder {
  /** Absolute path, without links. */
  readonly path: string
  write(files: Readonly<Record<string, Content>>): void
  remove(): void
}

/** An empty folder for temporary files. */
export function temporaryFolder(): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'meshgate-test-')))
  return {
    path,
    write: (files) => Object.entries(files).forEach(([name, content]) => put(join(path, name), content)),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A Git repository in a folder. */
export interface Repository extends Folder {
  git(...args: readonly string[]): string
  /** Writes files and commits all that is there; the name of the commit. */
  commit(files?: Readonly<Record<string, Content>>): string
  /** Opens it as meshgate does. */
  open(): Git
}

/** A Git repository without a commit, on the branch `main`. */
export function temporaryRepository(folder = temporaryFolder()): Repository {
  const git = (...args: readonly string[]): string => runGit(folder.path, args)
  git('init', '--quiet', '--initial-branch', 'main')
  return {
    ...folder,
    git,
    commit(files = {}) {
      folder.write(files)
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', 'Change')
      return git('rev-parse', 'HEAD')
    },
    open: () => opened(folder.path),
  }
}

/** What `actions/checkout` makes of a commit: HEAD detached; one commit deep, or all of the history. */
export function checkoutOf(origin: Repository, commit: string, depth: 1 | 'full'): Repository {
  const clone = temporaryRepository()
  clone.git('remote', 'add', 'origin', pathToFileURL(origin.path).href)
  const refs =
    depth === 1 ? ['--depth=1', 'origin', commit] : ['origin', commit, '+refs/heads/*:refs/remotes/origin/*']
  clone.git('fetch', '--quiet', '--no-tags', ...refs)
  clone.git('checkout', '--quiet', '--detach', commit)
  return clone
}

/** Git in a folder, as meshgate runs it. */
export function opened(path: string): Git {
  const git = openGit(path, gitEnvironment)
  if (!git) throw new Error(`${path} is in no Git repository`)
  return git
}

function runGit(cwd: string, args: readonly string[]): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe']
  return execFileSync('git', args, { cwd, env: gitEnvironment, encoding: 'utf8', stdio }).trim()
}

function put(path: string, content: Content): void {
  rmSync(path, { recursive: true, force: true })
  if (content === null) return
  mkdirSync(dirname(path), { recursive: true })
  if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, path)
  else writeFileSync(path, content)
}
