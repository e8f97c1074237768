/** Small checks of JSON shapes, each telling what Slack would say and at which JSON pointer. */

export type Json = Readonly<Record<string, unknown>>
export type Fault = { at: string; says: string }
export type Check = (value: unknown, at: string) => Fault[]

const fault = (at: string, says: string): Fault[] => [{ at, says }]
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A string of so many characters, as Slack counts them. */
export const text =
  (max: number, min = 1): Check =>
  (value, at) => {
    if (typeof value !== 'string') return fault(at, 'must be a string')
    const length = [...value].length
    if (length < min) return fault(at, `must be more than ${min - 1} characters`)
    return length > max ? fault(at, `must be less than ${max + 1} characters`) : []
  }

export const matching =
  (pattern: RegExp): Check =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(at, `must match ${pattern}`)

export const flag: Check = (value, at) =>
  typeof value === 'boolean' ? [] : fault(at, 'must be a boolean')

export const whole =
  (min: number, max: number): Check =>
  (value, at) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? []
      : fault(at, `must be a whole number from ${min} to ${max}`)

export const anything: Check = () => []

export const among =
  (...allowed: readonly string[]): Check =>
  (value, at) =>
    allowed.includes(value as string) ? [] : fault(at, `must be one of: ${allowed.join(', ')}`)

export const list =
  (min: number, max: number, item: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return fault(at, 'must be an array')
    if (value.length < min) return fault(at, `no fewer than ${min} items allowed`)
    if (value.length > max) return fault(at, `no more than ${max} items allowed`)
    return value.flatMap((one, index) => item(one, `${at}/${index}`))
  }

/** An object with exactly these properties; unknown ones are refused. */
export const shape =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value, at) => {
    if (!isObject(value)) return fault(at, 'must be an object')
    const missing = Object.keys(required).filter((name) => value[name] === undefined)
    return [
      ...missing.flatMap((name) => fault(at, `missing required field: ${name}`)),
      ...Object.entries(value).flatMap(([name, inner]) => {
        if (inner === undefined) return []
        const check = required[name] ?? optional[name]
        return check
          ? check(inner, `${at}/${name}`)
          : fault(at, `invalid additional property: ${name}`)
      }),
    ]
  }

/** Chooses the check by the object's `type`. */
export const byType =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isObject(value)) return fault(at, 'must be an object')
    const check = Object.hasOwn(checks, String(value.type)) && checks[String(value.type)]
    return check ? check(value, at) : fault(at, `unsupported type: ${String(value.type)}`)
  }

/** No two items of an array have the same value under this name. */
export const unique =
  (name: string): Check =>
  (value, at) => {
    const names = (Array.isArray(value) ? value : []).flatMap((item) => item?.[name] ?? [])
    const twice = names.find((one, index) => names.indexOf(one) !== index)
    return twice === undefined ? [] : fault(at, `${name} already exists: ${twice}`)
  }

export const all =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.flatMap((check) => check(value, at))
