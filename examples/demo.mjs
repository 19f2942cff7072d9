/**
 * The main job on the examples, as a user has it: a repository, a pull request that breaks the rules, and the
 * command line that CI would run. Needs Node 20 or newer and Git; nothing is installed.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createExampleRepository, createGitopsFolder } from './example-repository.mjs'

const meshgate = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const repository = createExampleRepository()
const gitops = createGitopsFolder()
try {
  title('the findings', 'check --base main')
  const code = run(['check', '--base', 'main'])
  title('the comment on the pull request', 'check --base main --format markdown')
  run(['check', '--base', 'main', '--format', 'markdown'])
  title('the manifests', 'diff --base main')
  run(['diff', '--base', 'main'])
  title(`exit code ${code}: the pull request is blocked`)
  title('what kustomize, Flux and Argo CD make of another repository', 'check --cache-dir .charts')
  run(['check', '--cache-dir', '.charts'], gitops)
  process.exitCode = code === 1 ? 0 : 1
} finally {
  rmSync(repository, { recursive: true })
  rmSync(gitops, { recursive: true })
}

function title(text, command = '') {
  console.log(`\n\u2500\u2500 ${text} ${command && `(meshgate ${command})`} `.padEnd(100, '\u2500'), '\n')
}

function run(args, folder = repository) {
  return spawnSync(process.execPath, [meshgate, ...args], { cwd: folder, stdio: 'inherit' }).status
}
