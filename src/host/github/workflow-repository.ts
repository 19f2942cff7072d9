import type { Repository } from '../../core/repository.ts'

/**
 * The repository of a workflow run: that of its clone, with the URL of `GITHUB_REPOSITORY` added to `urls` and the branch of a
 * push added to `branches`. For a pull request `mainBranch` is its base branch, `GITHUB_BASE_REF`
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/variables).
 */
export function workflowRepository(
  env: Readonly<Record<string, string | undefined>>,
  { urls, branches, mainBranch }: Repository,
): Repository {
  const { GITHUB_REPOSITORY: name, GITHUB_SERVER_URL: server = 'https://github.com' } = env
  const { GITHUB_BASE_REF: base, GITHUB_REF_NAME: ref, GITHUB_REF_TYPE: type } = env
  const pushed = !base && type === 'branch' ? ref : undefined
  return {
    urls: name ? [...urls, `${server}/${name}`] : urls,
    branches: pushed ? [...branches, pushed] : branches,
    mainBranch: base || mainBranch,
  }
}
