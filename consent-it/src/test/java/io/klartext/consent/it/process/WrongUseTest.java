package io.klartext.consent.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.examples.shop.consent.ConsentShop;
import io.klartext.examples.shop.consent.ConsentShopMain;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop that is set up wrongly does not open, and says in one line per problem what to mend. */
class WrongUseTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a wrong type             | "version": 1,                                | "version": "one",                              | /version
            an unknown data category | "data": ["contacts"]                         | "data": ["friendships"]                        | /purposes/8/data/0
            a duplicate purpose      | "id": "campaign-banner",                     | "id": "personalized-ads",                      | /purposes/2/id
            a missing language       | "title": {"de": "Newsletter", "en": "Newsletter"} | "title": {"de": "Newsletter"}             | /purposes/11/title/en
            an unknown field         | "directMarketing": true,                     | "directMarketting": true,                      | /purposes/11/directMarketting
            """)
    void a_mistake_in_the_policy_is_one_line_with_its_place_and_its_mend(
            String mistake, String right, String wrong, String pointer) throws IOException {
        String good = policy();
        assertThat(good).contains(right);

        List<String> errors = refusal("--policy", write(good.replace(right, wrong)));

        assertThat(errors)
                .singleElement()
                .asString()
                .startsWith("policy.json: " + pointer + ": ")
                .contains(". Mend: ");
    }

    @Test
    void three_mistakes_are_three_lines() throws IOException {
        String bad = policy().replace("\"version\": 1,", "\"version\": 0,")
                .replace("\"data\": [\"contacts\"]", "\"data\": [\"friendships\"]")
                .replace("\"directMarketing\": true,", "\"directMarketing\": \"yes\",");

        assertThat(refusal("--policy", write(bad)))
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line).startsWith("policy.json: /").contains(". Mend: "));
    }

    @Test
    void what_is_no_json_is_one_line() throws IOException {
        assertThat(refusal("--policy", write("{\"version\": 1,")))
                .singleElement()
                .asString()
                .startsWith("policy.json: ")
                .contains("Mend: ");
    }

    @Test
    void a_missing_file_is_one_line() throws IOException {
        assertThat(refusal("--policy", "nowhere.json"))
                .containsExactly(
                        "nowhere.json: (document): there is no such file. Mend: name the policy file, with its folder");
    }

    @Test
    void a_port_that_is_taken_is_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(refusal("--port", port, "--data", folder.toString()))
                    .containsExactly("Port " + port + " is taken; choose another one with --port");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --colour red | Unknown argument --colour; --help lists them
            --port many  | --port takes a number from 0 to 65535, not many
            --policy     | --policy needs a file; --help tells more
            --data       | --data needs a value; --help tells which
            """)
    void an_argument_that_nobody_understands_is_one_line(String arguments, String line) throws IOException {
        assertThat(refusal(arguments.split(" ", -1))).containsExactly(line);
    }

    /** Starts the shop, which must refuse; what it says. */
    private List<String> refusal(String... arguments) throws IOException {
        try (Child shop = Child.start(folder, Given.classPath(), ConsentShopMain.class.getName(), arguments)) {
            assertThat(shop.output()).isEmpty();
            assertThat(shop.exitCode()).isEqualTo(2);
            return shop.errors();
        }
    }

    private String write(String policy) throws IOException {
        return Files.writeString(folder.resolve("policy.json"), policy).toString();
    }

    private static String policy() throws IOException {
        try (InputStream in = ConsentShop.class.getResourceAsStream("shop-policy.json")) {
            return new String(Objects.requireNonNull(in, "shop-policy.json").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
