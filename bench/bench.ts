/**
 * Measures meshgate: `npm run bench`, with options after `--`.
 *
 *   [--releases 30] [--changed 5] [--rounds 3] [--profile]   beside the tools that a team would run without meshgate;
 *                                                            `--profile`: processor time of a check by stage
 *   --against DIR [--rounds 9]                               the main job with the dist of another checkout, in turn
 *   --watch [--releases 30] [--rounds 9]                     what the answer to one edit costs, of `check --watch` and `lsp`
 *   --causes                                                 the cost of finding values lines and of trying fixes
 *   --yaml                                                   speed and memory of the YAML parser
 *   --lint 10000 [--kind Gateway]                            the cost of each rule, and its growth with the objects
 *   --requests 10000                                         the cost of deciding requests in a mesh of so many objects
 *   --access 10000                                           the cost of comparing so many AuthorizationPolicies
 *   --policies 1000                                          what so many policies cost a gateway, by a real Envoy
 *   --targets 1800 [--changed 10] [--profile] [--results]    the cost of a check, and its growth with the targets;
 *                                                            `--profile`: the growth of each stage; `--results`:
 *                                                            writes bench/RESULTS.md
 *   --applications 200                                       the cost of finding what so many Applications state
 *   --endurance 10000                                        whether memory stays flat over so many renders
 *   --corpus                                                 findings in projects that many people use
 */
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    releases: { type: 'string', default: '30' },
    changed: { type: 'string' },
    profile: { type: 'boolean', default: false },
    against: { type: 'string' },
    causes: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    yaml: { type: 'boolean', default: false },
    lint: { type: 'string' },
    kind: { type: 'string' },
    requests: { type: 'string' },
    policies: { type: 'string' },
    access: { type: 'string' },
    targets: { type: 'string' },
    results: { type: 'boolean', default: false },
    applications: { type: 'string' },
    endurance: { type: 'string' },
    corpus: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds ?? (values.against || values.watch ? 9 : 3))
const count = Number(values.releases)
const changed = Number(values.changed ?? (values.targets ? 10 : 5))

// Each is loaded when it is asked for: some load src/ and change how the process runs.
if (values.against) {
  const { benchAgainst } = await import('./against.ts')
  await benchAgainst(values.against, { count, changed, everywhere: false }, rounds)
} else if (values.causes) {
  const { benchCauses } = await import('./causes.ts')
  await benchCauses(rounds, count)
} else if (values.watch) {
  const { benchWatch } = await import('./watch.ts')
  await benchWatch(count, rounds)
} else if (values.yaml) {
  const { benchYaml } = await import('./yaml.ts')
  benchYaml()
} else if (values.lint) {
  const { benchLint, inLargeHeap } = await import('./lint.ts')
  const objects = Number(values.lint)
  await inLargeHeap(() => benchLint(objects, rounds, values.kind))
} else if (values.access) {
  const { benchAccess } = await import('./access.ts')
  benchAccess(Number(values.access), rounds)
} else if (values.requests) {
  const { benchRequests } = await import('./requests.ts')
  await benchRequests(Number(values.requests), rounds)
} else if (values.policies) {
  const { benchPolicies } = await import('./policies.ts')
  await benchPolicies(Number(values.policies))
} else if (values.targets) {
  const { benchTargets } = await import('./targets.ts')
  await benchTargets(Number(values.targets), { changed, profile: values.profile, results: values.results })
} else if (values.applications) {
  const { benchApplications } = await import('./applications.ts')
  benchApplications(Number(values.applications), rounds)
} else if (values.endurance) {
  const { endure } = await import('./endurance.ts')
  await endure(Number(values.endurance))
} else if (values.corpus) {
  const { benchCorpus } = await import('./corpus.ts')
  await benchCorpus()
} else {
  const { benchChain } = await import('./comparison.ts')
  await benchChain({ count, changed, rounds, profile: values.profile })
}
