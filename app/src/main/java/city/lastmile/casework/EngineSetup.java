package city.lastmile.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What this application adds to the engine: the circle of the confidential, decisions that are quick and that explain
 * themselves, and neither a history nor variables of what our own record holds.
 */
@Component
class EngineSetup extends AbstractProcessEnginePlugin {

    private static final Resource INDEXES = new ClassPathResource("db/engine/indexes.sql");

    private final Confidentiality confidentiality;
    private final DecisionTrace trace;
    private final ObjectProvider<JdbcTemplate> jdbc;
    private final ObjectProvider<FileFacts> facts;
    private final ApplicationContext context;

    EngineSetup(Confidentiality confidentiality, DecisionTrace trace, ObjectProvider<JdbcTemplate> jdbc,
            ObjectProvider<FileFacts> facts, ApplicationContext context) {
        this.confidentiality = confidentiality;
        this.trace = trace;
        this.jdbc = jdbc;
        this.facts = facts;
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(confidentiality);
        configuration.setExpressionManager(new FactNames(context, number -> facts.getObject().of(number)));
        List<BpmnParseListener> listeners = new ArrayList<>(
                Objects.requireNonNullElseGet(configuration.getCustomPreBPMNParseListeners(), List::of));
        listeners.add(new FactsAtHand(number -> facts.getObject().held(number)));
        configuration.setCustomPreBPMNParseListeners(listeners);
        configuration.setCustomFormTypes(List.of(new ChoicesType()));
        configuration.setCustomHistoryLevels(new ArrayList<>(List.of(new CaseHistory())));
        DefaultDmnEngineConfiguration decisions = decisions();
        decisions.setCustomPostDecisionEvaluationListeners(new ArrayList<>(List.of(trace)));
        configuration.setDmnEngineConfiguration(decisions);
    }

    /** @return how decision tables are read here */
    static DefaultDmnEngineConfiguration decisions() {
        DefaultDmnEngineConfiguration decisions =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(() -> new TableFeel(new ScalaFeelEngineFactory().createInstance()));
        return decisions;
    }

    /** The engine's schema exists by now. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            jdbc.getObject().execute(INDEXES.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
