package city.lastmile.publication;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what an editor wrote against what can be kept and shown. */
@Component
class ArticleCheck {

    private static final int TITLE = 80;
    private static final int SUMMARY = 200;
    private static final int BODY = 20_000;
    private static final int FACT = 1000;
    private static final int LINK = 300;
    private static final int MOST_CATEGORIES = 12;
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final CityRegister register;
    private final Clock clock;

    ArticleCheck(CityRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** @throws RefusedInputException that names the first field that cannot stay as it is */
    ArticleText text(ArticleForm form) {
        if (form.kind() == null || form.network() == null) {
            throw new RefusedInputException("publication.refused.kind");
        }
        Instant publishAt = moment("publishAt", form.publishAt());
        Instant shownUntil = moment("shownUntil", form.shownUntil());
        Instant from = publishAt == null || publishAt.isBefore(clock.instant()) ? clock.instant() : publishAt;
        if (shownUntil != null && !shownUntil.isAfter(from)) {
            throw new RefusedInputException("publication.refused.shownUntil");
        }
        return new ArticleText(required("title", form.title(), TITLE), required("summary", form.summary(), SUMMARY),
                required("body", form.body(), BODY), fact("audience", form.audience()), fact("papers", form.papers()),
                fact("place", form.place()), fact("duration", form.duration()), link(form.link()),
                categories(form.chosen()), publishAt, shownUntil);
    }

    /** @throws RefusedInputException when it is too long or holds what cannot be kept */
    String note(@Nullable String typed) {
        return fact("note", typed);
    }

    private static String required(String field, @Nullable String typed, int most) {
        String text = kept(field, typed, most);
        if (text.isEmpty()) {
            throw new RefusedInputException("publication.refused.empty." + field);
        }
        return text;
    }

    private static String fact(String field, @Nullable String typed) {
        return kept(field, typed, FACT);
    }

    private static String kept(String field, @Nullable String typed, int most) {
        String text = ArticleForm.tidy(typed);
        if (text.codePointCount(0, text.length()) > most) {
            throw new RefusedInputException("publication.refused.long." + field, most);
        }
        if (text.codePoints().anyMatch(ArticleCheck::isUnfit)) {
            throw new RefusedInputException("publication.refused.characters");
        }
        return text;
    }

    private static boolean isUnfit(int character) {
        return Character.getType(character) == Character.SURROGATE
                || Character.isISOControl(character) && "\n\t".indexOf(character) < 0;
    }

    private static String link(@Nullable String typed) {
        String link = kept("link", typed, LINK);
        if (!link.isEmpty() && !isWeb(link)) {
            throw new RefusedInputException("publication.refused.link");
        }
        return link;
    }

    private static boolean isWeb(String link) {
        try {
            URI address = new URI(link);
            return address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private List<String> categories(List<String> chosen) {
        List<String> categories = chosen.stream().distinct().sorted().toList();
        if (categories.size() > MOST_CATEGORIES || !categories.stream().allMatch(code -> register.category(code).isPresent())) {
            throw new RefusedInputException("publication.refused.categories", MOST_CATEGORIES);
        }
        return categories;
    }

    private @Nullable Instant moment(String field, @Nullable String typed) {
        String text = ArticleForm.tidy(typed);
        if (text.isEmpty()) {
            return null;
        }
        return Moments.parse(text).filter(at -> at.isBefore(clock.instant().plus(FURTHEST)))
                .orElseThrow(() -> new RefusedInputException("publication.refused.time." + field));
    }
}
