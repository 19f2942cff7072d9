import type { Config } from '../../core/config.ts'
import { resolveLinks } from '../../core/tree.ts'
import { namedFilesIn } from '../../discover/named-files.ts'
import { schemaFiles } from '../../inspect/configured-schemas.ts'
import type { Reader } from '../../yaml/reader.ts'

/** A tree with its configuration. */
export interface ConfiguredTree {
  readonly reader: Reader
  readonly config: Config
}

/** True if both trees have the same schemas and custom rules, in the same files. */
export function haveSameNamedFiles(head: ConfiguredTree, base: ConfiguredTree): boolean {
  const [inHead, inBase] = [head, base].map(namedFiles)
  if (inHead!.join('\n') !== inBase!.join('\n')) return false
  return inHead!.every((file) => textOf(head.reader, file) === textOf(base.reader, file))
}

function namedFiles({ reader, config }: ConfiguredTree): string[] {
  const ofRules = (config['custom-rules'] ?? []).flatMap((pattern) => namedFilesIn(reader, pattern))
  return [...schemaFiles(reader, config.schemas ?? []), ...ofRules]
}

function textOf({ tree, text }: Reader, file: string): string | undefined {
  return text(resolveLinks(tree, file) ?? file)
}
