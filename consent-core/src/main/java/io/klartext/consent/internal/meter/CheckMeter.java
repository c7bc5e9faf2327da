package io.klartext.consent.internal.meter;

import io.klartext.consent.decision.Reason;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The counters of one purpose's checks, looked up once, so that a check only adds one. */
public final class CheckMeter {

    /** Counts nothing, for a manager without a registry. */
    static final CheckMeter NONE = new CheckMeter(reason -> null);

    private final Map<Reason, Counter> byReason = new EnumMap<>(Reason.class);

    CheckMeter(Function<Reason, @Nullable Counter> counters) {
        for (Reason reason : Reason.values()) {
            Counter counter = counters.apply(reason);
            if (counter != null) {
                byReason.put(reason, counter);
            }
        }
    }

    /**
     * Adds one.
     *
     * @param reason why a check was answered as it was
     */
    public void count(Reason reason) {
        Counter counter = byReason.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
