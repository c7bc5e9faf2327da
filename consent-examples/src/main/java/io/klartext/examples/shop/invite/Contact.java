package io.klartext.examples.shop.invite;

import java.util.List;

/**
 * One entry of an address book. Lives only while a request is answered.
 *
 * @param name as written in the file, or the first address if there is none
 * @param emails possibly none
 * @param phones possibly none
 */
public record Contact(String name, List<String> emails, List<String> phones) {

    public Contact {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    /** The entry, or one that is named after its address if the file has no name for it. */
    static Contact of(String name, List<String> emails, List<String> phones) {
        if (!name.isBlank()) {
            return new Contact(name.strip(), emails, phones);
        }
        return new Contact(emails.isEmpty() ? String.join("", phones.subList(0, 1)) : emails.get(0), emails, phones);
    }
}
