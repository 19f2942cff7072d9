import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Everything a commit's name depends on is fixed, so that two runs show the same. */
const identity = {
  GIT_AUTHOR_NAME: 'Example',
  GIT_AUTHOR_EMAIL: 'example@example.com',
  GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z',
  GIT_COMMITTER_NAME: 'Example',
  GIT_COMMITTER_EMAIL: 'example@example.com',
  GIT_COMMITTER_DATE: '2026-01-05T09:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

/**
 * Makes a Git repository in a temporary folder: `main` holds examples/repository, and `pull-request`, which is
 * checked out, lays the files of `overlays` over it, one commit each. Returns the folder.
 */
export function createExampleRepository(overlays = ['pull-request']) {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-example-'))
  const git = (...args) => execFileSync('git', args, { cwd: folder, env: { ...process.env, ...identity } })
  const commit = (message) => {
    git('add', '--all')
    git('-c', 'core.autocrlf=false', 'commit', '--quiet', '--message', message)
  }
  git('init', '--quiet', '--initial-branch', 'main')
  git('config', 'core.autocrlf', 'false')
  copy('examples/repository', folder)
  rmSync(join(folder, 'charts'), { recursive: true })
  copy('charts', join(folder, 'charts'))
  commit('Egress and authentication of the shop')
  git('checkout', '--quiet', '-b', 'pull-request')
  for (const overlay of overlays) {
    copy(`examples/${overlay}`, folder)
    commit(`Lay ${overlay} over it`)
  }
  return folder
}

/** Puts examples/gitops and the charts into a temporary folder. Returns the folder. */
export function createGitopsFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-gitops-'))
  copy('examples/gitops', folder)
  copy('charts', join(folder, 'charts'))
  return folder
}

function copy(from, to) {
  cpSync(fileURLToPath(new URL(`../${from}`, import.meta.url)), to, {
    recursive: true,
    verbatimSymlinks: true,
  })
}
