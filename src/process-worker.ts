import { fork } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workerData, type MessagePort } from 'node:worker_threads'

/** The programs that run in a process of their own, since they work on what a repository writes. */
export type ProcessScript = 'schema-process' | 'cel-process'

/** The `workerData` of the thread. */
export interface ProcessWorkerStart {
  readonly script: ProcessScript
  readonly port: MessagePort
  /** One counter, incremented for each message on the port; the other thread waits for its change. */
  readonly answers: Int32Array
  /** Limit on the memory of the process. */
  readonly maxMegabytes: number
}

/** What the process answers; that it is up, or that it has ended. */
export type ProcessAnswer = object | 'up' | 'ended'

/**
 * A process, and the way to it: its messages arrive in the event loop of this thread, since the thread that waits for the
 * answers is blocked. It is a process, since V8 aborts the whole process where it finds no memory, whichever thread asked
 * for it.
 */
const { script, port, answers, maxMegabytes } = workerData as ProcessWorkerStart
const child = fork(fileURLToPath(new URL(`./${script}${extname(import.meta.url)}`, import.meta.url)), {
  execArgv: [`--max-old-space-size=${maxMegabytes}`],
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
})
child.on('message', (message) => answer(message as ProcessAnswer))
child.on('exit', () => answer('ended'))
child.on('error', () => answer('ended'))

port.on('message', (request: object | 'end') => {
  if (request === 'end') child.kill('SIGKILL')
  else child.send(request)
})

function answer(message: ProcessAnswer): void {
  port.postMessage(message)
  Atomics.add(answers, 0, 1)
  Atomics.notify(answers, 0)
}
