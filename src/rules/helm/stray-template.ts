import { originOf } from '../../core/render.ts'
import { baseName } from '../../core/path.ts'
import type { StrayTemplate } from '../../model/sources.ts'
import type { Manifest } from '../../model/manifest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const strayTemplate = defineRule({
  id: 'helm/stray-template',
  codes: ['copy', 'in-partial', 'in-crds', 'object-in-crds', 'outside'],
  severity: 'warning',
  summary: 'A file that Helm does not treat as the template that it looks like.',
  why: 'Helm renders every file in `templates/`, copies and backups too, but no file whose name begins with `_`; it installs what is in `crds/` as it is, and takes other files for data. An object is applied twice or not at all, without an error.',
  fix: 'Move the template into `templates/` under a name without `_`, or remove the copy.',
  on: {
    *strayTemplate({ file, line, code }) {
      // What is in `crds/` is applied and not rendered, so that no other rule sees it.
      const severity = code === 'object-in-crds' ? ('error' as const) : undefined
      const message = messages[code](quote(baseName(file)))
      yield { code, node: { file, line }, message, about: file, ...(severity && { severity }) }
    },

    *manifest(manifest) {
      const file = templateOf(manifest)
      if (file === null || !copies.test(baseName(file))) return
      yield {
        code: 'copy',
        node: { file, line: 1 },
        message: `Helm renders every file in \`templates/\`, and so ${quote(baseName(file))}: its objects are applied, too; remove it, or add it to \`.helmignore\``,
        about: file,
      }
    },
  },
})

const messages: Readonly<Record<StrayTemplate['code'], (name: string) => string>> = {
  'in-partial': (name) =>
    `Helm renders no file whose name begins with \`_\`: the object in ${name} is never applied; rename the file, or put the text into a \`define\` that a template includes`,
  'in-crds': (name) =>
    `Helm renders nothing in \`crds/\`: the actions in ${name} are applied as text; move it to \`templates/\``,
  'object-in-crds': (name) =>
    `Helm applies ${name} at the first install, never updates it, and nothing checks it, since it is no CustomResourceDefinition: move it to \`templates/\``,
  outside: (name) =>
    `Helm renders only \`templates/\`: the object in ${name} is never applied; move the file there`,
}

/** Names that editors, merges and people give to copies. */
const copies = /(?:\.(?:bak|backup|orig|rej|old|save|sw[op]|tmp|disabled|off|dist|copy)|~)$|^#.*#$|^\.#/i

/** The file of the template that rendered an object. */
function templateOf({ root, origins }: Manifest): string | null {
  const line = root.location.line
  return origins ? (originOf(origins, line)?.file ?? null) : null
}
