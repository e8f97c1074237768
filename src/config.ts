import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Everything pejl is told by its surroundings. Explained in .env.example. */
export type Config = Readonly<{
  /** local: demo clock and web chat. production: real clock, a chat platform, no web chat. */
  mode: 'local' | 'production'
  dataDir: string
  /** Where the HTTP server listens: loopback, or in production what a proxy reaches. */
  host: string
  port: number
  databaseUrl: string | null
  peopleFile: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error'
}>

/** One sentence for whoever starts pejl. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const settings = z.object({
  PEJL_MODE: z
    .enum(['local', 'production'], { error: 'skal være local eller production' })
    .default('local'),
  NODE_ENV: z.string().optional(),
  PEJL_HOST: z.string().min(1, 'skal være en adresse').optional(),
  PEJL_DATA: z.string().min(1, 'skal være en mappe').default('data'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'skal være et portnummer fra 1 til 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, 'skal være et portnummer fra 1 til 65535')
    .default(3978),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'skal begynde med postgresql://')
    .optional(),
  PEJL_PEOPLE: z.string().min(1, 'skal være en fil').optional(),
  PEJL_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'skal være debug, info, warn eller error' })
    .default('info'),
})

/** The settings of a process: those of `.env` in the working folder, below the environment's own. */
export function loadEnv(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Reads and checks every setting at once. Throws ConfigError that names each bad one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const names = Object.keys(settings.shape)
  const given = Object.fromEntries(
    names.flatMap((name) =>
      env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]],
    ),
  )
  const unknown = Object.keys(env)
    .filter((name) => name.startsWith('PEJL_') && !names.includes(name))
    .map((name) => `${name} findes ikke`)
  const read = settings.safeParse(given)
  const local = given.PEJL_MODE !== 'production'
  const misplaced = [
    ...(local && given.NODE_ENV === 'production'
      ? ['NODE_ENV kan ikke være production, for den lokale webchat er kun til ens egen maskine']
      : []),
    ...(local && given.PEJL_HOST !== undefined
      ? [
          'PEJL_HOST kan kun bruges med PEJL_MODE=production, for lokalt svarer pejl kun sin egen maskine',
        ]
      : []),
  ]
  const wrong = read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  const all = [...wrong, ...misplaced, ...unknown]
  if (!read.success || all.length > 0)
    throw new ConfigError(`Indstillingerne kan ikke bruges: ${all.join('; ')}.`)
  const { PEJL_MODE, PEJL_HOST, PEJL_DATA, PORT, DATABASE_URL, PEJL_PEOPLE, PEJL_LOG_LEVEL } =
    read.data
  return Object.freeze({
    mode: PEJL_MODE,
    host: PEJL_HOST ?? '127.0.0.1',
    dataDir: resolve(PEJL_DATA),
    port: PORT,
    databaseUrl: DATABASE_URL ?? null,
    peopleFile: PEJL_PEOPLE === undefined ? null : resolve(PEJL_PEOPLE),
    logLevel: PEJL_LOG_LEVEL,
  })
}
