import testSchema from '../../../schemas/policy-test.schema.json' with { type: 'json' }
import { syntaxMistakes } from '../../config.ts'
import type { PolicyTestFile } from '../../core/policy-test-file.ts'
import { Node } from '../../model/node.ts'
import { messageWithKey, schemaViolations, type JsonSchemaViolation } from '../../schema/validate.ts'
import type { Reader } from '../../yaml/reader.ts'
import { statedKeySets } from './jwt/key-sets.ts'
import { realTokens } from './jwt/real-tokens.ts'
import { statedTests, type StatedTests, type TestContext } from './stated-tests.ts'

/**
 * Reads a file of policy tests. A case with a mistake, or with an invalid token or identity, is omitted; the others are
 * returned.
 * @param now milliseconds since 1970
 */
export async function readTestFile(reader: Reader, file: string, now: number): Promise<StatedTests> {
  const documents = reader.documents(file)
  const mistakes = syntaxMistakes(documents)
  if (mistakes.length > 0) return { tests: [], mistakes }
  const roots = documents.flatMap(({ root }) => (root ? [Node.of(root)] : []))
  const readings = await Promise.all(roots.map((root) => testsIn(root, file, reader, now)))
  return {
    tests: readings.flatMap(({ tests }) => tests),
    mistakes: readings.flatMap((reading) => reading.mistakes),
  }
}

async function testsIn(root: Node, file: string, reader: Reader, now: number): Promise<StatedTests> {
  const data = jsonOf(root.data)
  const violations = await schemaViolations(testSchema, data)
  const { keySets, mistakes: ofKeys } = statedKeySets(root, file, reader)
  const { jwts, mistakes: ofTokens } = realTokens(root.get('tokens'), keySets)
  const mistakes = [
    ...violations.map((violation) => ({
      at: root.at(...violation.path).keyLocation,
      message: messageWithKey(violation),
    })),
    ...ofKeys,
    ...ofTokens.map(({ at, message }) => ({ at, message })),
  ]
  const spoilt = new Set([
    ...violations.map(({ path }) => path.slice(0, 2).join('/')),
    ...ofTokens.map(({ name }) => `tokens/${name}`),
  ])
  if (violations.some(({ path }) => concernsAllCases(path))) return { tests: [], mistakes }
  const { cases, ...shared } = data as PolicyTestFile
  const context: TestContext = {
    file: shared,
    now,
    jwts,
    isSpoilt: (kind, name) => spoilt.has(`${kind}/${name}`),
  }
  const readings = cases.flatMap((testCase, index) =>
    spoilt.has(`cases/${index}`) ? [] : statedTests(context, testCase, root.at('cases', index)),
  )
  return {
    tests: readings.flatMap(({ tests }) => tests),
    mistakes: [...mistakes, ...readings.flatMap((reading) => reading.mistakes)],
  }
}

/** True for a mistake that affects all cases of a file. */
function concernsAllCases([key, ...below]: JsonSchemaViolation['path']): boolean {
  return key === undefined || sharedKeys.has(key) || (below.length === 0 && namedKeys.has(key))
}

const sharedKeys = new Set<string | number>(['url', 'environments', 'gateway', 'elsewhere', 'now'])
/** Keys whose entries are read one by one. */
const namedKeys = new Set<string | number>(['identities', 'tokens', 'keys', 'cases'])

/** YAML data as JSON has it: large numbers are bigint in YAML data. */
function jsonOf(data: unknown): unknown {
  const text = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
  return text === undefined ? null : (JSON.parse(text) as unknown)
}
