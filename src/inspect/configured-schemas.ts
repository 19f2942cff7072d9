import type { Config, NamedSchema } from '../core/config.ts'
import { resolveLinks } from '../core/tree.ts'
import { pathMatcher } from '../discover/manifests.ts'
import { namedFilesIn } from '../discover/named-files.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import { Node } from '../model/node.ts'
import type { SchemaProblem } from '../model/check-problems.ts'
import { quote } from '../rules/message/quote.ts'
import type { SchemaDefect } from '../schema/schema-defect.ts'
import { configuredKinds, type ConfiguredKinds, type KindReference } from '../schema/configured-kinds.ts'
import { kindName, type KindShape } from '../schema/kind-shape.ts'
import type { Validator } from '../schema/validator.ts'
import type { YamlDocument } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import type { ChecksScope } from './types.ts'

/** The kinds that the schemas named by a configuration describe, and the problems of these schemas. */
export interface ConfiguredSchemas {
  readonly shapes: readonly KindShape[]
  /** Complete only after all objects have been validated. */
  readonly problems: () => readonly SchemaProblem[]
}

/**
 * Reads the schemas that a configuration names. A schema that cannot be used becomes a problem at the entry that names
 * it, or at line 1 of the configuration file if that does not show the entry; the others are used.
 */
export async function readConfiguredSchemas(
  reader: Reader,
  { schemas = [] }: Config,
  { options: { configFile }, host: { validator } }: ChecksScope,
): Promise<ConfiguredSchemas> {
  const listNode = configurationFiles(reader, configFile).root?.get('schemas')
  const entries = await Promise.all(
    schemas.map(async (entry, index) => {
      const { shapes, problems } = await kindsOfEntry(entry, reader, validator)
      const node = problemNode(listNode?.item(index)) ?? { file: configFile, line: 1 }
      return {
        shapes,
        problems: () =>
          problems().map(({ code, text, about = '' }) => ({ code, node, message: text, about })),
      }
    }),
  )
  return {
    shapes: entries.flatMap(({ shapes }) => shapes),
    problems: () => entries.flatMap(({ problems }) => problems()),
  }
}

/** The schema files of a tree that a configuration names, by path or pattern, in its order; twice if two entries name one. */
export function schemaFiles(reader: Reader, schemas: NonNullable<Config['schemas']>): string[] {
  return schemas.flatMap((entry) => namedFilesIn(reader, patternOf(entry)))
}

/** The schema files that a configuration names, each once, with the names of the kinds that they describe (`kindName`). */
export async function kindsBySchemaFile(
  reader: Reader,
  schemas: NonNullable<Config['schemas']>,
  { host: { validator } }: ChecksScope,
): Promise<Map<string, readonly string[]>> {
  const files = schemas.flatMap((entry) =>
    namedFilesIn(reader, patternOf(entry)).map((file) => ({ file, entry })),
  )
  const kinds = files.map(async ({ file, entry }) => {
    const { shapes } = await kindsOfFile(file, namesOf(entry), reader, validator)
    return [file, shapes.map(kindName)] as const
  })
  return new Map(await Promise.all(kinds))
}

/** The node at which problems of an entry are reported: its `file` if it has one, else the entry. */
function problemNode(entry: Node | undefined): Node | undefined {
  return entry?.get('file').exists ? entry.get('file') : entry
}

async function kindsOfEntry(
  entry: string | NamedSchema,
  reader: Reader,
  validator: Validator,
): Promise<ConfiguredKinds> {
  const pattern = patternOf(entry)
  const files = namedFilesIn(reader, pattern)
  if (files.length === 0)
    return kindsWithProblem({ code: 'no-such-file', text: `no schema ${quote(pattern)} in this repository` })
  const kindsByFile = await Promise.all(
    files.map((file) => kindsOfFile(file, namesOf(entry), reader, validator)),
  )
  return joinedKinds(kindsByFile)
}

function patternOf(entry: string | NamedSchema): string {
  return typeof entry === 'string' ? entry : entry.file
}

function namesOf(entry: string | NamedSchema): KindReference[] {
  return typeof entry === 'string' ? [] : [{ group: '', ...entry }]
}

function kindsWithProblem(problem: SchemaDefect): ConfiguredKinds {
  return { shapes: [], problems: () => [problem] }
}

/** True if an entry of `schemas` names a file, whether or not a tree has it. */
export function namesSchemaFile(schemas: NonNullable<Config['schemas']>, file: string): boolean {
  const patterns = schemas.map((entry) => patternOf(entry).replace(/^\.\//, ''))
  return patterns.includes(file) || pathMatcher(patterns)(file)
}

async function kindsOfFile(
  file: string,
  names: readonly KindReference[],
  reader: Reader,
  validator: Validator,
): Promise<ConfiguredKinds> {
  const documents = reader.documents(resolveLinks(reader.tree, file) ?? file)
  const withFile = ({ code, text, about = '' }: SchemaDefect): SchemaDefect => ({
    code,
    text: `${quote(file)} ${text}`,
    about: `${file} ${about}`.trim(),
  })
  const syntaxErrors = documents.flatMap(({ root, problems }) => (root ? [] : problems.slice(0, 1)))
  if (syntaxErrors[0])
    return kindsWithProblem(
      withFile({ code: 'not-yaml', text: `cannot be read: ${syntaxErrors[0].message}` }),
    )
  const data = documents.flatMap(dataOf)
  const schemas = documents.length > 1 ? data.filter(isDefinition) : data
  if (schemas.length === 0)
    return kindsWithProblem(withFile({ code: 'no-schema', text: 'contains no schema' }))
  const kindsBySchema = await Promise.all(schemas.map((schema) => configuredKinds(schema, names, validator)))
  const { shapes, problems } = joinedKinds(kindsBySchema)
  return { shapes, problems: () => problems().map(withFile) }
}

function dataOf({ root }: YamlDocument): unknown[] {
  return root ? [Node.of(root).data] : []
}

/** A file with definitions may have other objects, too, such as those of a controller. */
function isDefinition(data: unknown): boolean {
  return (data as { readonly kind?: unknown } | null)?.kind === 'CustomResourceDefinition'
}

function joinedKinds(kinds: readonly ConfiguredKinds[]): ConfiguredKinds {
  return {
    shapes: kinds.flatMap(({ shapes }) => shapes),
    problems: () => kinds.flatMap(({ problems }) => problems()),
  }
}
