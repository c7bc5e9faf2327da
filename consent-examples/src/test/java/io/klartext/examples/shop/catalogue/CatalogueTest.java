package io.klartext.examples.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void itHasAtLeastSixtyProductsOnEightShelvesAndNoShelfIsEmpty() {
        assertThat(catalogue.products()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(catalogue.categories())
                .hasSize(8)
                .allSatisfy(category -> assertThat(catalogue.in(category)).isNotEmpty());
    }

    @Test
    void everyProductSpeaksBothLanguages() {
        assertThat(catalogue.products()).allSatisfy(product -> {
            assertThat(product.title().in(Locale.GERMAN)).isNotBlank();
            assertThat(product.title().in(Locale.ENGLISH))
                    .isNotBlank()
                    .isNotEqualTo(product.text().in(Locale.ENGLISH));
            assertThat(product.text().de()).isNotEqualTo(product.text().en());
            assertThat(product.cents()).isPositive();
        });
    }

    @Test
    void theBasePriceIsThatOfAKilogramOrLitre() {
        assertThat(Size.parse("250 g").baseCents(790)).isEqualTo(3160);
        assertThat(Size.parse("750 ml").baseCents(990)).isEqualTo(1320);
    }

    @Test
    void aSizeWithoutAUnitIsRejectedWithAnExampleOfARightOne() {
        assertThatThrownBy(() -> Size.parse("500")).hasMessageContaining("500 ml");
        assertThatThrownBy(() -> Size.parse("0 g")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoProductsOfOneNumberAndProductsWithoutAShelfAreRejected() {
        Product oil = catalogue.product("oil-01").orElseThrow();
        Category shelf = catalogue.category("oil").orElseThrow();
        assertThatThrownBy(() -> new Catalogue(List.of(shelf), List.of(oil, oil)))
                .hasMessageContaining("oil-01");
        assertThatThrownBy(() -> new Catalogue(List.of(), List.of(oil))).hasMessageContaining("oil-01");
    }
}
