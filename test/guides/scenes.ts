import { createExampleRepository, createGitopsFolder } from '../../examples/example-repository.mjs'
import { temporaryFolder } from '../host/repository.ts'

/** Makes the folder in which the commands of a page are run, in their order. */
export const scenes: Readonly<Record<string, () => string>> = {
  'docs/access.md': createExampleRepository,
  'docs/configuration.md': () =>
    folderWith({ '.meshgate.yaml': 'exlude: [sandbox]\nrules:\n  routing/retry: off\n' }),
  'docs/egress.md': createExampleRepository,
  'docs/jwt.md': () =>
    folderWith({ 'token.txt': `e30.${btoa('{"iss":"https://id.example.com","aud":"shop"}')}.` }),
  'docs/layouts.md': createGitopsFolder,
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  folder.write(files)
  return folder.path
}
