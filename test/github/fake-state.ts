/** Who the token belongs to, as the REST API names them. */
export interface FakeUser {
  readonly login: string
  readonly id: number
  readonly type: 'Bot' | 'User'
}

export interface FakeComment {
  readonly id: number
  readonly issue: number
  readonly user: FakeUser
  body: string
}

export interface FakePull {
  readonly number: number
  readonly state?: 'open' | 'closed'
  readonly headSha: string
  readonly baseSha: string
  readonly mergeSha?: string
  /** `owner/name` of the head repository; absent means the repository itself. */
  readonly headRepository?: string
  /** Branch of the head repository; absent means `topic`. */
  readonly headRef?: string
}

/** A comment of a review with its thread. */
export interface FakeReviewComment {
  readonly id: number
  readonly pull: number
  readonly user: FakeUser
  readonly path: string
  readonly line: number
  readonly startLine?: number
  readonly body: string
  isResolved: boolean
  isOutdated: boolean
  isMinimized: boolean
}

export interface FakeFile {
  readonly filename: string
  readonly status?: 'added' | 'modified' | 'removed' | 'renamed'
  /** Absent as GitHub leaves it out: a binary file, or one that is too large. */
  readonly patch?: string
}

/** What the fake remembers. A test may look at all of it and change it between two runs. */
export interface FakeState {
  /** `owner/name`: everything else is a 404. */
  repository: string
  viewer: FakeUser
  /** False: the token of a pull request from a fork. */
  canWrite: boolean
  comments: FakeComment[]
  pulls: FakePull[]
  reviewComments: FakeReviewComment[]
  /** False: the token may write comments and resolve no thread. */
  canResolve: boolean
  /** Files of a pull request by its number. */
  files: Record<number, FakeFile[]>
  /** The merge base by `base...head`. */
  mergeBases: Record<string, string>
  nextId: number
}

/** The account behind GITHUB_TOKEN. */
export const actionsBot: FakeUser = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' }

export function emptyState(): FakeState {
  return {
    repository: 'octo-org/mesh',
    viewer: actionsBot,
    canWrite: true,
    comments: [],
    pulls: [],
    reviewComments: [],
    canResolve: true,
    files: {},
    mergeBases: {},
    nextId: 1001,
  }
}
