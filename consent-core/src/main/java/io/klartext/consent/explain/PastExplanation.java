package io.klartext.consent.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.PurposeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What is kept of an explanation that a person was shown, for their own report and for audits: which offer, for which
 * purpose, by which kinds of data. Neither titles nor values are kept. Showings of one day are one entry that counts them.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the two times are not of one day in UTC and in their order, if it
 * was shown less than once, or if offer or surface is longer than 500 characters or holds half a surrogate pair.
 *
 * @param offer the shop's id of the offer
 * @param surface where it was shown
 * @param kind whether it was the shop's own, editorial, or an advertisement
 * @param effect what the person's data changed about it
 * @param basis on what it rested
 * @param purpose the purpose for which data was read, or would have been
 * @param policyVersion the latest version of the policy under which it was shown on that day
 * @param factors the kinds of data that entered, in alphabetical order of their categories
 * @param firstShown when it was first shown on that day, in microseconds
 * @param lastShown when it was last shown on that day, in microseconds
 * @param times how often it was shown on that day
 */
public record PastExplanation(
        String offer,
        String surface,
        Offer.Kind kind,
        Offer.Effect effect,
        Basis basis,
        PurposeId purpose,
        int policyVersion,
        List<Entered> factors,
        Instant firstShown,
        Instant lastShown,
        int times) {

    private static final int LONGEST = 500;

    /**
     * A kind of data that entered.
     *
     * @param category the id of the data category
     * @param influence how much it mattered
     * @param values how many values of it entered; 0 where that was not said
     */
    public record Entered(String category, Influence influence, int values) {

        private Entered and(Entered other) {
            return new Entered(
                    category,
                    influence.compareTo(other.influence) <= 0 ? influence : other.influence,
                    Math.max(values, other.values));
        }
    }

    public PastExplanation {
        requireText(offer);
        requireText(surface);
        factors = List.copyOf(merged(factors, List.of()));
        firstShown = firstShown.truncatedTo(ChronoUnit.MICROS);
        lastShown = lastShown.truncatedTo(ChronoUnit.MICROS);
        if (firstShown.isAfter(lastShown) || !day(firstShown).equals(day(lastShown)) || times < 1) {
            throw new IllegalArgumentException("An entry is about one day, and was shown at least once");
        }
    }

    /** Half a pair has no UTF-8, so a store could not give back what it took. */
    private static void requireText(String text) {
        if (text.length() > LONGEST || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("Offer and surface are at most " + LONGEST + " whole characters");
        }
    }

    /**
     * What is kept of an explanation.
     *
     * @param explanation what was shown
     * @param at when
     * @return the entry of one showing
     */
    public static PastExplanation of(Explanation explanation, Instant at) {
        Offer offer = explanation.offer();
        List<Entered> factors = new ArrayList<>(explanation.factors().size());
        for (Factor factor : explanation.factors()) {
            factors.add(new Entered(
                    factor.category(), factor.influence(), factor.values().size() + factor.more()));
        }
        return new PastExplanation(
                offer.id(),
                offer.surface(),
                offer.kind(),
                offer.effect(),
                explanation.basis(),
                explanation.purpose(),
                explanation.policyVersion(),
                factors,
                at,
                at,
                1);
    }

    /**
     * What makes several showings one entry: the offer as it was shown, the purpose, on what it rested, and the day. Another
     * basis is another entry, so that what was personal in the morning is not overwritten by what was not in the evening.
     *
     * @param offer the offer
     * @param surface where
     * @param kind of which kind
     * @param effect what was changed
     * @param basis on what it rested
     * @param purpose for what
     * @param day in UTC
     */
    public record Key(
            String offer,
            String surface,
            Offer.Kind kind,
            Offer.Effect effect,
            Basis basis,
            PurposeId purpose,
            LocalDate day) {}

    /**
     * Which entry this is.
     *
     * @return its key
     */
    public Key key() {
        return new Key(offer, surface, kind, effect, basis, purpose, day(firstShown));
    }

    /**
     * Both as one entry: each kind of data that entered at any time, with the strongest influence that it had.
     *
     * @param other an entry of the same {@linkplain #key() key}
     * @return a new entry
     * @throws IllegalArgumentException if the other one is of another key
     */
    public PastExplanation and(PastExplanation other) {
        if (!key().equals(other.key())) {
            throw new IllegalArgumentException("Two entries of different offers, purposes or days are not one");
        }
        return new PastExplanation(
                offer,
                surface,
                kind,
                effect,
                basis,
                purpose,
                Math.max(policyVersion, other.policyVersion),
                merged(factors, other.factors),
                firstShown.isBefore(other.firstShown) ? firstShown : other.firstShown,
                lastShown.isAfter(other.lastShown) ? lastShown : other.lastShown,
                (int) Math.min(Integer.MAX_VALUE, (long) times + other.times));
    }

    private static List<Entered> merged(Collection<Entered> some, Collection<Entered> others) {
        TreeMap<String, Entered> byCategory = new TreeMap<>();
        some.forEach(one -> byCategory.merge(one.category(), one, Entered::and));
        others.forEach(one -> byCategory.merge(one.category(), one, Entered::and));
        return new ArrayList<>(byCategory.values());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /**
     * The entry for a copy of the person's data, on one line.
     *
     * @return a JSON object: words in lower case with hyphens, times in UTC as ISO 8601 says
     */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("offer", offer).put("surface", surface);
        json.put("kind", word(kind)).put("affects", word(effect)).put("basis", word(basis));
        json.put("purpose", purpose.value()).put("policyVersion", policyVersion);
        ArrayNode kinds = json.putArray("factors");
        for (Entered factor : factors) {
            kinds.addObject()
                    .put("category", factor.category())
                    .put("influence", word(factor.influence()))
                    .put("values", factor.values());
        }
        json.put("firstShown", firstShown.toString()).put("lastShown", lastShown.toString());
        return json.put("times", times).toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
