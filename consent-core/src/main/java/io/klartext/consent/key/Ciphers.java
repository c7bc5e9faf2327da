package io.klartext.consent.key;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.Cipher;

/**
 * AES-GCM ciphers that are used again: asking the platform for one takes several times as long as sealing a link with it
 * (docs/benchmarks.md). Each is used by one thread at a time and begun anew for each message; one that failed is not used
 * again. Safe for use by many threads, and a few more than are kept only wait for the platform.
 */
final class Ciphers {

    private static final int MOST_IDLE = 64;

    private final Queue<Cipher> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    /** What is done with one. */
    interface Work {
        byte[] with(Cipher cipher) throws GeneralSecurityException;
    }

    byte[] use(Work work) throws GeneralSecurityException {
        Cipher cipher = idle.poll();
        if (cipher == null) {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        }
        byte[] result = work.with(cipher);
        idle.offer(cipher);
        return result;
    }
}
