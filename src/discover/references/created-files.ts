import { oncePer } from '../../core/once-per.ts'
import { baseName, folderOf, joinPath } from '../../core/path.ts'
import { gitignoreOf } from '../../syntax/ignore-files.ts'
import type { Reader } from '../../yaml/reader.ts'
import { treePaths, type TreePaths } from './tree-paths.ts'

/** Why a missing file may exist when it is read, as a clause, by `.gitignore`; `null` if none matches it. */
export function ignoreHint(reader: Reader, path: string): string | null {
  return gitignoreOf(reader.tree)(path) ? '`.gitignore` matches it' : null
}

/**
 * Why a missing file may exist when it is read, by its name: that of a secret, of the result of a file beside it, or of a
 * generated file; `null` for any other name.
 */
export function nameHint(reader: Reader, path: string): string | null {
  const source = sourceBeside(path, treePaths(reader))
  if (source !== undefined) return `\`${source}\` beside it looks like its source`
  const name = baseName(path)
  if (secretName.test(name.replace(committedName, ''))) return 'its name looks like that of a secret'
  if (bootstrapName.test(name)) return '`flux bootstrap` creates it'
  return generatedName.test(name) ? 'its name says that it is generated' : null
}

/**
 * Why a missing file may exist when it is read: a script of the repository writes a file with this name and folder; `null`
 * if none does.
 */
export function scriptHint(reader: Reader, path: string): string | null {
  const place = path.split('/').slice(-2).join('/')
  const script = place.includes('/')
    ? scriptsOf(reader).find((file) => writesFile(reader.text(file) ?? '', place))
    : undefined
  return script === undefined ? null : `\`${script}\` writes it`
}

const scriptsOf = oncePer(({ tree }: Reader): readonly string[] =>
  tree.files.filter((path) => scriptName.test(path)),
)

const scriptName = /\.(ba|z)?sh$|\.mk$|(^|\/)((GNUm|M|m)akefile|[Jj]ustfile|Taskfile\.ya?ml)$/

/** Whether a script writes to a path, by its name or by a variable with it. */
function writesFile(text: string, place: string): boolean {
  return text.split('\n').some((line) => {
    const at = line.indexOf(place)
    if (at < 0) return false
    if (writing.test(line.slice(0, at))) return true
    const [, variable] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*[:?]?=/.exec(line) ?? []
    return variable !== undefined && new RegExp(`>\\s*"?\\$[({]?${variable}\\b`).test(text)
  })
}

/** Operators and commands that write the file after them. */
const writing = />|\b(?:tee|cp|mv)\b|\s(?:-o|--output)\b/

/** Names of files with keys and passwords, which are seldom committed. */
const secretName = /secret|credential|password|\.env(\.|$)|\.(key|pem|crt|p12|pfx|jks)$/i

/** Objects that stand for a secret and are committed in its place, and the name of a product. */
const committedName = /(?:external|sealed)[-_]?secret|1password/i

/** The folder and the files that `flux bootstrap` commits: https://fluxcd.io/flux/installation/bootstrap */
const bootstrapName = /^(flux-system|gotk-(sync|components)\.yaml)$/

/** Names of files that a script generates before the build. */
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
