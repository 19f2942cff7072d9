import { fork } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workerData, type MessagePort } from 'node:worker_threads'
import type { SchemaJob } from './schema-process.ts'
import type { Validation } from './schema/validator.ts'

/** The `workerData` of the thread. */
export interface SchemaWorkerStart {
  readonly port: MessagePort
  /** One counter, incremented for each message on the port; the other thread waits for its change. */
  readonly answers: Int32Array
  /** Limit on the memory of the process. */
  readonly maxMegabytes: number
}

/** What the thread is asked: a validation, or to end the process. */
export type SchemaRequest = SchemaJob | 'end'

/** What it answers: that the process is up, a validation, or that the process has ended. */
export type SchemaAnswer = Validation | 'up' | 'ended'

/**
 * A process that validates, and the way to it: its messages arrive in the event loop of this thread, since the thread
 * that waits for the answers is blocked. It is a process, since V8 aborts the whole process where it finds no memory,
 * whichever thread asked for it.
 */
const { port, answers, maxMegabytes } = workerData as SchemaWorkerStart
const child = fork(fileURLToPath(new URL(`./schema-process${extname(import.meta.url)}`, import.meta.url)), {
  execArgv: [`--max-old-space-size=${maxMegabytes}`],
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
})
child.on('message', (message) => answer(message as SchemaAnswer))
child.on('exit', () => answer('ended'))
child.on('error', () => answer('ended'))

port.on('message', (request: SchemaRequest) => {
  if (request === 'end') child.kill('SIGKILL')
  else child.send(request)
})

function answer(message: SchemaAnswer): void {
  port.postMessage(message)
  Atomics.add(answers, 0, 1)
  Atomics.notify(answers, 0)
}
