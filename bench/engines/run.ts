import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CommonArguments } from '../arguments.js'
import type { Answer, Job } from './job.js'
import { runInLucene } from './lucene.js'
import type { EngineEntry } from './registry.js'
import { runInSqlite } from './sqlite.js'

/** Runs a job where its engine lives. Engines run one after the other, never side by side. */
export function runEngine({ name, runtime }: EngineEntry, job: Omit<Job, 'engine'>, { lucene, timeout, heap }: CommonArguments): Promise<Answer> {
  const whole = { ...job, engine: name }
  if (runtime === 'python') return runInSqlite(whole, timeout)
  if (runtime === 'java') return lucene === undefined ? Promise.resolve({ failure: 'needs --lucene DIR' }) : runInLucene(whole, lucene, timeout, heap)
  return runInNode<Answer>('worker.js', whole, timeout, heap)
}

/** Sends a job to a program in a fresh Node process; one that takes longer than `timeout` milliseconds is ended, and the answer says so. */
export function runInNode<Reply>(program: string, job: object, timeout: number, heap: number): Promise<Reply | { failure: string }> {
  return new Promise(resolve => {
    // The bundles of all entry points lie in one folder.
    const path = fileURLToPath(new URL(`./${program}`, import.meta.url))
    const worker = fork(path, { execArgv: [`--max-old-space-size=${heap}`], serialization: 'advanced' })
    let settled = false
    const settle = (answer: Reply | { failure: string }): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      settle({ failure: `gave up after ${timeout / 1000} s` })
      worker.kill('SIGKILL')
    }, timeout)
    worker.on('message', message => settle(message as Reply))
    worker.on('error', error => settle({ failure: error.message }))
    worker.on('exit', (code, signal) => settle({ failure: `its process ended with ${signal ?? `status ${code}`}` }))
    worker.send(job)
  })
}
