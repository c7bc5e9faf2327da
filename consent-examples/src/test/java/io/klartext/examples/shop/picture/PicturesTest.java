package io.klartext.examples.shop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.catalogue.Catalogue;
import io.klartext.examples.shop.catalogue.Product;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PicturesTest {

    private final Catalogue catalogue = Catalogue.load();
    private final Pictures pictures = new Pictures(catalogue);

    @Test
    void everyProductHasAPictureOfItsOwnThatIsValidXmlWithNoGapLeft() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Product product : catalogue.products()) {
            String svg = pictures.find(product.sku()).orElseThrow();
            assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(svg)
                    .as(product.sku())
                    .doesNotContain("{")
                    .doesNotContain("style=")
                    .doesNotContain("<script");
            assertThat(seen.add(svg))
                    .as(product.sku() + " looks like another product")
                    .isTrue();
        }
    }

    @Test
    void theSameProductAlwaysLooksTheSame() {
        assertThat(new Pictures(catalogue).find("preserves-02")).isEqualTo(pictures.find("preserves-02"));
    }

    @Test
    void theStillLifeIsValidXmlAndUsesNoIdTwice() throws Exception {
        String svg = pictures.find(Pictures.STILL_LIFE).orElseThrow();
        parse(svg);
        Set<String> ids = new HashSet<>();
        java.util.regex.Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(svg)
                .results()
                .forEach(id -> assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue());
    }

    @Test
    void whatIsNotSoldHasNoPicture() {
        assertThat(pictures.find("oil-99")).isEmpty();
    }

    @Test
    void everyLabelCanBeRead() {
        assertThat(catalogue.products()).allSatisfy(product -> {
            Colour paper = Colour.parse(product.look().accent());
            Colour ink = Colour.parse(product.look().colour()).inkOn(paper);
            assertThat(ink.contrastTo(paper)).as(product.sku()).isGreaterThanOrEqualTo(4.5);
        });
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
