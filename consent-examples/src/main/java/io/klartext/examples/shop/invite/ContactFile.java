package io.klartext.examples.shop.invite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reads an address book, whatever program it comes from. */
public final class ContactFile {

    /** More entries than this are no address book of one person. */
    static final int MOST = 5_000;

    private ContactFile() {}

    /**
     * Reads a vCard or CSV file, told apart by what is in it and not by its name. Entries without an address or number
     * are left out.
     *
     * @throws UnreadableContactsException if it is neither, or holds no contact
     */
    public static List<Contact> read(byte[] file) {
        String text = decode(file);
        String start = text.stripLeading().toUpperCase(Locale.ROOT);
        List<Contact> contacts = start.startsWith("BEGIN:VCARD") ? VCards.read(text) : ContactTable.read(text);
        if (contacts.isEmpty()) {
            throw new UnreadableContactsException("No contact with an e-mail address or phone number was found");
        }
        return contacts.subList(0, Math.min(MOST, contacts.size()));
    }

    /** UTF-8 and UTF-16 with their marks, then UTF-8 if it is well-formed, else what old Windows programs write. */
    private static String decode(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
