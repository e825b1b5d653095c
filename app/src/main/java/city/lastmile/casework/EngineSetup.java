package city.lastmile.casework;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What this application adds to the engine: the circle of the confidential, and decisions that explain themselves. */
@Component
class EngineSetup extends AbstractProcessEnginePlugin {

    private final Confidentiality confidentiality;
    private final DecisionTrace trace;

    EngineSetup(Confidentiality confidentiality, DecisionTrace trace) {
        this.confidentiality = confidentiality;
        this.trace = trace;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(confidentiality);
        DefaultDmnEngineConfiguration decisions =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setCustomPostDecisionEvaluationListeners(new ArrayList<>(List.of(trace)));
        configuration.setDmnEngineConfiguration(decisions);
    }
}
