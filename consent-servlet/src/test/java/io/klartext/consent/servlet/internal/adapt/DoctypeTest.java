package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In quirks mode a table stands in the paragraph before it; so what is denied with a paragraph depends on the doctype. */
class DoctypeTest {

    private static String sent(String before) {
        return Rewriting.rules().remove("p.x").of(before + "<p class=x>k<table><tr><td>in</table>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!DOCTYPE>",
                "<!DOCTYPE svg>",
                "<!DOCTYPE html lang=\"de\">",
                "<!DOCTYPE html PUBLIC>",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN>",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" x>",
                "<!DOCTYPE html SYSTEM>",
                "<!DOCTYPE html SYSTEM about:legacy-compat>",
                "<!DOCTYPE html SYSTEM \"about:legacy-compat>",
                "<!DOCTYPE html SYSTEM \"http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd\">",
                "<!DOCTYPE html PUBLIC \"x\" \"http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd\">",
                "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">",
                "<!doctype html public '-//W3C//DTD HTML 3.2 Final//EN'>",
                "<html><!DOCTYPE html>",
                "<script>1</script><!DOCTYPE html>",
                "text<!DOCTYPE html>",
                "<!DOCTYPE svg><!DOCTYPE html>"
            })
    void a_table_goes_with_the_paragraph(String before) {
        assertThat(sent(before)).as(before).doesNotContain("in<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>",
                "<!doctypehtml>",
                "<!-- a --> <!DOCTYPE\nHTML >",
                "<!DOCTYPE html SYSTEM \"about:legacy-compat\">",
                "<!DOCTYPE html SYSTEM 'about:legacy-compat' more>",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">",
                "<!DOCTYPE HTML PUBLIC\"-//W3C//DTD HTML 4.01 Transitional//EN\"\"http://www.w3.org/TR/html4/loose.dtd\">",
                "<!DOCTYPE html><body><!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">",
                "<!DOCTYPE html><!DOCTYPE svg>"
            })
    void a_table_ends_the_paragraph(String before) {
        assertThat(sent(before)).as(before).endsWith("<table><tr><td>in</table>");
    }
}
