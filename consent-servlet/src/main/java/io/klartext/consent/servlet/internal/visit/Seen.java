package io.klartext.consent.servlet.internal.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Remembers what was done already, so that it is not tried with every request. It forgets the oldest. Thread-safe. */
public final class Seen {

    private static final float LOAD = 0.75f;

    private final int most;
    private final Map<String, Boolean> seen;

    /**
     * A memory of bounded size.
     *
     * @param most how much it remembers
     */
    public Seen(int most) {
        this.most = most;
        this.seen = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > Seen.this.most;
            }
        };
    }

    /**
     * Does something that was not done yet. What fails is tried again the next time.
     *
     * @param what any text
     * @param work does it, and says whether it is done; what it throws is thrown on
     */
    public void once(String what, BooleanSupplier work) {
        if (!isNew(what)) {
            return;
        }
        boolean done = false;
        try {
            done = work.getAsBoolean();
        } finally {
            if (!done) {
                forget(what);
            }
        }
    }

    synchronized boolean isNew(String what) {
        return seen.put(what, Boolean.TRUE) == null;
    }

    /**
     * Whether something was seen, without remembering it.
     *
     * @param what any text
     * @return true if it was
     */
    public synchronized boolean has(String what) {
        return seen.containsKey(what);
    }

    /**
     * Remembers something.
     *
     * @param what any text
     */
    public synchronized void add(String what) {
        seen.put(what, Boolean.TRUE);
    }

    synchronized void forget(String what) {
        seen.remove(what);
    }

    synchronized int size() {
        return seen.size();
    }
}
