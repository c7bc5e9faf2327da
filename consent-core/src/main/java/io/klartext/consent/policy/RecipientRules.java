package io.klartext.consent.policy;

import static io.klartext.consent.policy.Difference.Weight.EDITORIAL;
import static io.klartext.consent.policy.Difference.Weight.MATERIAL;
import static io.klartext.consent.policy.Difference.Weight.NARROWER;

import io.klartext.consent.policy.Difference.Weight;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How those who get data for a purpose differ between two versions. */
final class RecipientRules {

    private RecipientRules() {}

    static void compare(List<Recipient> before, List<Recipient> after, Differences findings) {
        for (Recipient recipient : after) {
            Optional<Recipient> old = find(before, recipient.id());
            if (old.isPresent()) {
                identity(old.get(), recipient, findings);
                terms(old.get(), recipient, findings.about(value(recipient)));
            } else {
                findings.added(Respect.RECIPIENT, MATERIAL, value(recipient));
            }
        }
        for (Recipient recipient : before) {
            if (find(after, recipient.id()).isEmpty()) {
                findings.removed(Respect.RECIPIENT, NARROWER, value(recipient));
            }
        }
    }

    /** Another name is somebody else, and tells its country along with it. */
    private static void identity(Recipient before, Recipient after, Differences findings) {
        if (!after.name().equals(before.name())) {
            findings.changed(Respect.RECIPIENT, MATERIAL, value(before), value(after));
        } else if (!after.country().equals(before.country())) {
            findings.changed(Respect.COUNTRY, MATERIAL, value(before), value(after));
        }
    }

    private static void terms(Recipient before, Recipient after, Differences findings) {
        if (after.role() != before.role()) {
            findings.changed(
                    Respect.RECIPIENT_ROLE,
                    after.role() == Recipient.Role.CONTROLLER ? MATERIAL : NARROWER,
                    new DiffValue.Word(before.role().word()),
                    new DiffValue.Word(after.role().word()));
        }
        findings.either(Respect.TRANSFER, transfer(before.transfer(), after.transfer()), ground(before), ground(after));
        findings.either(Respect.CONTRACT, EDITORIAL, contract(before), contract(after));
        TreeSet<String> certificates = new TreeSet<>(before.certification().keySet());
        certificates.addAll(after.certification().keySet());
        for (String name : certificates) {
            findings.either(Respect.CERTIFICATE, EDITORIAL, certificate(before, name), certificate(after, name));
        }
    }

    private static Weight transfer(Optional<TransferGround> before, Optional<TransferGround> after) {
        boolean safeguardWhereNoneWasTold = before.isEmpty() && !after.equals(Optional.of(TransferGround.DEROGATION));
        return safeguardWhereNoneWasTold ? NARROWER : MATERIAL;
    }

    private static Optional<DiffValue> ground(Recipient recipient) {
        return recipient.transfer().map(ground -> new DiffValue.Word(ground.word()));
    }

    private static Optional<DiffValue> contract(Recipient recipient) {
        return recipient.contract().map(DiffValue.Plain::new);
    }

    private static Optional<DiffValue> certificate(Recipient recipient, String name) {
        return Optional.ofNullable(recipient.certification().get(name))
                .map(lastDay -> new DiffValue.Plain(name + ", " + lastDay));
    }

    private static DiffValue value(Recipient recipient) {
        return new DiffValue.Party(recipient.id(), recipient.name(), recipient.country());
    }

    private static Optional<Recipient> find(List<Recipient> recipients, String id) {
        return recipients.stream()
                .filter(recipient -> recipient.id().equals(id))
                .findFirst();
    }
}
