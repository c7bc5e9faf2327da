package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.Connections.Done;
import io.klartext.consent.jdbc.SubjectKey.Use;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One append, as the work of one transaction: (1) look the event ids up; (2) read the head and fold the new events onto
 * the state; (3) insert the events; (4) move the head, if it is still the old one; (5) last, take the next positions of
 * the shard and write the feed. The shard's head stays locked until the commit, so positions have no gaps and come in the
 * order of commit. It may run several times, and everything of it is made before the transaction that can be.
 */
final class Append {

    private final String externalId;
    private final List<EventParts> events = new ArrayList<>();
    private final AppendCondition condition;
    private final JdbcPolicyArchive policies;
    private final SecureRandom random;

    Append(
            String externalId,
            List<PendingEvent> pending,
            AppendCondition condition,
            JdbcPolicyArchive policies,
            SecureRandom random) {
        this.externalId = externalId;
        this.condition = condition;
        this.policies = policies;
        this.random = random;
        for (PendingEvent event : pending) {
            events.add(EventParts.of(event));
        }
        if (pending.isEmpty() || ids().stream().distinct().count() != events.size()) {
            throw new IllegalArgumentException("An append has at least one event, and each has an id of its own");
        }
    }

    List<EventId> ids() {
        return events.stream().map(parts -> parts.event().id()).toList();
    }

    Done<Outcome> in(Session session) throws SQLException {
        SubjectRow row = SubjectRow.find(session, externalId);
        Optional<Outcome> repetition = row == null ? Optional.empty() : repetition(session, row);
        if (repetition.isPresent()) {
            return new Done<>(repetition.get(), false);
        }
        SubjectState before = SubjectRow.state(session, row, externalId);
        if (!condition.holdsAt(before.headSequence())) {
            return new Done<>(
                    new Rejected(
                            RejectionReason.CONDITION_FAILED,
                            "The subject's last event is another one: read the history and decide anew"),
                    false);
        }
        return new Done<>(new Recorded(write(session, row, before), false), true);
    }

    /** The answer if any of the events is there already. */
    Optional<Outcome> repetition(Session session) throws SQLException {
        SubjectRow row = SubjectRow.find(session, externalId);
        return row == null ? Optional.empty() : repetition(session, row);
    }

    private Optional<Outcome> repetition(Session session, SubjectRow row) throws SQLException {
        List<ConsentEvent> found = new ArrayList<>();
        boolean reused = false;
        for (EventParts parts : events) {
            EventRows.Recorded recorded =
                    EventRows.find(session, row.key(), parts.event().id());
            if (recorded != null) {
                found.add(recorded.event());
                reused |= !recorded.digest().equals(row.key().keyed(parts.digest()));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                reused || found.size() < events.size()
                        ? new Rejected(
                                RejectionReason.KEY_REUSED, "The key was used for another request: take a new key")
                        : new Recorded(found, true));
    }

    private List<ConsentEvent> write(Session session, @Nullable SubjectRow row, SubjectState before)
            throws SQLException {
        SubjectKey key = row == null ? SubjectKey.random(random) : row.key();
        List<ConsentEvent> recorded = new ArrayList<>();
        SubjectState state = before;
        for (EventParts parts : events) {
            long sequence = state.headSequence() + 1;
            EventRows.insert(session, key, sequence, parts, key.encrypt(Use.EVENT, parts.personal(), sequence, random));
            ConsentEvent event = parts.event().at(sequence);
            recorded.add(event);
            state = state.after(event);
        }
        if (row == null) {
            SubjectRow.insert(session, externalId, key, state, random);
        } else {
            row.update(session, state, random);
        }
        StateRows.follow(session, key, before, state, policies);
        FeedRows.append(session, key, recorded);
        return recorded;
    }
}
