package io.klartext.consent.store;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.PastExplanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What people were shown, in memory. */
final class InMemoryExplanations implements ExplanationLog {

    private static final Comparator<PastExplanation> LATEST_FIRST =
            Comparator.comparing(PastExplanation::lastShown).reversed();

    private final Map<SubjectId, Map<PastExplanation.Key, PastExplanation>> bySubject = new HashMap<>();
    private final Object lock;
    private final Runnable requireOpen;
    private final Predicate<SubjectId> erased;

    /** What is kept under the lock of the events, with which it is erased as one. */
    InMemoryExplanations(Object lock, Runnable requireOpen, Predicate<SubjectId> erased) {
        this.lock = lock;
        this.requireOpen = requireOpen;
        this.erased = erased;
    }

    @Override
    public void add(SubjectId subject, List<PastExplanation> shown, int most) {
        synchronized (lock) {
            requireOpen.run();
            if (erased.test(subject)) {
                return;
            }
            Map<PastExplanation.Key, PastExplanation> own = bySubject.computeIfAbsent(subject, key -> new HashMap<>());
            shown.forEach(entry -> own.merge(entry.key(), entry, PastExplanation::and));
            latestFirst(own).stream().skip(most).map(PastExplanation::key).forEach(own::remove);
        }
    }

    @Override
    public List<PastExplanation> of(SubjectId subject) {
        synchronized (lock) {
            requireOpen.run();
            return List.copyOf(latestFirst(bySubject.getOrDefault(subject, Map.of())));
        }
    }

    private static List<PastExplanation> latestFirst(Map<PastExplanation.Key, PastExplanation> own) {
        List<PastExplanation> sorted = new ArrayList<>(own.values());
        sorted.sort(LATEST_FIRST);
        return sorted;
    }

    @Override
    public void erase(SubjectId subject) {
        synchronized (lock) {
            requireOpen.run();
            bySubject.remove(subject);
        }
    }

    @Override
    public int prune(Instant before, int most) {
        synchronized (lock) {
            requireOpen.run();
            return pruned(before, most);
        }
    }

    private int pruned(Instant before, int most) {
        int pruned = 0;
        for (Map<PastExplanation.Key, PastExplanation> own : bySubject.values()) {
            for (Iterator<PastExplanation> all = own.values().iterator(); pruned < most && all.hasNext(); ) {
                if (all.next().lastShown().isBefore(before)) {
                    all.remove();
                    pruned++;
                }
            }
        }
        bySubject.values().removeIf(Map::isEmpty);
        return pruned;
    }
}
