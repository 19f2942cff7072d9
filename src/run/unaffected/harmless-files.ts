import { baseName, folderOf } from '../../core/path.ts'

/**
 * The kind of a file that nothing renders or reads as configuration: `document` for prose, images and repository files
 * such as CODEOWNERS, `program` for source code; `null` for any other file, which may be configuration.
 */
export type HarmlessKind = 'document' | 'program' | null

/**
 * The kind of a file by its path; `null` for a file that may be configuration, also for any file below a `templates` folder.
 * A file in a chart, or one that something names, may be read whatever its kind is.
 */
export function harmlessKind(path: string): HarmlessKind {
  const name = baseName(path)
  if (unsafe.test(path) || folderOf(path).split('/').some(isReadFolder) || /^kustomization/i.test(name))
    return null
  if (documents.some((pattern) => pattern.test(name))) return 'document'
  return programs.test(name) ? 'program' : null
}

/** Characters that cannot be written in a line, and the replacement character of invalid UTF-8. */
const unsafe = /[\p{Cc}\uFFFD]/u

/** Folders whose files may be read: `templates`, and folders named like a YAML or JSON file. */
function isReadFolder(name: string): boolean {
  return name === 'templates' || /\.(ya?ml|json)$/i.test(name)
}

const documents: readonly RegExp[] = [
  /\.(md|mdx|markdown|rst|adoc|asciidoc)$/i,
  /\.(png|jpe?g|gif|svg|webp|avif|ico|bmp|pdf|drawio|puml|mmd|mp4|webm)$/i,
  /^(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|CONTRIBUTING|AUTHORS|MAINTAINERS|SECURITY)(\.txt)?$/i,
  /^(CODEOWNERS|OWNERS|\.gitkeep|\.keep|\.dockerignore|\.editorconfig)$/,
]

/** Source code, without the languages of proxies and policies: Lua, Rego, WebAssembly. */
const programs = new RegExp(
  String.raw`\.(${[
    ...[
      'c',
      'cc',
      'cpp',
      'cs',
      'dart',
      'erl',
      'ex',
      'exs',
      'fs',
      'go',
      'h',
      'hpp',
      'hs',
      'java',
      'kt',
      'kts',
    ],
    ...['clj', 'groovy', 'm', 'php', 'pl', 'proto', 'py', 'rb', 'rs', 'scala', 'sql', 'swift', 'tf', 'zig'],
    ...['js', 'jsx', 'cjs', 'mjs', 'ts', 'tsx', 'cts', 'mts', 'vue', 'svelte', 'css', 'less', 'scss', 'html'],
    ...['bash', 'bat', 'ps1', 'sh', 'zsh'],
  ].join('|')})$|^(Dockerfile|Makefile|go\.mod|go\.sum)$`,
)
