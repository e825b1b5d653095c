package city.lastmile.publication;

import city.lastmile.platform.HomePageMarks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the staff's home page whether its reader writes articles; the page belongs to sign-on. */
@Component
class ArticlesTile implements HomePageMarks {

    private final Editors editors;

    ArticlesTile(Editors editors) {
        this.editors = editors;
    }

    @Override
    public Map<String, Object> of(String reader) {
        return Map.of("writesArticles", editors.officeOf(reader).isPresent());
    }
}
