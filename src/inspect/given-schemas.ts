import type { Config, NamedSchema } from '../core/config.ts'
import { readResolved, resolveLinks } from '../core/tree.ts'
import { matcher } from '../discover/manifests.ts'
import { rootOf } from '../discover/root.ts'
import { Node } from '../model/node.ts'
import type { SchemaProblem } from '../model/sources.ts'
import { quote } from '../rules/message/quote.ts'
import type { SchemaDefect } from '../schema/schema-defect.ts'
import { configuredKinds, type ConfiguredKinds, type KindReference } from '../schema/configured-kinds.ts'
import type { KindShape } from '../schema/kind-shape.ts'
import type { Validator } from '../schema/validator.ts'
import type { YamlDocument } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Scope } from './types.ts'

/** What the schemas that a configuration names say, and what is wrong with them. */
export interface GivenSchemas {
  readonly shapes: readonly KindShape[]
  /** Complete once all objects were held against the shapes. */
  readonly problems: () => readonly SchemaProblem[]
}

/** Reads the schemas that a configuration names; what cannot be used is told where it is named, the rest counts. */
export async function givenSchemas(
  reader: Reader,
  { schemas = [] }: Config,
  { options: { configFile }, host: { validator } }: Scope,
): Promise<GivenSchemas> {
  const at = rootOf(reader, configFile)?.get('schemas')
  const found = await Promise.all(
    schemas.map(async (entry, index) => {
      const { shapes, problems } = await kindsOfEntry(entry, reader, validator)
      const node = nodeOf(at?.item(index)) ?? { file: configFile, line: 1 }
      return {
        shapes,
        problems: () =>
          problems().map(({ code, text, about = '' }) => ({ code, node, message: text, about })),
      }
    }),
  )
  return {
    shapes: found.flatMap(({ shapes }) => shapes),
    problems: () => found.flatMap(({ problems }) => problems()),
  }
}

/** Of an entry with names the file is what is wrong. */
function nodeOf(entry: Node | undefined): Node | undefined {
  return entry?.get('file').exists ? entry.get('file') : entry
}

async function kindsOfEntry(
  entry: string | NamedSchema,
  reader: Reader,
  validator: Validator,
): Promise<ConfiguredKinds> {
  const pattern = typeof entry === 'string' ? entry : entry.file
  const files = filesFor(pattern, reader)
  if (files.length === 0)
    return unusable({ code: 'no-such-file', text: `no schema ${quote(pattern)} in this repository` })
  const names = typeof entry === 'string' ? [] : [{ group: '', ...entry }]
  const found = await Promise.all(files.map((file) => kindsOfFile(file, names, reader, validator)))
  return joined(found)
}

function unusable(problem: SchemaDefect): ConfiguredKinds {
  return { shapes: [], problems: () => [problem] }
}

/** A path may lead through links; a pattern does not. */
function filesFor(pattern: string, reader: Reader): string[] {
  const path = pattern.replace(/^\.\//, '')
  if (readResolved(reader.tree, path)) return [path]
  const matches = matcher([pattern])
  return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && matches(file))
}

async function kindsOfFile(
  file: string,
  names: readonly KindReference[],
  reader: Reader,
  validator: Validator,
): Promise<ConfiguredKinds> {
  const documents = reader.documents(resolveLinks(reader.tree, file) ?? file)
  const said = ({ code, text, about = '' }: SchemaDefect): SchemaDefect => ({
    code,
    text: `${quote(file)} ${text}`,
    about: `${file} ${about}`.trim(),
  })
  const broken = documents.flatMap(({ root, problems }) => (root ? [] : problems.slice(0, 1)))
  if (broken[0]) return unusable(said({ code: 'not-yaml', text: `cannot be read: ${broken[0].message}` }))
  const data = documents.flatMap(dataOf)
  const schemas = documents.length > 1 ? data.filter(isDefinition) : data
  if (schemas.length === 0) return unusable(said({ code: 'no-schema', text: 'holds no schema' }))
  const found = await Promise.all(schemas.map((each) => configuredKinds(each, names, validator)))
  const { shapes, problems } = joined(found)
  return { shapes, problems: () => problems().map(said) }
}

function dataOf({ root }: YamlDocument): unknown[] {
  return root ? [Node.of(root).data] : []
}

/** Beside definitions other objects may stand, such as those of the controller that they belong to. */
function isDefinition(data: unknown): boolean {
  return (data as { readonly kind?: unknown } | null)?.kind === 'CustomResourceDefinition'
}

function joined(found: readonly ConfiguredKinds[]): ConfiguredKinds {
  return {
    shapes: found.flatMap(({ shapes }) => shapes),
    problems: () => found.flatMap(({ problems }) => problems()),
  }
}
