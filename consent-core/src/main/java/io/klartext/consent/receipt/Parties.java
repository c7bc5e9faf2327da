package io.klartext.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parties of a record: those who are responsible, and those who get data. */
final class Parties {

    private Parties() {}

    /** All parties that processes name, with their ids, in the order in which they are named. */
    static Map<Party, String> of(List<ShownPurpose> shown) {
        Map<Party, String> parties = new LinkedHashMap<>();
        for (ShownPurpose purpose : shown) {
            add(parties, new Responsible(purpose.controller()));
            purpose.recipients().forEach(recipient -> add(parties, new Receiving(recipient)));
        }
        return parties;
    }

    private static void add(Map<Party, String> parties, Party party) {
        parties.putIfAbsent(party, "#party-" + (parties.size() + 1));
    }

    /** Somebody who is named. */
    sealed interface Party {
        /** Writes the party. */
        void write(ObjectNode node, String id);
    }

    /** Who is responsible (GDPR 13(1)(a)). */
    record Responsible(Controller controller) implements Party {
        @Override
        public void write(ObjectNode node, String id) {
            RecordWriter.put(node, Term.ID, id);
            RecordWriter.typed(node, Term.DATA_CONTROLLER);
            RecordWriter.put(node, Term.HAS_NAME, controller.name());
            RecordWriter.put(node, Term.HAS_ADDRESS, controller.address());
            RecordWriter.put(node, Term.HAS_CONTACT, controller.contact());
            RecordWriter.put(node, Term.OFFICER, controller.officer());
            RecordWriter.put(node, Term.HAS_AUTHORITY, controller.authority());
            RecordWriter.put(node, Term.HUMAN_REVIEW, controller.humanReview());
        }
    }

    /** Who gets data (GDPR 13(1)(e)); one who acts for itself is a controller too. */
    record Receiving(ShownPurpose.Receiver recipient) implements Party {
        @Override
        public void write(ObjectNode node, String id) {
            RecordWriter.put(node, Term.ID, id);
            RecordWriter.typed(
                    node,
                    Term.RECIPIENT,
                    recipient.role() == Recipient.Role.PROCESSOR ? Term.DATA_PROCESSOR : Term.DATA_CONTROLLER);
            RecordWriter.put(node, Term.IDENTIFIER, recipient.id());
            RecordWriter.put(node, Term.HAS_NAME, recipient.name());
            RecordWriter.put(node, Term.HAS_LOCATION, RecordWriter.country(recipient.country()));
            RecordWriter.put(node, Term.TRANSFER, recipient.transfer().map(TransferGround::word));
        }
    }
}
