package io.klartext.consent.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.PolicyLint;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words on buttons, in both directions: what is no choice is named, and an honest button is left alone. */
@Tag("EDPB-03-2022")
class ButtonTextTest {

    private static List<String> rules(String button, String words) {
        ObjectNode document = LintCase.clean();
        ((ObjectNode) document.at("/texts/" + button)).put("en", words);
        return PolicyLint.check(document.toString(), LintCase.TODAY).stream()
                .peek(finding -> assertThat(finding.pointer()).startsWith("/texts/"))
                .map(Finding::rule)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Later",
                "Maybe later",
                "Not now",
                "Settings",
                "Manage preferences",
                "More options",
                "Learn more",
                "Customise",
                "Remind me tomorrow",
                "No, remind me later",
                "Skip for now",
                "Skip",
                "Close",
                "×",
                "OK",
                "Ask me again",
                "Später",
                "Vielleicht später",
                "Jetzt nicht",
                "Einstellungen",
                "Einstellungen verwalten",
                "Mehr erfahren",
                "Weitere Optionen",
                "Überspringen",
                "Schließen",
                "Später erinnern"
            })
    void a_refusal_that_is_none_is_an_error(String words) {
        assertThat(rules("refuse", words)).contains("refuse-is-no-refusal");
        assertThat(rules("refuseAll", words)).contains("refuse-is-no-refusal");
        assertThat(rules("withdraw", words)).contains("withdraw-evades");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No",
                "Refuse",
                "Reject all",
                "Decline",
                "No, thank you",
                "Do not allow",
                "Don't allow",
                "Only necessary",
                "Accept only necessary",
                "Continue without",
                "I do not agree",
                "No, I don't want ads",
                "Refuse (can be changed later)",
                "Nein",
                "Ablehnen",
                "Alle ablehnen",
                "Nicht erlauben",
                "Nein, danke",
                "Nur notwendige",
                "Nur Notwendige erlauben",
                "Ich lehne das ab",
                "Ohne Zustimmung weiter",
                "Ablehnen und später ändern",
                "Keine erlauben"
            })
    void an_honest_refusal_is_left_alone(String words) {
        assertThat(rules("refuse", words)).doesNotContain("refuse-is-no-refusal", "refuse-allows", "refuse-shames");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes",
                "Accept",
                "I agree",
                "Allow all",
                "Yes, manage it for me",
                "Ja",
                "Zustimmen",
                "Ich stimme zu"
            })
    void a_refusal_that_agrees_is_an_error(String words) {
        assertThat(rules("refuse", words)).contains("refuse-allows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No, I don't want to save",
                "No, I do not care",
                "I'd rather pay full price",
                "Refuse and miss out",
                "No, boring ads please",
                "Nein, ich möchte nicht sparen",
                "Auf Vorteile verzichten",
                "Ich zahle lieber den vollen Preis",
                "Schade, nein"
            })
    void a_refusal_that_shames_is_a_warning(String words) {
        assertThat(rules("refuse", words)).contains("refuse-shames");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "Okay!", "Got it", "Continue", "Understood", "Weiter", "Verstanden", "Alles klar!"})
    void a_permission_that_permits_nothing_is_an_error(String words) {
        assertThat(rules("allow", words)).containsExactly("allow-says-nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "Allow", "OK, allow", "I agree", "Accept and continue", "Ja, erlauben", "Zustimmen"})
    void an_honest_permission_is_left_alone(String words) {
        assertThat(rules("allow", words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Withdraw",
                "Take back",
                "Stop",
                "End it",
                "Object",
                "Widerrufen",
                "Zurücknehmen",
                "Widersprechen"
            })
    void an_honest_end_is_left_alone(String words) {
        assertThat(rules("withdraw", words)).isEmpty();
        assertThat(rules("object", words)).isEmpty();
    }
}
