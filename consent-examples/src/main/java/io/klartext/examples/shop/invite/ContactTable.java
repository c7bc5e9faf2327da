package io.klartext.examples.shop.invite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a table of contacts as address books export it: comma, semicolon or tab, a heading in German or English, cells
 * in quotes that may hold line breaks. Without a heading, cells are known by what they look like.
 */
final class ContactTable {

    private static final Set<String> FIRST = Set.of("first name", "given name", "vorname", "firstname");
    private static final Set<String> LAST = Set.of("last name", "family name", "nachname", "lastname", "surname");
    private static final Set<String> WHOLE =
            Set.of("name", "display name", "full name", "anzeigename", "kontakt", "contact");

    private final List<String> heading;

    private ContactTable(List<String> heading) {
        this.heading = heading;
    }

    static List<Contact> read(String text) {
        List<List<String>> rows = new CsvReader(text).rows();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> first = rows.get(0).stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean hasHeading = first.stream().noneMatch(ContactTable::isEmail)
                && first.stream().anyMatch(cell -> isEmailHeading(cell) || isPhoneHeading(cell));
        ContactTable table = new ContactTable(hasHeading ? first : List.of());
        List<Contact> contacts = new ArrayList<>();
        for (List<String> row : rows.subList(hasHeading ? 1 : 0, rows.size())) {
            table.add(row, contacts);
        }
        return contacts;
    }

    private void add(List<String> row, List<Contact> contacts) {
        StringBuilder first = new StringBuilder();
        StringBuilder last = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        List<String> emails = new ArrayList<>();
        List<String> phones = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i).strip();
            String column = i < heading.size() ? heading.get(i) : "";
            if (cell.isEmpty()) {
                continue;
            }
            if (isEmail(cell)) {
                addEach(cell, emails);
            } else if (isPhoneHeading(column) || (heading.isEmpty() && isPhone(cell))) {
                addEach(cell, phones);
            } else if (FIRST.contains(column)) {
                first.append(cell);
            } else if (LAST.contains(column)) {
                last.append(cell);
            } else if (WHOLE.contains(column) || (heading.isEmpty() && whole.isEmpty())) {
                whole.append(cell);
            }
        }
        if (!emails.isEmpty() || !phones.isEmpty()) {
            String name = whole.isEmpty() ? first + " " + last : whole.toString();
            contacts.add(Contact.of(name, emails, phones));
        }
    }

    /** Some programs put several addresses into one cell, three colons between them. */
    private static void addEach(String cell, List<String> into) {
        for (String one : cell.split(":::", -1)) {
            if (!one.isBlank()) {
                into.add(one.strip());
            }
        }
    }

    private static boolean isEmail(String cell) {
        int at = cell.indexOf('@');
        return at > 0 && cell.indexOf('.', at) > at + 1;
    }

    private static boolean isPhone(String cell) {
        return cell.matches("[+0][0-9 ()/.-]{5,24}");
    }

    private static boolean isEmailHeading(String column) {
        return column.contains("mail");
    }

    private static boolean isPhoneHeading(String column) {
        boolean says = column.contains("phone")
                || column.contains("telefon")
                || column.contains("mobil")
                || column.contains("handy");
        return says && !column.contains("type") && !column.contains("label");
    }
}
