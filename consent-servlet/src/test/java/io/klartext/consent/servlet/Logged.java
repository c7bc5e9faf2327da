package io.klartext.consent.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the library logs. */
final class Logged {

    private Logged() {}

    /** What a class of the library logs meanwhile; the test shop has switched off whatever has no level of its own. */
    static List<String> by(String type, Runnable task) {
        Logger logger = Logger.getLogger("io.klartext.consent.servlet." + type);
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setLevel(Level.INFO);
        try {
            task.run();
            return List.copyOf(lines);
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }
}
