import { UsageError } from '../../core/errors.ts'
import type {
  PolicyTestFile,
  TestCase,
  TestExpectation,
  TestRow,
  TestToken,
} from '../../core/policy-test-file.ts'
import type { PolicyTestMistake } from '../../core/policy-test-report.ts'
import type { Location } from '../../core/report.ts'
import type { ClientRequest } from '../../effect/request/hops/hop-chain.ts'
import type { Node } from '../../model/node.ts'
import { closestName } from '../../schema/suggest.ts'
import type { RealJwt } from './jwt/real-jwt.ts'
import { clientRequestWith, type RequestOptions } from '../request/client-request.ts'
import { testToken } from './test-token.ts'

/** One request of a case, and its expectation. */
export interface PolicyTest {
  /** Of the case, with that of its row. */
  readonly name: string
  /** The case alone, and its line. */
  readonly case: { readonly name: string; readonly at: Location }
  /** `GET https://shop.example.com/api`. */
  readonly request: string
  readonly from: string | null
  readonly token: string | null
  /** `null`: every environment with the host. */
  readonly environments: readonly string[] | null
  /** Hosts of Services of other repositories; one list for all tests of a file. */
  readonly elsewhere: readonly string[]
  readonly expectation: TestExpectation
  readonly at: Location
  readonly clientRequest: ClientRequest
  /** The JWT of the request, which has to be verified; absent if the token is stated by claims. */
  readonly jwt?: RealJwt
}

/** The tests of a file, and the mistakes of cases that do not run. */
export interface StatedTests {
  readonly tests: readonly PolicyTest[]
  readonly mistakes: readonly PolicyTestMistake[]
}

/** The definitions that cases of a file refer to. */
export interface TestContext {
  readonly file: Omit<PolicyTestFile, 'cases'>
  /** True for a token or identity with a mistake. Cases that use it do not run. */
  isSpoilt(kind: 'tokens' | 'identities', name: string): boolean
  /** The tokens that are JWTs, by name. */
  readonly jwts: ReadonlyMap<string, RealJwt>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Limit on the requests of one case. */
const maxRequests = 10_000

/**
 * The tests of a case: one for each row of `each` (without `each`, the case is the only row), method and path. A row with
 * mistakes has no tests; one that uses a token or identity with a mistake has neither tests nor mistakes.
 */
export function statedTests(context: TestContext, { each, ...shared }: TestCase, node: Node): StatedTests {
  const stated = { name: shared.name, at: node.keyLocation }
  const rows = each?.map((row, index) => ({ row, node: node.at('each', index) })) ?? [{ row: {}, node }]
  const readings = rows.map(({ row, node: rowNode }) => {
    const name = [shared.name, ...(row.name === undefined ? [] : [row.name])].join(', ')
    return testsOfRow({ ...context, case: stated }, { ...shared, ...row, name }, rowNode)
  })
  return {
    tests: readings.flatMap(({ tests }) => tests),
    mistakes: readings.flatMap(({ mistakes }) => mistakes),
  }
}

type CaseContext = TestContext & Pick<PolicyTest, 'case'>

type NamedRow = TestRow & Pick<TestCase, 'name'>

function testsOfRow(context: CaseContext, row: NamedRow, node: Node): StatedTests {
  const mistakes = [
    ...unknownName(context, 'tokens', row.token),
    ...(row.from?.includes('/') ? [] : unknownName(context, 'identities', row.from)),
    ...(row.expect === undefined ? ['`expect` is missing'] : []),
    ...((row.url ?? context.file.url) === undefined
      ? ['`url` is missing, here and at the top of the file']
      : []),
    ...(requestsOf(row) > maxRequests ? [`makes more than ${maxRequests} requests`] : []),
  ].map((message) => ({ at: node.keyLocation, message }))
  if (mistakes.length > 0 || usesSpoilt(context, row)) return { tests: [], mistakes }
  try {
    return { tests: loopedTests(context, row, node.keyLocation), mistakes: [] }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { tests: [], mistakes: [{ at: node.keyLocation, message: error.message }] }
  }
}

/** Names that are always defined. */
const givenNames = { tokens: 'none', identities: 'outside' } as const

function unknownName(
  context: TestContext,
  kind: keyof typeof givenNames,
  name: string | undefined,
): string[] {
  const names = [givenNames[kind], ...Object.keys(context.file[kind] ?? {})]
  if (name === undefined || names.includes(name)) return []
  const similar = closestName(name, names)
  return [`\`${name}\` is not in \`${kind}\`${similar ? `; did you mean \`${similar}\`?` : ''}`]
}

function usesSpoilt(context: TestContext, { token, from }: NamedRow): boolean {
  return (
    (token !== undefined && context.isSpoilt('tokens', token)) ||
    (from !== undefined && context.isSpoilt('identities', from))
  )
}

function requestsOf({ methods, paths }: NamedRow): number {
  return (methods?.length ?? 1) * (paths?.length ?? 1)
}

const nowhereElse: readonly string[] = []

/** Throws `UsageError` for a URL or header that is wrong. */
function loopedTests(context: CaseContext, row: NamedRow, at: Location): PolicyTest[] {
  const { file } = context
  const now = timeOf(context, row)
  const { name, environments = file.environments ?? null, expect, methods = ['GET'], paths = [''] } = row
  const { elsewhere = nowhereElse } = file
  const base = row.url ?? file.url!
  const from = callerOf(file, row.from)
  const token = tokenOf(file.tokens, row.token)
  const jwt = token ? context.jwts.get(row.token!) : undefined
  const signed = jwt ? jwt.token : token && testToken(token, now)
  const sender = senderOf(file, row, from)
  return methods.flatMap((method) =>
    paths.map((path) => {
      const url = path === '' ? base : `${base.replace(/\/$/, '')}${path}`
      return {
        name,
        case: context.case,
        request: `${method} ${url}`,
        from,
        token: token ? row.token! : null,
        environments,
        elsewhere,
        expectation: expect!,
        at,
        clientRequest: clientRequestWith({ ...sender, method, url }, signed, now),
        ...(jwt && { jwt }),
      }
    }),
  )
}

function timeOf({ file, now }: CaseContext, row: NamedRow): number {
  const stated = row.now ?? file.now
  return stated === undefined ? now : millisecondsOf(stated)
}

function senderOf(
  { gateway }: CaseContext['file'],
  { headers = {}, address }: NamedRow,
  from: string | null,
): Pick<RequestOptions, 'headers' | 'from' | 'address' | 'gateway'> {
  return {
    headers: Object.entries(headers).map(([header, value]) => `${header}=${value}`),
    ...(from !== null && { from }),
    ...(address !== undefined && { address }),
    ...(gateway !== undefined && { gateway }),
  }
}

/** Milliseconds since 1970 of a time in a test file. Throws `UsageError` for a day or an hour that there is not. */
function millisecondsOf(time: string | number): number {
  const milliseconds = typeof time === 'number' ? time * 1000 : Date.parse(time)
  if (Number.isNaN(milliseconds))
    throw new UsageError(
      `\`${time}\` is no time: write it as in \`2026-01-31T12:00:00Z\`, or in seconds since 1970`,
    )
  return milliseconds
}

function callerOf({ identities = {} }: TestContext['file'], from: string | undefined): string | null {
  const stated = from === undefined || from.includes('/') ? from : (identities[from] ?? from)
  return stated === undefined || stated === givenNames.identities ? null : stated
}

function tokenOf(tokens: PolicyTestFile['tokens'] = {}, name: string | undefined): TestToken | null {
  return name === undefined || name === givenNames.tokens ? null : tokens[name]!
}
