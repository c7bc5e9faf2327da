package io.klartext.consent.internal.explain;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.PastExplanation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries that wait to be written, by subject and key: a page that is loaded again and again waits as one entry. Bounded;
 * what does not fit is refused. No call does more than look into maps, so the lock is held for less than a microsecond.
 */
final class Queue {

    /** About 5 MB of entries with three factors each; at a second between two writes, 10,000 offers a second and node. */
    static final int MOST = 10_000;

    /** What waits of one subject. */
    record Waiting(SubjectId subject, List<PastExplanation> entries) {}

    private final Map<SubjectId, Map<PastExplanation.Key, PastExplanation>> bySubject = new LinkedHashMap<>();
    private int size;
    private boolean closed;

    /** Puts an entry behind the others, or joins it with the one that waits already; how many were lost by it, 0 or 1. */
    synchronized int add(SubjectId subject, PastExplanation entry) {
        PastExplanation.Key key = entry.key();
        Map<PastExplanation.Key, PastExplanation> own = bySubject.get(subject);
        PastExplanation before = own == null ? null : own.get(key);
        if (closed || (before == null && size == MOST)) {
            return 1;
        }
        if (own == null) {
            own = new LinkedHashMap<>(4);
            bySubject.put(subject, own);
        }
        if (before == null) {
            size++;
        }
        own.put(key, before == null ? entry : before.and(entry));
        return 0;
    }

    /** Takes out what waits of whoever has waited longest; null if nothing waits. */
    synchronized @Nullable Waiting take() {
        Iterator<SubjectId> first = bySubject.keySet().iterator();
        return first.hasNext() ? take(first.next()) : null;
    }

    /** Takes out what waits of a subject; null if nothing does. */
    synchronized @Nullable Waiting take(SubjectId subject) {
        Map<PastExplanation.Key, PastExplanation> own = bySubject.remove(subject);
        if (own == null) {
            return null;
        }
        size -= own.size();
        return new Waiting(subject, List.copyOf(own.values()));
    }

    /** Takes nothing more; how many entries never were taken out. */
    synchronized int close() {
        closed = true;
        int left = size;
        bySubject.clear();
        size = 0;
        return left;
    }
}
