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

/**
 * What is measured. Tags are purposes of the policy, reasons, outcomes and kinds of store calls, never a person and never
 * a text from a request: a purpose that no policy knows counts as {@code unknown}.
 */
final class Meters {

    private final MeterRegistry registry;
    private final Map<PurposeId, Map<Reason, Counter>> checks = new ConcurrentHashMap<>();
    private final Counter unknownPurpose;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.unknownPurpose = counter("unknown", Reason.UNKNOWN_PURPOSE);
    }

    void checked(Decision decision) {
        if (decision.reason() == Reason.UNKNOWN_PURPOSE) {
            unknownPurpose.increment();
            return;
        }
        Map<Reason, Counter> byReason = checks.computeIfAbsent(decision.purpose(), this::counters);
        requireNonNull(byReason.get(decision.reason())).increment();
    }

    private Map<Reason, Counter> counters(PurposeId purpose) {
        Map<Reason, Counter> counters = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            counters.put(reason, counter(purpose.value(), reason));
        }
        return counters;
    }

    private Counter counter(String purpose, Reason reason) {
        return Counter.builder("klartext.checks")
                .description("Checks by purpose and reason")
                .tag("purpose", purpose)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    void recorded(Outcome outcome) {
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
