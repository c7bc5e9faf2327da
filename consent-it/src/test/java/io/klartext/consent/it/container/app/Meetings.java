package io.klartext.consent.it.container.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where one request waits for another. */
final class Meetings {

    private static final long PATIENCE_SECONDS = 20;

    private static final Map<String, CountDownLatch> MEETINGS = new ConcurrentHashMap<>();

    private Meetings() {}

    /** Goes on, and lets whoever waits go on too. */
    static void come(String id) {
        meeting(id).countDown();
    }

    /** Waits until somebody has come. */
    static void await(String id) {
        try {
            if (!meeting(id).await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody has come to " + id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CountDownLatch meeting(String id) {
        return MEETINGS.computeIfAbsent(id, first -> new CountDownLatch(1));
    }
}
