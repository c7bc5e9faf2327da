package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.Connections.Done;
import io.klartext.consent.jdbc.Connections.Doubt;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.PolicyArchive;
import io.klartext.consent.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policies in SQL: each version's document with its hash, never changed. */
final class JdbcPolicyArchive implements PolicyArchive {

    private final Connections connections;

    /** Versions that were read; a published version never changes. */
    private final Map<Integer, Policy> known = new ConcurrentHashMap<>();

    JdbcPolicyArchive(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void publish(Policy policy) {
        connections.write(
                "publish a policy",
                session -> {
                    List<Policy> all = new ArrayList<>(read(session));
                    boolean there = all.contains(policy);
                    all.add(policy);
                    PolicyVersions.of(all);
                    if (!there) {
                        insert(session, policy);
                    }
                    return new Done<>(true, !there);
                },
                doubt -> {
                    if (doubt == Doubt.NOT_CONFIRMED || !published().contains(policy)) {
                        throw new StoreException("Nobody can say whether policy version " + policy.version()
                                + " was published: publish it again, which is safe");
                    }
                    return true;
                });
    }

    private static void insert(Session session, Policy policy) throws SQLException {
        PreparedStatement insert =
                session.prepare("INSERT INTO consent_policy (policy_version, content_hash, document) VALUES (?, ?, ?)");
        insert.setLong(1, policy.version());
        insert.setString(2, policy.contentHash());
        insert.setString(3, Texts.storable(policy.json()));
        insert.executeUpdate();
    }

    @Override
    public List<Policy> published() {
        return connections.read("read the policies", this::read);
    }

    private List<Policy> read(Session session) throws SQLException {
        List<Policy> policies = new ArrayList<>();
        try (ResultSet rows = session.prepare(
                        "SELECT policy_version, content_hash, document FROM consent_policy ORDER BY policy_version")
                .executeQuery()) {
            while (rows.next()) {
                policies.add(policy(rows));
            }
        }
        return List.copyOf(policies);
    }

    private Policy policy(ResultSet row) throws SQLException {
        int version = row.getInt(1);
        Policy policy = known.get(version);
        if (policy == null) {
            policy = parse(version, row.getString(2), row.getString(3));
            known.put(version, policy);
        }
        return policy;
    }

    private static Policy parse(int version, String hash, String document) {
        Policy policy;
        try {
            policy = Policy.parse(document);
        } catch (PolicyException e) {
            throw new StoreException(
                    "The stored policy version " + version + " cannot be read by this library: update the library", e);
        }
        if (!policy.contentHash().equals(hash)) {
            throw new StoreException("The stored policy version " + version
                    + " is not what was published: restore the database from a backup");
        }
        return policy;
    }

    /**
     * When a choice ends by itself, in microseconds: only a grant does, after its lifetime under its own version. A grant
     * under a version that was never published counts as over.
     */
    long endOf(Session session, Choice choice, PendingEvent event) throws SQLException {
        if (choice.kind() != ChoiceKind.GRANTED) {
            return Micros.NEVER;
        }
        Policy policy = version(session, event.evidence().policyVersion());
        if (policy == null) {
            return Micros.of(event.recordedAt());
        }
        Instant end = PolicyVersions.of(List.of(policy))
                .endOfGrant(choice.purpose(), policy.version(), event.recordedAt(), policy);
        return end.equals(Instant.MAX) ? Micros.NEVER : Micros.of(end);
    }

    private @Nullable Policy version(Session session, int version) throws SQLException {
        Policy policy = known.get(version);
        if (policy != null) {
            return policy;
        }
        PreparedStatement query = session.prepare(
                "SELECT policy_version, content_hash, document FROM consent_policy WHERE policy_version = ?");
        query.setLong(1, version);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? policy(rows) : null;
        }
    }
}
