package io.klartext.consent.policy;

import io.klartext.consent.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One version of what a shop says about its use of personal data: controller, purposes, data categories, recipients,
 * features and texts. Immutable and safe for use by any number of threads.
 *
 * <p>It is read from a JSON document that the shop keeps in its repository and reviews like code; the JSON Schema is the
 * resource {@code policy.schema.json} of this package. Reading is strict: an unknown field, a wrong type, a missing
 * language or a reference into nowhere is a {@link PolicyException} that names every place and its mend.
 */
public final class Policy {

    private final PolicyDocument document;
    private final Map<PurposeId, Purpose> purposes;
    private final Map<String, DataCategory> dataCategories;
    private final Map<String, Recipient> recipients;
    private final Map<String, Feature> features;

    /** Written once for each language: every choice that is recorded is held against one. */
    private final Map<String, Notice> notices = new ConcurrentHashMap<>();

    Policy(PolicyDocument document) {
        this.document = document;
        this.purposes = index(document.purposes(), Purpose::id);
        this.dataCategories = index(document.dataCategories(), DataCategory::id);
        this.recipients = index(document.recipients(), Recipient::id);
        this.features = index(document.features(), Feature::id);
    }

    /**
     * Reads a policy from a file.
     *
     * @param file a JSON document in UTF-8
     * @return the policy
     * @throws PolicyException if the file cannot be read or the document is not a valid policy
     */
    public static Policy read(Path file) {
        return parse(text(file), String.valueOf(file.getFileName()));
    }

    static String text(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw unreadable(name, "there is no such file", "name the policy file, with its folder");
        } catch (IOException e) {
            throw unreadable(name, "the file cannot be read as UTF-8 text", "check its permissions and its encoding");
        }
    }

    /**
     * Reads a policy that is packed with the shop's classes.
     *
     * @param neighbour a class of the package that the document lies in
     * @param name the resource's name, such as {@code shop-policy.json}
     * @return the policy
     * @throws PolicyException if there is no such resource or the document is not a valid policy
     */
    public static Policy readResource(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw unreadable(
                        name,
                        "there is no such resource beside " + neighbour.getName(),
                        "put it among the resources, in the folder of that package");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw unreadable(name, "the resource cannot be read", "check the archive that it is packed in");
        }
    }

    /**
     * Reads a policy from a text.
     *
     * @param json the document
     * @return the policy
     * @throws PolicyException if the document is not a valid policy
     */
    public static Policy parse(String json) {
        return parse(json, "policy");
    }

    private static Policy parse(String json, String source) {
        return new Policy(new PolicyReader(source).read(json));
    }

    private static PolicyException unreadable(String name, String message, String mend) {
        return new PolicyException(name, List.of(new PolicyProblem("", message, mend)));
    }

    private static <K, V> Map<K, V> index(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * The number of this version; higher is newer.
     *
     * @return at least 1
     */
    public int version() {
        return document.version();
    }

    /**
     * From when this version counts.
     *
     * @return an instant in UTC, past or future
     */
    public Instant effectiveFrom() {
        return document.effectiveFrom();
    }

    /**
     * The languages in which every text exists; the first one is the fallback.
     *
     * @return at least one language code
     */
    public List<String> languages() {
        return document.languages();
    }

    /**
     * Who is responsible.
     *
     * @return the controller
     */
    public Controller controller() {
        return document.controller();
    }

    /**
     * All purposes, in the order of the document.
     *
     * @return at least one purpose
     */
    public List<Purpose> purposes() {
        return document.purposes();
    }

    /**
     * The purpose of an id.
     *
     * @param id any purpose id
     * @return the purpose, or empty if this version has none of that id
     */
    public Optional<Purpose> purpose(PurposeId id) {
        return Optional.ofNullable(purposes.get(id));
    }

    /**
     * All data categories, in the order of the document.
     *
     * @return the categories
     */
    public List<DataCategory> dataCategories() {
        return document.dataCategories();
    }

    /**
     * The data category of an id.
     *
     * @param id any category id
     * @return the category, or empty if this version has none of that id
     */
    public Optional<DataCategory> dataCategory(String id) {
        return Optional.ofNullable(dataCategories.get(id));
    }

    /**
     * The data categories that a purpose may read.
     *
     * @param purpose a purpose of this policy
     * @return its categories, in the order of the document
     */
    public List<DataCategory> dataOf(Purpose purpose) {
        return dataCategories().stream()
                .filter(category -> purpose.data().contains(category.id()))
                .toList();
    }

    /**
     * All recipients, in the order of the document.
     *
     * @return the recipients
     */
    public List<Recipient> recipients() {
        return document.recipients();
    }

    /**
     * The recipients that get data for a purpose.
     *
     * @param purpose a purpose of this policy
     * @return its recipients, in the order of the document
     */
    public List<Recipient> recipientsOf(Purpose purpose) {
        return document.recipients().stream()
                .filter(recipient -> purpose.recipients().contains(recipient.id()))
                .toList();
    }

    /**
     * The recipient of an id.
     *
     * @param id any recipient id
     * @return the recipient, or empty if this version has none of that id
     */
    public Optional<Recipient> recipient(String id) {
        return Optional.ofNullable(recipients.get(id));
    }

    /**
     * The feature of an id.
     *
     * @param id any feature id
     * @return the feature, or empty if this version has none of that id
     */
    public Optional<Feature> feature(String id) {
        return Optional.ofNullable(features.get(id));
    }

    /**
     * All features, in the order of the document.
     *
     * @return the features
     */
    public List<Feature> features() {
        return document.features();
    }

    /**
     * A text that belongs to the policy as a whole.
     *
     * @param which which one
     * @return the text, or empty if the author gave none
     */
    public Optional<LocalizedText> text(PolicyText which) {
        return Optional.ofNullable(document.texts().get(which));
    }

    /**
     * Whether a purpose may read data of a special category (GDPR 9).
     *
     * @param purpose a purpose of this policy
     * @return true if any of its categories is special
     */
    public boolean usesSpecialData(Purpose purpose) {
        return purpose.data().stream()
                .map(dataCategories::get)
                .anyMatch(category -> category != null && category.special());
    }

    /**
     * What the author says about the changes of a purpose since the version before.
     *
     * @param id any purpose id
     * @return the author's word, or empty if the author is silent
     */
    public Optional<DeclaredChange> declaredChange(PurposeId id) {
        return Optional.ofNullable(document.changes().get(id));
    }

    /**
     * The text of this version in one language, as it is shown.
     *
     * @param language a language code; where it is none of {@link #languages()} the first of those is taken
     * @return the notice
     */
    public Notice notice(String language) {
        String known = languages().contains(language) ? language : languages().get(0);
        return notices.computeIfAbsent(known, code -> Notice.of(this, code));
    }

    /**
     * The hash of the document's content. It ignores white space and the order of fields.
     *
     * @return SHA-256 as 64 lower-case hexadecimal digits
     */
    public String contentHash() {
        return Sha256.hex(document.json());
    }

    /**
     * The document with its fields in alphabetical order and without white space; {@link #parse} of it gives an equal
     * policy.
     *
     * @return JSON
     */
    public String json() {
        return document.json();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy policy && document.json().equals(policy.document.json());
    }

    @Override
    public int hashCode() {
        return document.json().hashCode();
    }

    @Override
    public String toString() {
        return "Policy[version " + version() + ", " + purposes.size() + " purposes]";
    }
}
