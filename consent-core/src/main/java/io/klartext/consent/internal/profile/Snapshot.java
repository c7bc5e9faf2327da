package io.klartext.consent.internal.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of a showing. What the showing read stands here as it was then; what only a rerun asks for comes from the
 * profile object of the showing, if there was one. For one thread at a time.
 */
final class Snapshot {

    private final Scope scope;
    private final @Nullable Object profile;
    private final Map<Attribute, List<Cell>> cells;

    Snapshot(Scope scope, @Nullable Object profile, Map<Attribute, List<Cell>> cells) {
        this.scope = scope;
        this.profile = profile;
        this.cells = new HashMap<>(cells);
    }

    /** The same values, some of them absent. */
    Rerun without(Predicate<Attribute> absent) {
        return new Rerun(absent);
    }

    /** Whether the showing or a rerun looked for an attribute and found something. */
    boolean hasSeen(Attribute attribute) {
        List<Cell> known = cells.get(attribute);
        return known != null && !known.isEmpty();
    }

    /** The values of one rerun, and whether one of them could not be had. */
    final class Rerun implements Values {

        private final Predicate<Attribute> absent;
        private boolean incomplete;

        private Rerun(Predicate<Attribute> absent) {
            this.absent = absent;
        }

        @Override
        public List<Cell> of(Attribute attribute) {
            if (absent.test(attribute)) {
                return List.of();
            }
            List<Cell> known = cells.get(attribute);
            if (known == null) {
                known = read(attribute);
                cells.put(attribute, known);
            }
            return known;
        }

        /** A selector may swallow the exception, so it is noted too. */
        private List<Cell> read(Attribute attribute) {
            boolean done = false;
            try {
                List<Cell> values = ProfileValues.cells(scope, attribute, profile);
                done = profile != null;
                return values;
            } finally {
                incomplete |= !done;
            }
        }

        /** Whether the selector asked for something that could not be had. */
        boolean isIncomplete() {
            return incomplete;
        }
    }
}
