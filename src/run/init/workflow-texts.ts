/** Workflows of GitHub that run meshgate, by what pull requests they are for. */
export interface WorkflowText {
  /** The name of the file in `.github/workflows`. */
  readonly name: string
  readonly text: string
  readonly contents: string
}

/**
 * The workflows for a repository.
 *
 * @param forks whether pull requests from forks get comments, too: two workflows then, as docs/forks.md says
 * @param commit the full id of the commit of meshgate; `null` leaves it to the person
 */
export function workflowTexts(forks: boolean, commit: string | null): readonly WorkflowText[] {
  return (forks ? forkSafe : [sameRepository]).map((workflow) => ({
    ...workflow,
    text: commit === null ? workflow.text : workflow.text.replaceAll('meshgate@COMMIT', `meshgate@${commit}`),
  }))
}

/** As examples/workflows/meshgate.yml. */
const sameRepository: WorkflowText = {
  name: 'meshgate.yml',
  contents: 'checks each pull request and comments',
  text: `# Checks each pull request and comments. Pull requests from forks get everything but the comment: meshgate-check.yml and
# meshgate-comment.yml comment on these, too. Make the job \`meshgate\` a required check.
name: meshgate
on:
  pull_request:
  merge_group:

permissions: {}

concurrency:
  group: meshgate-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  meshgate:
    runs-on: ubuntu-latest
    timeout-minutes: 20 # more than the time budget of meshgate itself, 15 minutes
    permissions:
      contents: read
      pull-requests: write # for the comment and the suggestions
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: meshgate/meshgate@COMMIT # no release yet: the full id of a commit that you have read
`,
}

/** As examples/workflows/meshgate-check.yml and meshgate-comment.yml. */
const forkSafe: readonly WorkflowText[] = [
  {
    name: 'meshgate-check.yml',
    contents: 'checks each pull request with a token that may only read',
    text: `# The first of two workflows for repositories with pull requests from forks: it checks with a token that may only read,
# and leaves the report as an artifact. meshgate-comment.yml comments. Make the job \`meshgate\` a required check.
name: meshgate
on:
  pull_request:
  merge_group:

permissions: {}

concurrency:
  group: meshgate-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  meshgate:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: meshgate/meshgate@COMMIT # the same commit as in meshgate-comment.yml
        with:
          comment: never
          suggestions: none
          report-path: meshgate/report.json
      - uses: actions/upload-artifact@v4
        # The report is written before findings fail the step above.
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        with:
          name: meshgate-report
          path: meshgate/report.json
          if-no-files-found: ignore
          retention-days: 3
`,
  },
  {
    name: 'meshgate-comment.yml',
    contents: 'comments on what the other one found',
    text: `# The second of two workflows: it comments with a token that may write. It runs on the default branch's version of this
# file, checks out nothing, runs nothing of the pull request, and takes the report of meshgate-check.yml as data that a
# stranger may have written: its shape is checked, all of its text is escaped, and the pull request is the one that GitHub
# names for the commit.
name: meshgate comment
on:
  workflow_run:
    workflows: [meshgate]
    types: [completed]

permissions: {}

jobs:
  comment:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    if: >-
      github.event.workflow_run.event == 'pull_request' &&
      (github.event.workflow_run.conclusion == 'success' || github.event.workflow_run.conclusion == 'failure')
    permissions:
      actions: read # for the artifact of the other run
      pull-requests: write # for the comment
    steps:
      - uses: actions/download-artifact@v5
        with:
          name: meshgate-report
          path: \${{ runner.temp }}/meshgate
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - uses: meshgate/meshgate@COMMIT # the same commit as in meshgate-check.yml
        with:
          publish-report: \${{ runner.temp }}/meshgate/report.json
`,
  },
]
