-- The engine's tables are ours to index: an upgrade of the engine neither knows nor minds it. Run at every start; what is
-- done already is left alone, and of several nodes that start at once one does it.
do $$
declare
    ours record;
begin
    perform pg_advisory_xact_lock(7241936, 1);

    -- None is shipped on a job's due date, so that each look for due timers would read them all. Asking for one that is
    -- there already would wait for every transaction that writes jobs, and hold up all that come after.
    if to_regclass('lastmile_job_due') is null then
        create index lastmile_job_due on act_ru_job (duedate_);
    end if;

    -- Tasklist's filters show what is due first. Without this each look sorts all tasks that its user may see.
    if to_regclass('lastmile_task_due') is null then
        create index lastmile_task_due on act_ru_task (due_date_);
    end if;

    -- Of a request these columns hold nothing, or hold something in few of the rows: cases and batches are not used,
    -- tenants are the confidential. Their indexes keep their names and leave out the rows that nobody finds by them;
    -- whoever asks for a value is served as before, for what equals something is not null.
    for ours in
        select x.relname as index, t.relname as owner, a.attname as field
        from pg_index i
        join pg_class x on x.oid = i.indexrelid
        join pg_class t on t.oid = i.indrelid and t.relnamespace = current_schema()::regnamespace
            and t.relname in ('act_ru_execution', 'act_ru_task', 'act_ru_variable', 'act_ru_identitylink',
                'act_ru_job', 'act_ru_event_subscr', 'act_ru_authorization', 'act_hi_procinst', 'act_hi_taskinst',
                'act_hi_actinst')
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where i.indnatts = 1 and i.indpred is null and not i.indisunique
            and (a.attname in ('tenant_id_', 'case_execution_id_', 'case_inst_id_', 'case_def_id_', 'batch_id_',
                    'bytearray_id_', 'exception_stack_id_', 'configuration_', 'owner_', 'super_exec_',
                    'business_key_', 'restarted_proc_inst_id_', 'removal_time_', 'user_id_')
                or t.relname in ('act_ru_identitylink', 'act_ru_authorization')
                    and a.attname in ('proc_def_id_', 'group_id_', 'root_proc_inst_id_'))
    loop
        execute format('drop index %I', ours.index);
        execute format('create index %I on %I (%I) where %I is not null',
            ours.index, ours.owner, ours.field, ours.field);
    end loop;

    -- The one over a task's id alone is the beginning of the one over a task's id, a name and a type.
    drop index if exists act_idx_variable_task_id;
end
$$;
