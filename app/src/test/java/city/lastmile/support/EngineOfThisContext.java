package city.lastmile.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The engine's REST finds its engine by name in a table of the JVM. Several cached contexts have one each, all of the
 * same name; before each test the one of its own context takes the name.
 */
public final class EngineOfThisContext extends AbstractTestExecutionListener {

    private static final int AFTER_INJECTION = 2500;

    @Override
    public int getOrder() {
        return AFTER_INJECTION;
    }

    @Override
    public void prepareTestInstance(TestContext context) {
        if (context.hasApplicationContext()) {
            context.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
        }
    }
}
