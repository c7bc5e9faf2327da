package io.klartext.consent.jdbc;

import io.klartext.consent.jdbc.Connections.Done;
import io.klartext.consent.jdbc.Connections.Doubt;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.PolicyArchive;
import io.klartext.consent.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies in SQL: each version's document with its hash and its first time of publication, never changed. Managers ask
 * every second, so a document is read and parsed once; after that only versions, hashes and times are compared.
 */
final class JdbcPolicyArchive implements PolicyArchive {

    private static final String NAMES = "SELECT policy_version, content_hash, published_at FROM consent_policy";

    /** What a row says beside its document. */
    private record Name(int version, String hash, long publishedAt) {

        private static Name of(ResultSet row) throws SQLException {
            return new Name(row.getInt(1), row.getString(2), row.getLong(3));
        }
    }

    private final Connections connections;

    /** Documents that were read and found to be what their row says. */
    private final Map<Name, PublishedPolicy> known = new ConcurrentHashMap<>();

    JdbcPolicyArchive(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void publish(PublishedPolicy published) {
        Policy policy = published.policy();
        connections.write(
                "publish a policy",
                session -> {
                    List<Policy> all = new ArrayList<>(policies(read(session)));
                    boolean there = all.contains(policy);
                    all.add(policy);
                    PolicyVersions.of(all);
                    if (!there) {
                        insert(session, published);
                    }
                    return new Done<>(true, !there);
                },
                doubt -> {
                    if (doubt == Doubt.NOT_CONFIRMED || !policies(published()).contains(policy)) {
                        throw new StoreException("Nobody can say whether policy version " + policy.version()
                                + " was published: publish it again, which is safe");
                    }
                    return true;
                });
    }

    private static List<Policy> policies(List<PublishedPolicy> published) {
        return published.stream().map(PublishedPolicy::policy).toList();
    }

    private static void insert(Session session, PublishedPolicy published) throws SQLException {
        PreparedStatement insert = session.prepare("INSERT INTO consent_policy"
                + " (policy_version, content_hash, published_at, document) VALUES (?, ?, ?, ?)");
        insert.setLong(1, published.policy().version());
        insert.setString(2, published.policy().contentHash());
        insert.setLong(3, Micros.of(published.publishedAt()));
        insert.setString(4, Texts.storable(published.policy().json()));
        insert.executeUpdate();
    }

    @Override
    public List<PublishedPolicy> published() {
        return connections.read("read the policies", this::read);
    }

    private List<PublishedPolicy> read(Session session) throws SQLException {
        List<Name> names = new ArrayList<>();
        try (ResultSet rows =
                session.prepare(NAMES + " ORDER BY policy_version").executeQuery()) {
            while (rows.next()) {
                names.add(Name.of(rows));
            }
        }
        List<PublishedPolicy> policies = new ArrayList<>();
        for (Name name : names) {
            policies.add(policy(session, name));
        }
        return List.copyOf(policies);
    }

    private PublishedPolicy policy(Session session, Name name) throws SQLException {
        PublishedPolicy policy = known.get(name);
        if (policy == null) {
            policy = new PublishedPolicy(parse(name, document(session, name)), Micros.instant(name.publishedAt()));
            known.put(name, policy);
        }
        return policy;
    }

    private static String document(Session session, Name name) throws SQLException {
        PreparedStatement query = session.prepare("SELECT document FROM consent_policy WHERE policy_version = ?");
        query.setLong(1, name.version());
        try (ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw changed(name);
            }
            return rows.getString(1);
        }
    }

    private static Policy parse(Name name, String document) {
        Policy policy;
        try {
            policy = Policy.parse(document);
        } catch (PolicyException e) {
            throw new StoreException(
                    "The stored policy version " + name.version()
                            + " cannot be read by this library: update the library",
                    e);
        }
        if (!policy.contentHash().equals(name.hash())) {
            throw changed(name);
        }
        return policy;
    }

    private static StoreException changed(Name name) {
        return new StoreException("The stored policy version " + name.version()
                + " is not what was published: restore the database from a backup");
    }

    /**
     * When a choice ends by itself, in microseconds: only a grant does, after its lifetime under its own version, counted
     * from when it was said. A grant under a version that was never published counts as over.
     */
    long endOf(Session session, PurposeId purpose, Standing standing) throws SQLException {
        if (standing.kind() != ChoiceKind.GRANTED) {
            return Micros.NEVER;
        }
        PublishedPolicy published = version(session, standing.policyVersion());
        if (published == null) {
            return Micros.of(standing.givenAt());
        }
        return published
                .policy()
                .purpose(purpose)
                .flatMap(known -> known.endOfGrant(standing.givenAt()))
                .map(Micros::of)
                .orElse(Micros.NEVER);
    }

    private @Nullable PublishedPolicy version(Session session, int version) throws SQLException {
        PreparedStatement query = session.prepare(NAMES + " WHERE policy_version = ?");
        query.setLong(1, version);
        Name name;
        try (ResultSet rows = query.executeQuery()) {
            name = rows.next() ? Name.of(rows) : null;
        }
        return name == null ? null : policy(session, name);
    }
}
