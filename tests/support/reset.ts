import type { Db } from '../../src/store/engine/open.ts'

/**
 * Keeps what every table holds, and a function beside it that brings a store back to that, or to
 * nothing. Much quicker than another store; a trigger that refuses changes does not stop it.
 */
export async function makeReset(db: Db): Promise<void> {
  await db.$executeRawUnsafe('CREATE SCHEMA seeded')
  await db.$executeRawUnsafe(`
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
      LOOP EXECUTE format('CREATE TABLE seeded.%1$I AS TABLE public.%1$I', name); END LOOP;
    END $$`)
  await db.$executeRawUnsafe(`
    CREATE FUNCTION seeded.reset(start timestamptz, filled boolean) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE name text; numbers text;
    BEGIN
      PERFORM set_config('session_replication_role', 'replica', true);
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'seeded' LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        IF filled THEN
          EXECUTE format('INSERT INTO public.%1$I SELECT * FROM seeded.%1$I', name);
        END IF;
      END LOOP;
      UPDATE public.claim SET at = start;
      UPDATE public.baseline SET at = start;
      UPDATE public.measurement SET at = start;
      UPDATE public.background SET added_at = start;
      UPDATE public.goal_set_version SET at = start;
      UPDATE public.yearly_status SET at = start;
      FOR numbers IN SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences LOOP
        PERFORM setval(numbers, 1, false);
      END LOOP;
      PERFORM set_config('session_replication_role', 'origin', true);
    END $$`)
}

/** Brings a store back to the seed as it is saved at `start`; with null, to empty tables. */
export async function reset(db: Db, start: Date | null): Promise<void> {
  const at = start ?? new Date(0)
  await db.$executeRaw`SELECT 1 FROM (SELECT seeded.reset(${at}::timestamptz, ${start !== null})) AS done`
}
