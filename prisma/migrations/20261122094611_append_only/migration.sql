-- What was reported is never changed or removed: a correction is a new revision. Prisma's schema
-- cannot say so. A statement trigger also stops TRUNCATE, and an upsert before it can update.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: a correction is a new revision', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER measurement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "measurement"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER baseline_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "baseline"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER postponement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "postponement"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
