// Installs actionlint, which checks workflows of GitHub Actions, and runs it on
// the project's own and on those of the examples. It is kept in the user's
// cache folder, by version.
//
//   node engine/native-actionlint.ts
//
// Ends with code 77 where it cannot be compiled: nothing was checked then.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from './build/go.ts'
import { userCache } from './native-kustomize.ts'

const COMMAND = 'github.com/rhysd/actionlint/cmd/actionlint'
const VERSION = 'v1.7.12'

const FOLDER = join(userCache(), `actionlint-${VERSION}`)

const WORKFLOWS = ['.github/workflows', 'examples/workflows']

/** The exit code of a check that was left out, as Automake has it. */
const SKIPPED = 77

/** The path of actionlint, which is compiled on the first call; `undefined` if it cannot be. */
function nativeActionlint(): string | undefined {
  const path = join(FOLDER, 'actionlint')
  try {
    if (!existsSync(path)) install()
    return path
  } catch {
    return undefined
  }
}

function install(): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-actionlint-'))
  go(folder, ['install', `${COMMAND}@${VERSION}`], { GOFLAGS: '', GOBIN: FOLDER })
}

/** Runs actionlint on all workflows; without the linters of shell and Python that a machine may have. */
function check(actionlint: string): number {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const files = WORKFLOWS.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  )
  const { status } = spawnSync(actionlint, ['-shellcheck=', '-pyflakes=', ...files], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status === 0) console.log(`${files.length} workflows`)
  return status ?? 1
}

const actionlint = nativeActionlint()
if (actionlint === undefined) console.log('skipped: actionlint cannot be compiled, no workflow was checked')
process.exitCode = actionlint === undefined ? SKIPPED : check(actionlint)
