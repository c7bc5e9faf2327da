package io.klartext.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.examples.shop.surface.OrdinarySurfaces;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopArgumentsTest {

    @Test
    void portAndFolderAreRead() {
        ShopArguments arguments = ShopArguments.parse("--port", "9000", "--data", "somewhere");
        assertThat(arguments.port()).isEqualTo(9000);
        assertThat(arguments.data()).isEqualTo(Path.of("somewhere"));
        assertThat(ShopArguments.parse("--help").help()).isTrue();
    }

    @Test
    void aMistakeIsToldInOneLine() {
        for (String[] wrong : new String[][] {{"--port", "x"}, {"--port", "70000"}, {"--port"}, {"--prot", "1"}}) {
            assertThatThrownBy(() -> ShopArguments.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .isNotBlank()
                    .doesNotContain("\n");
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine(@TempDir Path folder) {
        try (ShopServer first = TestShop.start(folder.resolve("first"))) {
            ShopConfig same =
                    ShopConfig.of(first.port(), folder.resolve("second")).at(TestShop.CLOCK);
            assertThatThrownBy(() -> ShopServer.start(same, OrdinarySurfaces::new, (context, shop) -> {}))
                    .isInstanceOf(ShopServer.PortTakenException.class)
                    .hasMessageContaining(String.valueOf(first.port()))
                    .hasMessageContaining("--port");
        }
    }
}
