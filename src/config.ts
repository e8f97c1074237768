import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Everything pejl is told by its surroundings. Explained in .env.example. */
export type Config = Readonly<{
  dataDir: string
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
    .refine(
      (mode) => mode === 'local',
      'kan ikke være production, for det kræver en chatplatform, og denne udgave har kun den lokale webchat',
    )
    .default('local'),
  NODE_ENV: z
    .string()
    .refine(
      (value) => value !== 'production',
      'kan ikke være production, for den lokale webchat er kun til ens egen maskine',
    )
    .optional(),
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
  const wrong = read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  if (!read.success || unknown.length > 0)
    throw new ConfigError(`Indstillingerne kan ikke bruges: ${[...wrong, ...unknown].join('; ')}.`)
  const { PEJL_DATA, PORT, DATABASE_URL, PEJL_PEOPLE, PEJL_LOG_LEVEL } = read.data
  return Object.freeze({
    dataDir: resolve(PEJL_DATA),
    port: PORT,
    databaseUrl: DATABASE_URL ?? null,
    peopleFile: PEJL_PEOPLE === undefined ? null : resolve(PEJL_PEOPLE),
    logLevel: PEJL_LOG_LEVEL,
  })
}
