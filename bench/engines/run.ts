import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, Job } from './job.js'

/** Heap that an engine may use, in MB: some peers need more than Node's default on large corpora. */
const HEAP_MEGABYTES = 4096

/** Runs a job in a fresh Node process; one that takes longer than `timeout` milliseconds is ended, and the answer says so. */
export function runInNode(job: Job, timeout: number): Promise<Answer> {
  return new Promise(resolve => {
    // The bundles of all entry points lie in one folder.
    const worker = fork(fileURLToPath(new URL('./worker.js', import.meta.url)), { execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`], serialization: 'advanced' })
    let settled = false
    const settle = (answer: Answer): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      settle({ failure: `gave up after ${timeout / 1000} s` })
      worker.kill('SIGKILL')
    }, timeout)
    worker.on('message', message => settle(message as Answer))
    worker.on('error', error => settle({ failure: error.message }))
    worker.on('exit', (code, signal) => settle({ failure: `its process ended with ${signal ?? `status ${code}`}` }))
    worker.send(job)
  })
}
