import { baseName } from '../../../core/path.ts'
import { table } from '../../../core/table.ts'

/**
 * A text with the variables filled in that its file defines, as GitHub, GitLab, Task, Make or a shell does. Any other
 * variable becomes `*`, or `**` for a whole segment of a path.
 *
 * @param text the file
 * @param paths paths of the repository on its hosts, as in `org/platform`; CI's variables for the repository are filled in
 * only for a single path
 */
export function withVariables(template: string, text: string, paths: readonly string[]): string {
  const filled = fill(template, text, paths.length === 1 ? paths[0]! : null, maxDepth)
  return filled
    .split('/')
    .map((segment) => (/^\*+$/.test(segment) ? '**' : segment.replaceAll(/\*+/g, '*')))
    .join('/')
}

/** Limit on levels of variables that name variables. */
const maxDepth = 5

function fill(template: string, text: string, path: string | null, depth: number): string {
  return template.replaceAll(reference, (whole: string, ...names: (string | undefined)[]) => {
    const name = names.slice(0, 4).find((group) => group !== undefined) ?? ''
    const defined = repositoryVariable(name, path) ?? (depth === 0 ? null : definitionOf(name, text))
    return defined === null || defined === whole ? '*' : fill(defined, text, path, depth - 1)
  })
}

/** `${{ env.NAME }}`, `{{ .NAME }}`, `${NAME}` or `$(NAME)`, and `$NAME`; not the output of a command. */
const reference =
  /\$\{\{\s*(?:env\.)?([\w.-]+)[^}]*\}\}|\{\{\s*\.?([\w.]+)[^}]*\}\}|\$[{(](\w+)[^})]*[})]|\$\([^)]*\)|\$(\w+)/g

/** The value of a variable of GitHub Actions or GitLab CI that names the repository; `null` for any other variable. */
function repositoryVariable(name: string, path: string | null): string | null {
  const part = partsOfRepository[name]
  return part === undefined || path === null ? null : part(path)
}

const partsOfRepository = table<(path: string) => string>({
  'github.repository': wholePath,
  'github.repository_owner': owner,
  'github.event.repository.name': baseName,
  GITHUB_REPOSITORY: wholePath,
  GITHUB_REPOSITORY_OWNER: owner,
  CI_PROJECT_PATH: wholePath,
  CI_PROJECT_NAME: baseName,
})

function wholePath(path: string): string {
  return path
}

function owner(path: string): string {
  return path.slice(0, path.indexOf('/'))
}

/** The value of a name if the lines of a file define exactly one: `NAME: value`, `NAME=value`, `NAME := value`; else `null`. */
function definitionOf(name: string, text: string): string | null {
  const values = new Set<string>()
  for (const line of text.split(/\r?\n/)) {
    const [, defined, value = ''] = definition.exec(line) ?? []
    if (defined === name) values.add(value.replace(/^(["'])(.*)\1$/, '$2'))
  }
  const [value = ''] = values
  return values.size === 1 && value !== '' ? value : null
}

const definition = /^\s*(?:-\s+)?(?:export\s+)?["']?([A-Za-z_]\w*)["']?\s*(?::=|\?=|:(?=\s)|=)\s*(.*?)\s*$/
