import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { NODE_COMPILE_CACHE, QUICK_TO_COMPILE } from './quick.ts'

export type Child = {
  process: ChildProcess
  /** The next line it writes; undefined when it has ended. */
  line(): Promise<string | undefined>
  /** Waits for its end. `code` is null when a signal ended it. */
  ended(): Promise<{ code: number | null; stdout: string[]; stderr: string }>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs an ES module, given as text, in a process of its own. It may import pejl's files as
 * './src/…'; `process.argv[1]` and on are `args`. It does not outlive the test.
 */
export function startChild(source: string, ...args: string[]): Child {
  const flags = [QUICK_TO_COMPILE, '--input-type=module', '--eval', source, ...args]
  const child = spawn(process.execPath, flags, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'close')
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => (await lines.next()).value as string | undefined
  return {
    process: child,
    line,
    async ended() {
      const stdout: string[] = []
      for (let next = await line(); next !== undefined; next = await line()) stdout.push(next)
      const [code] = await exit
      return { code, stdout, stderr }
    },
  }
}
