package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a front end sent, read strictly: every field is known, none stands twice, nothing is missing.
 *
 * @param token the form token
 * @param choices at least one, each about another purpose
 */
record SentChoices(String token, List<ChoiceWord> choices) {

    private static final String EXAMPLE = "{\"token\":\"...\",\"choices\":[...]}";

    static SentChoices read(byte[] body) throws SentJson.Malformed {
        JsonNode root = SentJson.object(SentJson.tree(body, EXAMPLE), "", Set.of("token", "choices"));
        String token = SentJson.text(root, "token", "");
        JsonNode list = root.path("choices");
        if (!list.isArray() || list.isEmpty()) {
            throw new SentJson.Malformed("/choices", "Give a list of at least one choice");
        }
        List<ChoiceWord> choices = new ArrayList<>();
        Set<Optional<PurposeId>> purposes = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/choices/" + i;
            ChoiceWord choice = choice(SentJson.object(list.path(i), pointer, Set.of("purpose", "choice")), pointer);
            if (!purposes.add(choice.purpose())) {
                throw new SentJson.Malformed(pointer + "/purpose", "Choose about each purpose once");
            }
            choices.add(choice);
        }
        return new SentChoices(token, choices);
    }

    private static ChoiceWord choice(JsonNode object, String pointer) throws SentJson.Malformed {
        String purpose = SentJson.text(object, "purpose", pointer);
        if (!PurposeId.isValid(purpose)) {
            throw new SentJson.Malformed(pointer + "/purpose", "Write the id of a purpose");
        }
        Optional<ChoiceKind> kind = ChoiceWord.kind(SentJson.text(object, "choice", pointer));
        return kind.flatMap(word -> ChoiceWord.one(word, PurposeId.of(purpose)))
                .orElseThrow(() -> new SentJson.Malformed(
                        pointer + "/choice",
                        "Write granted, refused, withdrawn or objected; direct marketing can only be objected to"));
    }
}
