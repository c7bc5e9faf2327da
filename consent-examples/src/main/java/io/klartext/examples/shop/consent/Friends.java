package io.klartext.examples.shop.consent;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ContactGate;
import io.klartext.consent.profile.ContactHashes;
import io.klartext.consent.profile.DialPlan;
import io.klartext.examples.shop.customer.Customer;
import io.klartext.examples.shop.invite.Contact;
import io.klartext.examples.shop.invite.Invitations;
import io.klartext.examples.shop.surface.ShopParts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who of an address book is said to shop here: whoever allowed to be found, and nobody else. The directory holds keyed
 * hashes, so that no table of numbers lies about.
 */
final class Friends {

    static final PurposeId CONTACT_LIST = PurposeId.of("contact-list-access");
    static final PurposeId FOUND = PurposeId.of("found-by-friends");

    private final ShopParts shop;
    private final ContactGate gate;

    Friends(ShopParts shop, ConsentManager consents, KeyRing keys) {
        this.shop = shop;
        ContactHashes hashes = ContactHashes.of(keys, DialPlan.withTrunkZero("49"));
        Map<String, Set<SubjectId>> directory = directory(shop, hashes);
        this.gate = new ContactGate(
                consents,
                hashes,
                wanted -> {
                    Map<String, Set<SubjectId>> found = new HashMap<>(directory);
                    found.keySet().retainAll(wanted);
                    return found;
                },
                CONTACT_LIST,
                FOUND);
    }

    private static Map<String, Set<SubjectId>> directory(ShopParts shop, ContactHashes hashes) {
        Map<String, Set<SubjectId>> directory = new HashMap<>();
        for (Customer customer : shop.customers().all()) {
            Stream.of(
                            io.klartext.consent.profile.Contact.email(customer.email()),
                            io.klartext.consent.profile.Contact.telephone(customer.phone()))
                    .flatMap(contact -> hashes.of(contact).stream())
                    .forEach(hash -> directory
                            .computeIfAbsent(hash, any -> new HashSet<>())
                            .add(SubjectId.account(customer.id())));
        }
        return directory;
    }

    Invitations invite(Shopper shopper, Supplier<List<Contact>> contacts) {
        Decision owner = shopper.consent().check(CONTACT_LIST);
        if (!owner.allowed()) {
            return Invitations.refused();
        }
        List<Contact> list = contacts.get();
        Set<Contact> found = new HashSet<>(gate.open(owner, () -> list, Friends::reaches));
        return shop.inviter()
                .invite(shopper.customer().orElseThrow(), list, found::contains, LocalDate.now(shop.clock()));
    }

    private static List<io.klartext.consent.profile.Contact> reaches(Contact contact) {
        return Stream.concat(
                        contact.emails().stream().map(io.klartext.consent.profile.Contact::email),
                        contact.phones().stream().map(io.klartext.consent.profile.Contact::telephone))
                .toList();
    }
}
