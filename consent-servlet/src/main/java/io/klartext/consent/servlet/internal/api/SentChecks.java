package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.SubjectId;
import io.klartext.consent.policy.PurposeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The checks that a back end sent, read strictly. */
public final class SentChecks {

    private static final int MOST = 1000;

    private SentChecks() {}

    /**
     * One check.
     *
     * @param subject of whom
     * @param purpose for what
     */
    public record Check(SubjectId subject, PurposeId purpose) {}

    /**
     * What was sent, or what is wrong with it.
     *
     * @param checks in the order in which they were sent; empty if something is wrong
     * @param problem what is wrong
     */
    public record Result(List<Check> checks, Optional<Problem> problem) {}

    /**
     * Reads a body.
     *
     * @param body JSON in UTF-8
     * @return what was sent
     */
    public static Result read(byte[] body) {
        try {
            return new Result(checks(body), Optional.empty());
        } catch (SentJson.Malformed e) {
            return new Result(List.of(), Optional.of(e.problem()));
        }
    }

    private static List<Check> checks(byte[] body) throws SentJson.Malformed {
        JsonNode root = SentJson.object(SentJson.tree(body, "{\"checks\":[...]}"), "", Set.of("checks"));
        JsonNode list = root.path("checks");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw new SentJson.Malformed("/checks", "Give a list of 1 to " + MOST + " checks");
        }
        List<Check> checks = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/checks/" + i;
            JsonNode check = SentJson.object(list.path(i), pointer, Set.of("subject", "purpose"));
            checks.add(new Check(subject(check.path("subject"), pointer + "/subject"), purpose(check, pointer)));
        }
        return checks;
    }

    private static SubjectId subject(JsonNode node, String pointer) throws SentJson.Malformed {
        JsonNode subject = SentJson.object(node, pointer, Set.of("kind", "id"));
        String kind = SentJson.text(subject, "kind", pointer);
        String id = SentJson.text(subject, "id", pointer);
        for (SubjectId.Kind known : SubjectId.Kind.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(kind)) {
                return subject(known, id, pointer);
            }
        }
        throw new SentJson.Malformed(pointer + "/kind", "Write account or visitor");
    }

    private static SubjectId subject(SubjectId.Kind kind, String id, String pointer) throws SentJson.Malformed {
        try {
            return new SubjectId(kind, id);
        } catch (IllegalArgumentException e) {
            throw new SentJson.Malformed(
                    pointer + "/id", "Write an opaque id of 1 to 200 characters without control characters");
        }
    }

    private static PurposeId purpose(JsonNode check, String pointer) throws SentJson.Malformed {
        String purpose = SentJson.text(check, "purpose", pointer);
        if (!PurposeId.isValid(purpose)) {
            throw new SentJson.Malformed(pointer + "/purpose", "Write the id of a purpose");
        }
        return PurposeId.of(purpose);
    }
}
