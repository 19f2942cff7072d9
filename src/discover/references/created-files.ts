import { baseName, folderOf, joinPath } from '../../core/tree.ts'
import { gitignoreOf } from '../../syntax/ignore-files.ts'
import type { Reader } from '../../yaml/reader.ts'
import { treePaths, type TreePaths } from './tree-paths.ts'

/** Why a file that is not in the tree may be there when it is read, as a clause; `null` if no `.gitignore` matches it. */
export function ignoreHint(reader: Reader, path: string): string | null {
  return gitignoreOf(reader.tree)(path) ? '`.gitignore` matches it' : null
}

/** The same by its name: that of a secret, of what a file beside it becomes, or of a generated file; `null` for any other name. */
export function nameHint(reader: Reader, path: string): string | null {
  const source = sourceBeside(path, treePaths(reader))
  if (source !== undefined) return `\`${source}\` beside it looks like its source`
  const name = baseName(path)
  if (secretName.test(name)) return 'its name is that of a secret'
  return generatedName.test(name) ? 'its name says that it is generated' : null
}

/** Files that hold keys and passwords are seldom committed. */
const secretName = /secret|credential|password|\.env(\.|$)|\.(key|pem|crt|p12|pfx|jks)$/i

/** Files that a script writes before the build. */
const generatedName = /(^|[-_.])(auto)?generated([-_.]|$)/i

/** A file from which a tool makes another one: `secret.yaml.j2` or `secret.enc.yaml` for `secret.yaml`. */
function sourceBeside(path: string, { hasFile }: TreePaths): string | undefined {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(baseName(path)) ?? []
  const names = sourceWords.flatMap((word) => [`${stem}${ending}.${word}`, `${stem}.${word}${ending}`])
  return names.find((name) => hasFile(joinPath(folderOf(path), name)))
}

const sourceWords = [
  ...['age', 'asc', 'crypt', 'dec', 'decrypted', 'enc', 'encrypted', 'gpg', 'sops'],
  ...['dist', 'erb', 'example', 'gotmpl', 'in', 'j2', 'jinja', 'jinja2', 'sample', 'template', 'tmpl', 'tpl'],
]
