package io.klartext.consent.internal.meter;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.explain.Refusal;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is measured. Tags are purposes of the policy, reasons, outcomes and kinds of store calls, never a person and never
 * a text from a request: a purpose that no policy knows counts as {@code unknown}.
 */
public final class Meters {

    private final @Nullable MeterRegistry registry;

    /**
     * Measures into a registry.
     *
     * @param registry where meters go; null to measure nothing
     */
    public Meters(@Nullable MeterRegistry registry) {
        this.registry = registry;
    }

    /** The meter of checks for a purpose of the policy. */
    public CheckMeter checks(PurposeId purpose) {
        return checks(purpose.value());
    }

    /** The meter of checks for purposes that the policy does not know. */
    public CheckMeter checksOfUnknown() {
        return checks("unknown");
    }

    private CheckMeter checks(String purpose) {
        MeterRegistry known = registry;
        return known == null
                ? CheckMeter.NONE
                : new CheckMeter(reason -> Counter.builder("klartext.checks")
                        .description("Checks by purpose and reason")
                        .tag("purpose", purpose)
                        .tag("reason", reason.word())
                        .register(known));
    }

    public void recorded(Outcome outcome) {
        if (registry == null) {
            return;
        }
        Counter.builder("klartext.records")
                .description("Writes by outcome")
                .tag("outcome", word(outcome))
                .register(registry)
                .increment();
    }

    /** A request to look at somebody's data: granted if its disclosure was recorded. */
    public void accessed(Access access) {
        if (registry == null) {
            return;
        }
        Decision decision = access.decision();
        Counter.builder("klartext.access")
                .description("Requests to look at data, by purpose and outcome")
                .tag(
                        "purpose",
                        decision.reason() == Reason.UNKNOWN_PURPOSE
                                ? "unknown"
                                : decision.purpose().value())
                .tag("outcome", word(access.outcome()))
                .register(registry)
                .increment();
    }

    /** Entries of the history of explanations that were not kept. */
    public void explanationsLost(int entries) {
        if (registry != null) {
            Counter.builder("klartext.explanations.lost")
                    .description("Explanations that were shown and could not be kept")
                    .register(registry)
                    .increment(entries);
        }
    }

    private static String word(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected
                ? "rejected-"
                        + rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : outcome.isRecorded() ? "recorded" : "unknown";
    }

    /** An offer that was not shown because of its factors. */
    public void dropped(Decision decision, Refusal refusal) {
        if (registry == null) {
            return;
        }
        boolean known = decision.reason() != Reason.UNKNOWN_PURPOSE;
        Counter.builder("klartext.offers.dropped")
                .description("Offers whose factors are not allowed")
                .tag("purpose", known ? decision.purpose().value() : "unknown")
                .tag("cause", refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry)
                .increment();
    }

    public <T> T timed(String call, Supplier<T> work) {
        if (registry == null) {
            return work.get();
        }
        Timer.Sample sample = Timer.start(registry);
        try {
            return work.get();
        } finally {
            sample.stop(Timer.builder("klartext.store")
                    .description("Latency of store calls")
                    .tag("call", call)
                    .register(registry));
        }
    }
}
