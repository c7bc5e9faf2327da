package io.klartext.examples.shop.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactFileTest {

    @Test
    void vCardsOfAPhoneWithGroupsPhotosAndFoldedLinesAreRead() {
        List<Contact> contacts = read("""
                BEGIN:VCARD
                VERSION:3.0
                N:Beispiel;Anna;;;
                FN:Anna Beispiel
                item1.EMAIL;type=INTERNET;type=pref:anna.beispiel@exam
                 ple.com
                item1.X-ABLabel:_$!<Other>!$_
                TEL;type=CELL;type=VOICE:+49 (0)30 5550101
                PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
                 abcdefg==
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                N:Muster;Ben;;;
                EMAIL:ben@example.com
                END:VCARD
                """.replace("\n", "\r\n"));
        assertThat(contacts)
                .containsExactly(
                        new Contact(
                                "Anna Beispiel", List.of("anna.beispiel@example.com"), List.of("+49 (0)30 5550101")),
                        new Contact("Ben Muster", List.of("ben@example.com"), List.of()));
    }

    @Test
    void quotedPrintableOfAnOldPhoneIsRead() {
        List<Contact> contacts = read("""
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
                FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=
                =BCller
                TEL;CELL:01711234567
                END:VCARD
                """);
        assertThat(contacts).containsExactly(new Contact("Jörg Müller", List.of(), List.of("01711234567")));
    }

    @Test
    void version4WithUrisQuotedParametersAndEscapesIsRead() {
        List<Contact> contacts = read("""
                BEGIN:VCARD
                VERSION:4.0
                FN:Firma Muster\\, Feinkost\\; Berlin
                TEL;VALUE=uri;TYPE="voice,home:x":tel:+4930123456
                EMAIL:mailto:info@example.com
                END:VCARD
                """);
        assertThat(contacts)
                .containsExactly(new Contact(
                        "Firma Muster, Feinkost; Berlin", List.of("info@example.com"), List.of("+4930123456")));
    }

    @Test
    void aCardWithoutAnyAddressIsLeftOut() {
        assertThatThrownBy(() -> read("BEGIN:VCARD\nFN:Niemand\nEND:VCARD"))
                .isInstanceOf(UnreadableContactsException.class);
    }

    @Test
    void aTableWithEnglishHeadingQuotesAndSeveralAddressesInACellIsRead() {
        List<Contact> contacts = read("""
                First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Notes
                Clara,Probe,* ,clara@example.com ::: cp@example.org,Mobile,+49 221 5550103,"says ""hi"",
                twice"
                ,,,dora@example.com,,,
                """);
        assertThat(contacts)
                .containsExactly(
                        new Contact(
                                "Clara Probe",
                                List.of("clara@example.com", "cp@example.org"),
                                List.of("+49 221 5550103")),
                        new Contact("dora@example.com", List.of("dora@example.com"), List.of()));
    }

    @Test
    void aGermanTableWithSemicolonsInTheOldWindowsAlphabetIsRead() {
        String table = "Vorname;Nachname;E-Mail-Adresse;Mobiltelefon\r\nJürgen;Größe;j@example.com;0171 1234567\r\n";
        assertThat(ContactFile.read(table.getBytes(Charset.forName("windows-1252"))))
                .containsExactly(new Contact("Jürgen Größe", List.of("j@example.com"), List.of("0171 1234567")));
    }

    @Test
    void aTableWithoutAHeadingIsUnderstoodByWhatItsCellsLookLike() {
        assertThat(read("Emil,emil@example.com,+49 341 5550105\nFrieda,frieda@example.com,\n"))
                .containsExactly(
                        new Contact("Emil", List.of("emil@example.com"), List.of("+49 341 5550105")),
                        new Contact("Frieda", List.of("frieda@example.com"), List.of()));
    }

    @Test
    void aTableInUtf16WithTabsIsRead() {
        byte[] bytes = "\uFEFFName\tE-Mail\nGül\tg@example.com\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(ContactFile.read(bytes)).containsExactly(new Contact("Gül", List.of("g@example.com"), List.of()));
    }

    @Test
    void whatIsNoAddressBookIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> ContactFile.read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}))
                .isInstanceOf(UnreadableContactsException.class)
                .hasMessageNotContaining("PNG");
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableContactsException.class);
    }

    @Test
    void aTruncatedCardHarmsNothing() {
        assertThat(read("BEGIN:VCARD\nEMAIL:a@example.com\nEND:VCARD\nBEGIN:VCARD\nEMAIL;ENCODING=QUOTED-PRINTABLE:b="))
                .hasSize(1);
    }

    private static List<Contact> read(String text) {
        return ContactFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
