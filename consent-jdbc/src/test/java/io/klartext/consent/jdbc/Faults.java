package io.klartext.consent.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Real connections on which one kind of call can be made to fail; pauses are counted, not waited for. */
final class Faults {

    /** What happens instead of a call; null lets it through. */
    interface Fault {
        @Nullable Object instead(Connection real, String method) throws SQLException;
    }

    /** A fault's answer for a call that returns nothing. */
    static final Object DONE = new Object();

    final List<Connection> opened = new CopyOnWriteArrayList<>();
    final List<Long> pauses = new ArrayList<>();
    volatile @Nullable Fault fault;

    StoreSettings settings() {
        return settings(Duration.ofSeconds(5));
    }

    StoreSettings settings(Duration limit) {
        return settings(limit, System::nanoTime);
    }

    StoreSettings settings(Duration limit, LongSupplier nanos) {
        return new StoreSettings(limit, nanos, new SecureRandom(), pauses::add, this::wrap);
    }

    private Connection wrap(Connection real) {
        opened.add(real);
        return (Connection) Proxy.newProxyInstance(
                Faults.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Fault now = fault;
                    Object instead = now == null ? null : now.instead(real, method.getName());
                    if (instead != null) {
                        return instead == DONE ? null : instead;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The commit takes effect and then its answer is lost. */
    static Fault answerLost() {
        return (real, method) -> {
            if (method.equals("commit")) {
                real.commit();
                throw new SQLException("the connection died", "08006");
            }
            return null;
        };
    }

    /** The commit never gets there. */
    static Fault requestLost() {
        return (real, method) -> {
            if (method.equals("commit")) {
                throw new SQLException("the connection died", "08006");
            }
            return null;
        };
    }

    static Fault warned() {
        return (real, method) -> method.equals("getWarnings") ? new SQLWarning("no standby confirmed it") : null;
    }

    /** The first calls of a method fail with an error of SQLite. */
    static Fault failing(String name, int times, int code) {
        int[] left = {times};
        return (real, method) -> {
            if (method.equals(name) && left[0]-- > 0) {
                throw new SQLException("values: anna-canary-4711", null, code);
            }
            return null;
        };
    }
}
