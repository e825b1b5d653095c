package city.lastmile.support;

import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The gate: the tests of whole processes walk every node and every flow of theirs, or the build fails. */
@TestConfiguration(proxyBeanMethods = false)
class ProcessCoverage {

    @Bean
    ProcessEngineCoverageProperties processEngineCoverageProperties() {
        return new ProcessEngineCoverageProperties.Builder().assertClassCoverageAtLeast(1.0)
                .addInclusionPatternForTestClasses(".*(RequestLifecycle|PublicationProcess)Test").build();
    }
}
