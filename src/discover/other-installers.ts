import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'

/** A tool that installs charts or objects, and whose files meshgate does not evaluate. */
interface Installer {
  readonly name: string
  readonly isOf: (file: string) => boolean
  /** Matches the text of such a file if it installs something. */
  readonly installs: RegExp
  /** What the tool does with the file, as the end of a sentence; by default that it installs charts or objects. */
  readonly use?: string
}

const installers: readonly Installer[] = [
  {
    name: 'Terraform',
    isOf: (file) => file.endsWith('.tf'),
    installs: /^\s*resource\s+"(helm_release|kubernetes_manifest|kubectl_manifest)"/m,
  },
  {
    name: 'Zarf',
    isOf: (file) => /(^|\/)zarf\.ya?ml$/.test(file),
    installs: /^\s*-?\s*(charts|manifests|valuesFiles):/m,
  },
  {
    name: 'a script',
    isOf: (file) => /\.(sh|bash|mk)$|(^|\/)Makefile$/.test(file),
    installs: /^[^#\n]*\bhelm(?:[ \t]+-\S+(?:[ \t]+[^-\s]\S*)?)*[ \t]+(?:install|upgrade)\b/m,
  },
  {
    // jsonnet-bundler writes what it downloads into vendor/.
    name: 'Jsonnet',
    isOf: (file) => file.endsWith('.jsonnet') && !/(^|\/)vendor\//.test(file),
    installs: /./,
    use: 'may make objects of this file',
  },
]

/**
 * The files by which other tools install charts or objects, which meshgate does not render: one entry for each tool, at its
 * first file.
 */
export function otherInstallers(reader: Reader, isExcluded: (file: string) => boolean): Skipped[] {
  return installers.flatMap(({ name, isOf, installs, use = 'installs charts or objects with this file' }) => {
    const files = reader.tree.files.filter(
      (path) => isOf(path) && !isExcluded(path) && installs.test(reader.text(path) ?? ''),
    )
    const [file, ...furtherFiles] = files
    if (file === undefined) return []
    const reason = `${name} ${use}, which meshgate does not check`
    const more =
      furtherFiles.length === 0
        ? ''
        : `; ${furtherFiles.length} more ${furtherFiles.length === 1 ? 'file does' : 'files do'} the same`
    return {
      file,
      reason: `${reason}${more}`,
      standsFor: files.map((path): Skipped => ({ file: path, reason })),
    }
  })
}
