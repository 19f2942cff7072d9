import { baseName, folderOf } from '../../core/tree.ts'

/**
 * What kind of file a path says that nobody renders or reads as configuration: `document` for prose, pictures and the
 * files by which people run a repository, `program` for source code; `null` for any other, which may be anything.
 */
export type HarmlessKind = 'document' | 'program' | null

/** Tells the kind of a file by its path alone. Inside charts, and where something names the file, it may be read. */
export function harmlessKind(path: string): HarmlessKind {
  const name = baseName(path)
  if (unsafe.test(path) || folderOf(path).split('/').some(isReadFolder) || /^kustomization/i.test(name))
    return null
  if (documents.some((pattern) => pattern.test(name))) return 'document'
  return programs.test(name) ? 'program' : null
}

/** What cannot be written into a line, and what was lost when a name was decoded. */
const unsafe = /[\p{Cc}\uFFFD]/u

/** Folders that are told from their names: those of templates, and those that stand where a file is expected. */
function isReadFolder(name: string): boolean {
  return name === 'templates' || /\.(ya?ml|json)$/i.test(name)
}

const documents: readonly RegExp[] = [
  /\.(md|mdx|markdown|rst|adoc|asciidoc)$/i,
  /\.(png|jpe?g|gif|svg|webp|avif|ico|bmp|pdf|drawio|puml|mmd|mp4|webm)$/i,
  /^(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|CONTRIBUTING|AUTHORS|MAINTAINERS|SECURITY)(\.txt)?$/i,
  // What .gitignore takes away or gives back is untracked, and listed as such.
  /^(CODEOWNERS|OWNERS|\.gitignore|\.gitkeep|\.keep|\.dockerignore|\.editorconfig)$/,
]

/** Left out is what proxies and policies run: Lua, Rego, WebAssembly. */
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
