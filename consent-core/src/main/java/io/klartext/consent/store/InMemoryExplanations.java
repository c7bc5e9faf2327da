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

/** What people were shown, in memory. */
final class InMemoryExplanations implements ExplanationLog {

    private static final Comparator<PastExplanation> LATEST_FIRST =
            Comparator.comparing(PastExplanation::lastShown).reversed();

    private final Map<SubjectId, Map<PastExplanation.Key, PastExplanation>> bySubject = new HashMap<>();
    private final Runnable requireOpen;

    InMemoryExplanations(Runnable requireOpen) {
        this.requireOpen = requireOpen;
    }

    @Override
    public synchronized void add(SubjectId subject, List<PastExplanation> shown, int most) {
        requireOpen.run();
        Map<PastExplanation.Key, PastExplanation> own = bySubject.computeIfAbsent(subject, key -> new HashMap<>());
        shown.forEach(entry -> own.merge(entry.key(), entry, PastExplanation::and));
        latestFirst(own).stream().skip(most).map(PastExplanation::key).forEach(own::remove);
    }

    @Override
    public synchronized List<PastExplanation> of(SubjectId subject) {
        requireOpen.run();
        return List.copyOf(latestFirst(bySubject.getOrDefault(subject, Map.of())));
    }

    private static List<PastExplanation> latestFirst(Map<PastExplanation.Key, PastExplanation> own) {
        List<PastExplanation> sorted = new ArrayList<>(own.values());
        sorted.sort(LATEST_FIRST);
        return sorted;
    }

    @Override
    public synchronized void erase(SubjectId subject) {
        requireOpen.run();
        bySubject.remove(subject);
    }

    @Override
    public synchronized int prune(Instant before, int most) {
        requireOpen.run();
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
