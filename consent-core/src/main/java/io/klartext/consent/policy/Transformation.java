package io.klartext.consent.policy;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a purpose sees of an attribute instead of the value itself (GDPR 5(1)(c)). A policy declares it per purpose under
 * {@code minimise}: {@code "orders[].date": "month"}.
 */
public sealed interface Transformation {

    /**
     * What is seen, in plain words such as "only the month". It follows what it speaks of: "orders[].date: only the month".
     *
     * @param language a language code; German and English words exist, for other languages they are English
     * @return a few words without a full stop; plain text, not HTML
     */
    default String in(String language) {
        return SeenWords.in(language).say(this);
    }

    /** What is done without any setting. */
    enum Simple implements Transformation, DocumentWord {
        /** Nothing is seen. */
        DROP("drop"),
        /** Only the last four characters are seen, and of a value with fewer than eight none. */
        MASK("mask"),
        /** A keyed hash is seen: equal values are equal, and nothing else can be said of them. */
        HASH("hash"),
        /** Of a time, only the day. */
        DAY("day"),
        /** Of a time, only the month. */
        MONTH("month"),
        /** Of a time, only the year. */
        YEAR("year");

        private final String word;

        Simple(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** How precisely a place is seen. Coordinates are moved to the middle of a fixed grid's field. */
    enum Precision implements Transformation, DocumentWord {
        /** As it is. */
        EXACT("exact"),
        /** To one kilometre. */
        KILOMETRE("1km"),
        /** The town, and coordinates to ten kilometres. */
        CITY("city"),
        /** The region, and coordinates to a hundred kilometres. */
        REGION("region"),
        /** The country only, without coordinates. */
        COUNTRY("country");

        private final String word;

        Precision(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * Of an amount, only between which limits it lies: {@code <20}, {@code 20-50} (from 20 to below 50), {@code >=50}.
     *
     * <p>Making one throws {@link IllegalArgumentException} if there is no limit or they do not rise.
     *
     * @param limits the limits, rising; below the first and from the last on are bands too
     */
    record Bands(List<BigDecimal> limits) implements Transformation {

        public Bands {
            limits = List.copyOf(limits);
            for (int i = 1; i < limits.size(); i++) {
                if (limits.get(i - 1).compareTo(limits.get(i)) >= 0) {
                    throw new IllegalArgumentException("The limits of bands rise");
                }
            }
            if (limits.isEmpty()) {
                throw new IllegalArgumentException("Bands need at least one limit");
            }
        }
    }
}
