package city.lastmile.access;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Puts our gate and our answers into both of the engine's REST applications: the one behind Camunda's web pages and the
 * one for programs. Jersey finds this by its service file; neither application can be configured from outside.
 */
public final class EngineApiExtension implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(TaskGate.class);
        context.register(OutOfSight.class);
        context.register(EngineFaults.OfRefusedInput.class);
        context.register(EngineFaults.OfRest.class);
        context.register(EngineFaults.OfProcessEngine.class);
        context.register(EngineFaults.OfAuthorization.class);
        context.register(EngineFaults.OfParsing.class);
        context.register(EngineFaults.OfMapping.class);
        context.register(EngineFaults.OfAnything.class);
    }
}
