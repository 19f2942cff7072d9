import { oncePer } from '../../../core/once-per.ts'
import { joinPath } from '../../../core/path.ts'
import { filesUnder } from '../../../core/tree.ts'
import { globMatcher, isGlob } from '../../../syntax/glob.ts'
import type { Reader } from '../../../yaml/reader.ts'
import type { RepositoryIdentity } from '../repository-identity.ts'
import { pushCommands, type PushCommand } from './push-commands.ts'
import { withVariables } from './push-variables.ts'

/** A folder of this tree that a workflow, a Makefile or a script pushes as an artifact of Flux. */
export interface PushedArtifact {
  /** The folder that becomes the root of the artifact; `''` for the root of the tree. */
  readonly folder: string
  /** True if its address contains no unknown variable. */
  readonly isWhole: boolean
  /** True for the address of an OCIRepository: `oci://ghcr.io/org/platform`. */
  isAt(url: string): boolean
}

/** The folders that `flux push artifact` in files of the tree packs, without folders that other commands create. */
export function pushedArtifacts(reader: Reader, identity: RepositoryIdentity): PushedArtifact[] {
  return commandsIn(reader).flatMap((command) => pushedBy(command, reader, identity))
}

/** True for the path of a CI workflow, a Makefile, Justfile or Taskfile, or a shell script: files that may push artifacts. */
export function mayPushArtifacts(file: string): boolean {
  return pushingFiles.test(file)
}

/** Workflows of CI, Makefiles and scripts. */
const pushingFiles =
  /^\.github\/.*\.ya?ml$|(^|\/)\.(gitlab|taskfiles?)\/.*\.ya?ml$|(^|\/)(\.gitlab-ci|\.drone|\.woodpecker|azure-pipelines|bitbucket-pipelines|[Tt]askfile)(\.\w+)?\.ya?ml$|(^|\/)(GNUm|[Mm])akefile$|(^|\/)\.?[Jj]ustfile$|\.(mk|just|sh|bash)$/

const commandsIn = oncePer((reader: Reader): readonly PushCommand[] =>
  reader.tree.files.filter(mayPushArtifacts).flatMap((file) => pushCommands(reader.text(file) ?? '')),
)

function pushedBy(command: PushCommand, reader: Reader, identity: RepositoryIdentity): PushedArtifact[] {
  const folder = folderOfCommand(command, reader)
  const address = addressOf(withVariables(command.url, command.text, identity.paths))
  if (folder === null || address === null) return []
  const isSame = globMatcher(address)
  return [{ folder, isWhole: !isGlob(address), isAt: (url) => isSame(addressOf(url) ?? '') }]
}

/** The folder of the tree for `--path`; `null` if another folder may be meant, or one that a command creates. */
function folderOfCommand({ path, text }: PushCommand, { tree }: Reader): string | null {
  const named = withVariables(path, text, [])
  if (named === '' || isGlob(named) || named.startsWith('/') || named.split('/').includes('..')) return null
  const folder = joinPath('', named)
  // In another working directory a relative path, above all `.`, means another folder.
  const mayMove = /\bworking-directory:|^\s*dir:|\b(cd|pushd)\s/m.test(text)
  if (folder === '') return mayMove ? null : ''
  return filesUnder(tree, folder).length > 0 ? folder : null
}

/** `ghcr.io/org/platform` for `oci://ghcr.io/Org/platform:main@sha256:…`; `null` without a host. */
function addressOf(url: string): string | null {
  const address = url
    .replace(/^oci:\/\//, '')
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
  const [host = '', ...path] = address.split('/')
  return path.length === 0 || host === '' || isGlob(host) ? null : address.toLowerCase()
}
