package io.klartext.consent.jdbc;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.jdbc.Connections.Done;
import io.klartext.consent.jdbc.Connections.Doubt;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.StoreException;
import java.time.Instant;
import java.util.List;

/** The history of explanations in SQL. */
final class JdbcExplanationLog implements ExplanationLog {

    private final Connections connections;
    private final StoreSettings settings;

    JdbcExplanationLog(Connections connections, StoreSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /** Somebody about whom nothing was recorded gets a row with a key, and no events. */
    @Override
    public void add(SubjectId subject, List<PastExplanation> shown, int most) {
        String externalId = Texts.externalId(subject);
        connections.write(
                "keep explanations",
                session -> {
                    SubjectRow row = SubjectRow.find(session, externalId);
                    if (row == null && ErasureRows.epoch(session, externalId) > 0) {
                        return new Done<>(0, false);
                    }
                    SubjectKey key = row == null ? SubjectKey.random(settings.random()) : row.key();
                    if (row == null) {
                        SubjectRow.insert(session, externalId, key, SubjectState.empty(), settings.random());
                    }
                    for (PastExplanation entry : shown) {
                        ExplanationRows.put(session, key, entry, settings.random());
                    }
                    ExplanationRows.delete(session, ExplanationRows.surplus(session, key, most));
                    return new Done<>(shown.size(), true);
                },
                JdbcExplanationLog::inDoubt);
    }

    /** Whether it was written is open, and writing again is safe: at worst a showing is counted twice. */
    private static int inDoubt(Doubt doubt) {
        throw new StoreException("Nobody can say whether the history of explanations was written (" + doubt
                + "): check the disk and its backup; the same call can be made again");
    }

    @Override
    public List<PastExplanation> of(SubjectId subject) {
        String externalId = Texts.externalId(subject);
        return connections.read("read explanations", session -> {
            SubjectRow row = SubjectRow.find(session, externalId);
            return row == null ? List.of() : ExplanationRows.all(session, row.key());
        });
    }

    @Override
    public void erase(SubjectId subject) {
        String externalId = Texts.externalId(subject);
        connections.write(
                "erase explanations",
                session -> {
                    SubjectRow row = SubjectRow.find(session, externalId);
                    int erased = row == null ? 0 : ExplanationRows.deleteAll(session, row.key());
                    return new Done<>(erased, erased > 0);
                },
                JdbcExplanationLog::inDoubt);
    }

    @Override
    public int prune(Instant before, int most) {
        long micros = Micros.of(before);
        return connections.write(
                "prune explanations",
                session -> {
                    List<ExplanationRows.Place> old = ExplanationRows.before(session, micros, most);
                    ExplanationRows.delete(session, old);
                    return new Done<>(old.size(), !old.isEmpty());
                },
                JdbcExplanationLog::inDoubt);
    }
}
