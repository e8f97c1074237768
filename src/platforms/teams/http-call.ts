/** One call of the SDK's, made by pejl: a request, and what Teams answers to it. */
import { refusedCall, unanswered } from './errors.ts'

/** How long pejl waits for an answer of Teams'. */
export const CALL_MS = 15_000

type HttpRequest = {
  url: string
  method: string
  headers: { rawHeaders(): Record<string, string>; clone(): unknown }
  body?: string
}

/** One call, one request. Errors are translated here, before the SDK can make something of them. */
export async function sendRequest(request: HttpRequest) {
  const { url, method, headers, body } = request
  const makesMessage = method === 'POST' && /\/activities(\/|$)/.test(new URL(url).pathname)
  try {
    const signal = AbortSignal.timeout(CALL_MS)
    const response = await fetch(url, { method, headers: headers.rawHeaders(), body, signal })
    const bodyAsText = await response.text()
    if (!response.ok)
      throw refusedCall(response.status, bodyAsText, response.headers.get('retry-after'))
    return { request, status: response.status, headers: headers.clone(), bodyAsText }
  } catch (error) {
    throw error instanceof Error && error.name === 'TeamsError'
      ? error
      : unanswered(error, makesMessage)
  }
}
