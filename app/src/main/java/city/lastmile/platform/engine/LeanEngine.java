package city.lastmile.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.springframework.stereotype.Component;

/** Puts in the engine's place what asks less of the database. The engine must write in batches, as it does by default. */
@Component
class LeanEngine extends AbstractProcessEnginePlugin {

    private final DefinitionsAtHand definitions = new DefinitionsAtHand(System::nanoTime);

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> sessions = new ArrayList<>(
                Objects.requireNonNullElseGet(configuration.getCustomSessionFactories(), List::of));
        sessions.add(factory(DbSqlSession.class, () -> new LeanSession(configuration.getDbSqlSessionFactory(), definitions)));
        sessions.add(factory(EventSubscriptionManager.class, LeanSubscriptions::new));
        sessions.add(factory(AuthorizationManager.class, GroupsAsTheyAre::new));
        configuration.setCustomSessionFactories(sessions);
        List<IncidentHandler> incidents = new ArrayList<>(
                Objects.requireNonNullElseGet(configuration.getCustomIncidentHandlers(), List::of));
        incidents.add(new LeanIncidents());
        configuration.setCustomIncidentHandlers(incidents);
        configuration.setHistoryEventProducer(new LeanHistory());
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.getCustomHistoryEventHandlers().add(new LeanHistory.Writer());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        Configuration statements = configuration.getSqlSessionFactory().getConfiguration();
        String prefix = configuration.getDatabaseTablePrefix();
        add(statements, LeanSession.EXECUTIONS_AROUND, "select * from " + prefix + "ACT_RU_EXECUTION where PROC_INST_ID_ ="
                + " (select PROC_INST_ID_ from " + prefix + "ACT_RU_EXECUTION where ID_ = #{id})", "selectExecution");
        add(statements, LeanSession.VARIABLES_OF_INSTANCE,
                "select * from " + prefix + "ACT_RU_VARIABLE where PROC_INST_ID_ = #{id}", LeanSession.VARIABLES_OF_TASK);
    }

    /** @param like a statement of the engine's that reads rows of the same kind */
    private static void add(Configuration statements, String name, String sql, String like) {
        statements.addMappedStatement(new MappedStatement.Builder(statements, name,
                new RawSqlSource(statements, sql, String.class), SqlCommandType.SELECT)
                .resultMaps(statements.getMappedStatement(like).getResultMaps()).build());
    }

    private static SessionFactory factory(Class<?> type, Supplier<Session> opening) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return opening.get();
            }
        };
    }
}
