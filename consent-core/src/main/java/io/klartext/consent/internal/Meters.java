package io.klartext.consent.internal;

import static java.util.Objects.requireNonNull;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.PurposeId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is measured. Tags are purposes of the policy, reasons, outcomes and kinds of store calls, never a person and never
 * a text from a request: a purpose that no policy knows counts as {@code unknown}.
 */
final class Meters {

    private static final PurposeId UNKNOWN = PurposeId.of("unknown");

    private final @Nullable MeterRegistry registry;
    private final Map<PurposeId, Map<Reason, Counter>> checks = new ConcurrentHashMap<>();

    Meters(@Nullable MeterRegistry registry) {
        this.registry = registry;
    }

    void checked(Decision decision) {
        if (registry == null) {
            return;
        }
        PurposeId purpose = decision.reason() == Reason.UNKNOWN_PURPOSE ? UNKNOWN : decision.purpose();
        Map<Reason, Counter> byReason = checks.get(purpose);
        if (byReason == null) {
            byReason = checks.computeIfAbsent(purpose, added -> counters(registry, added));
        }
        requireNonNull(byReason.get(decision.reason())).increment();
    }

    private static Map<Reason, Counter> counters(MeterRegistry registry, PurposeId purpose) {
        Map<Reason, Counter> counters = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            counters.put(reason, counter(registry, purpose.value(), reason));
        }
        return counters;
    }

    private static Counter counter(MeterRegistry registry, String purpose, Reason reason) {
        return Counter.builder("klartext.checks")
                .description("Checks by purpose and reason")
                .tag("purpose", purpose)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    void recorded(Outcome outcome) {
        if (registry == null) {
            return;
        }
        String word = outcome instanceof Outcome.Rejected rejected
                ? "rejected-"
                        + rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : outcome.isRecorded() ? "recorded" : "unknown";
        Counter.builder("klartext.records")
                .description("Writes by outcome")
                .tag("outcome", word)
                .register(registry)
                .increment();
    }

    <T> T timed(String call, Supplier<T> work) {
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
