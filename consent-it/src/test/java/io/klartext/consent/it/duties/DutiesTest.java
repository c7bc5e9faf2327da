package io.klartext.consent.it.duties;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.duties.Duty.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/duties.md}, and holds the table of duties and the tests to each other. */
class DutiesTest {

    private static final Pattern DUTY = Pattern.compile("(GDPR|ePrivacy|TDDDG|DSA|AI-Act|EDPB)-.*");
    private static final TaggedTests TESTS = TaggedTests.ofAllModules();

    private final List<Duty> duties = Duty.all();

    @Test
    void the_page_of_duties_is_written_from_the_table_and_the_tags() throws IOException {
        String page = DutiesDocument.of(duties, TESTS);
        Files.writeString(Given.root().resolve("docs/duties.md"), page);
        assertThat(page).contains("GDPR 7(3)", "| proven |");
    }

    @Test
    void every_proven_duty_has_a_test() {
        assertThat(duties)
                .filteredOn(duty -> duty.status() == Status.PROVEN)
                .hasSizeGreaterThan(10)
                .allSatisfy(duty -> assertThat(TESTS.of(duty.tag()))
                        .as(duty.tag() + " says proven")
                        .isNotEmpty());
    }

    @Test
    void every_tag_of_a_test_is_a_duty_of_the_table() {
        assertThat(TESTS.tags())
                .filteredOn(tag -> DUTY.matcher(tag).matches())
                .isSubsetOf(duties.stream().map(Duty::tag).toList());
    }

    @Test
    void no_duty_stands_twice() {
        assertThat(duties).extracting(Duty::tag).doesNotHaveDuplicates();
    }
}
