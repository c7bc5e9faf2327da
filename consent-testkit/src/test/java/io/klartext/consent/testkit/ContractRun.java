package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs the contract as JUnit does, and looks at what failed. */
final class ContractRun {

    private ContractRun() {}

    static Events run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
    }

    /** The contract fails, and these tests are among those that notice. */
    static void assertCaught(Class<?> contract, String... tests) {
        List<String> failed = run(contract)
                .failed()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replaceAll("\\(.*", ""))
                .collect(Collectors.toList());
        assertThat(failed).contains(tests);
    }
}
