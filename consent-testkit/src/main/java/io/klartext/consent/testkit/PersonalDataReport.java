package io.klartext.consent.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.profile.Minimizer;

/**
 * What an annotated type would show for each purpose of a policy, as a text for a golden test: a member that somebody adds,
 * or an attribute that somebody declares, changes the text and is seen in review.
 *
 * <pre>{@code
 * assertThat(PersonalDataReport.of(Customer.class, policy)).isEqualTo(Files.readString(golden));
 * }</pre>
 */
public final class PersonalDataReport {

    private PersonalDataReport() {}

    /**
     * The report for a mapper without settings.
     *
     * @param type a type with {@link io.klartext.consent.profile.PersonalData}, or one that holds such
     * @param policy the policy
     * @return for each purpose, in the policy's order, its id and one line for each member of the type; the same text for
     *     the same type and policy
     */
    public static String of(Class<?> type, Policy policy) {
        return of(type, policy, JsonMapper.builder().build());
    }

    /**
     * The report for a mapper of your own, with its names and mix-ins.
     *
     * @param type a type with {@link io.klartext.consent.profile.PersonalData}, or one that holds such
     * @param policy the policy
     * @param mapper the mapper that writes the type
     * @return the report
     */
    public static String of(Class<?> type, Policy policy, ObjectMapper mapper) {
        Minimizer minimizer = Minimizer.of(mapper, policy);
        StringBuilder report = new StringBuilder(type.getSimpleName()).append('\n');
        for (Purpose purpose : policy.purposes()) {
            report.append('\n').append(purpose.id()).append('\n');
            Decision allowed =
                    new Decision(purpose.id(), Reason.GRANTED, purpose.legalBasis(), policy.version(), null, null);
            minimizer
                    .describe(allowed, type)
                    .forEach(line -> report.append("  ").append(line).append('\n'));
        }
        return report.toString();
    }
}
