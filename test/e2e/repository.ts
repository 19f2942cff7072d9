import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gitEnvironment } from '../host/repository.ts'

/** Texts by path; `null` takes a file away. */
export type Files = Readonly<Record<string, string | null>>

/** A symbolic link, or a submodule at a commit. */
export type LinkedEntry = { readonly link: string } | { readonly submodule: string }

/** A pull request as it lies on GitHub. */
export interface Pull {
  readonly headSha: string
  readonly baseSha: string
  /** The commit of `refs/pull/7/merge`. */
  readonly mergeSha: string
}

/**
 * A Git repository in a temporary folder with `main` and one pull request, number 7: the side of GitHub. What a
 * workflow has of it is made by `checkout`.
 */
export class Repository {
  readonly #temporary = mkdtempSync(join(tmpdir(), 'e2e-'))
  readonly #folder = join(this.#temporary, 'origin')
  #clones = 0

  /** `main` holds examples/repository with the charts of this project, or the files that are given. */
  static create(files?: Files): Repository {
    const repository = new Repository()
    mkdirSync(repository.#folder)
    git(repository.#folder, 'init', '--quiet', '--initial-branch', 'main')
    if (!files) {
      repository.#copy('examples/repository', '')
      rmSync(join(repository.#folder, 'charts'), { recursive: true })
      repository.#copy('charts', 'charts')
    }
    repository.commit('main', files ?? {})
    return repository
  }

  /** Adds a commit to a branch, which starts at `main` if it is new. Returns its name. */
  commit(branch: string, files: Files): string {
    return this.#commitOn(branch, () => {
      for (const [path, text] of Object.entries(files)) write(join(this.#folder, path), text)
    })
  }

  /** Puts links and submodules in the place of what is at their paths, as one commit. */
  link(branch: string, entries: Readonly<Record<string, LinkedEntry>>): string {
    return this.#commitOn(branch, () => {
      for (const [path, entry] of Object.entries(entries)) {
        const place = join(this.#folder, path)
        rmSync(place, { recursive: true, force: true })
        mkdirSync(dirname(place), { recursive: true })
        if ('link' in entry) symlinkSync(entry.link, place)
        else {
          git(this.#folder, 'rm', '--quiet', '-r', '--cached', path)
          git(this.#folder, 'update-index', '--add', '--cacheinfo', `160000,${entry.submodule},${path}`)
          // An empty folder, as of a submodule that is not checked out: `git add` keeps the entry.
          mkdirSync(place)
        }
      }
    })
  }

  /** Lays a folder of examples/ over a branch, as one commit. Returns its name. */
  lay(branch: string, example: string): string {
    return this.#commitOn(branch, () => this.#copy(join('examples', example), ''))
  }

  /** Merges one branch into another, as a person does to catch up. Returns the merge commit. */
  merge(from: string, into: string): string {
    git(this.#folder, 'checkout', '--quiet', into)
    git(this.#folder, 'merge', '--quiet', '--no-ff', '--message', `Merge ${from}`, from)
    return this.shaOf('HEAD')
  }

  /** Opens the pull request from a branch, or brings it up to date: makes the merge commit as GitHub does. */
  pull(branch: string): Pull {
    const [baseSha, headSha] = [this.shaOf('main'), this.shaOf(branch)]
    git(this.#folder, 'checkout', '--quiet', '--detach', 'main')
    git(this.#folder, 'merge', '--quiet', '--no-ff', '--message', `Merge ${headSha} into ${baseSha}`, branch)
    git(this.#folder, 'update-ref', 'refs/pull/7/merge', 'HEAD')
    return { headSha, baseSha, mergeSha: this.shaOf('HEAD') }
  }

  /** A checkout as of actions/checkout: a new repository, one commit deep by default, with a detached HEAD. */
  checkout(sha: string, depth: 1 | 'full' = 1): string {
    const folder = join(this.#temporary, `checkout-${++this.#clones}`)
    mkdirSync(folder)
    git(folder, 'init', '--quiet')
    git(folder, 'remote', 'add', 'origin', pathToFileURL(this.#folder).href)
    const refs =
      depth === 1 ? ['--depth=1', 'origin', sha] : ['origin', sha, '+refs/heads/*:refs/remotes/origin/*']
    git(folder, '-c', 'protocol.version=2', 'fetch', '--quiet', '--no-tags', ...refs)
    git(folder, 'checkout', '--quiet', '--force', '--detach', sha)
    return folder
  }

  shaOf(revision: string): string {
    return git(this.#folder, 'rev-parse', revision)
  }

  /** The text of a file of a revision. */
  textOf(revision: string, path: string): string {
    return `${git(this.#folder, 'show', `${revision}:${path}`)}\n`
  }

  remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true })
  }

  #commitOn(branch: string, change: () => void): string {
    const exists = git(this.#folder, 'branch', '--list', branch) !== ''
    if (branch !== 'main')
      git(this.#folder, 'checkout', '--quiet', ...(exists ? [branch] : ['-b', branch, 'main']))
    else if (exists) git(this.#folder, 'checkout', '--quiet', 'main')
    change()
    git(this.#folder, 'add', '--all')
    git(this.#folder, 'commit', '--quiet', '--allow-empty', '--message', `Change ${branch}`)
    return this.shaOf('HEAD')
  }

  #copy(from: string, to: string): void {
    cpSync(from, join(this.#folder, to), { recursive: true, verbatimSymlinks: true })
  }
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd,
    env: gitEnvironment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}

function write(path: string, text: string | null): void {
  if (text === null) return rmSync(path)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
