#!/usr/bin/env node
import { processIo } from './io.js'
import { run } from './run.js'

// The exit code is set and not forced: process.exit() would cut off what a pipe has not taken yet.
const code = await run(process.argv.slice(2), processIo())
if (code !== 0) process.exitCode = code
