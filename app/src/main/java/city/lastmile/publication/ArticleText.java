package city.lastmile.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one version of an article says. Empty texts where nothing is said.
 *
 * @param title      what it is about
 * @param summary    in one or two sentences
 * @param body       the whole, in Markdown
 * @param audience   of a guide: who can apply
 * @param papers     of a guide: what to bring, a line each
 * @param place      of a guide: where
 * @param duration   of a guide: how long it takes
 * @param link       address where it is done online
 * @param categories codes of the categories of reports that it answers
 * @param publishAt  when it is to become public at the earliest; null for once it is approved
 * @param shownUntil when it is to disappear, or null for as the rules say
 */
record ArticleText(String title, String summary, String body, String audience, String papers, String place,
        String duration, String link, List<String> categories, @Nullable Instant publishAt,
        @Nullable Instant shownUntil) {

    /** @return names of what differs from the version before, as the message bundle knows them */
    List<String> changesFrom(ArticleText before) {
        List<String> changes = new ArrayList<>();
        add(changes, "title", title, before.title);
        add(changes, "summary", summary, before.summary);
        add(changes, "body", body, before.body);
        add(changes, "audience", audience, before.audience);
        add(changes, "papers", papers, before.papers);
        add(changes, "place", place, before.place);
        add(changes, "duration", duration, before.duration);
        add(changes, "link", link, before.link);
        add(changes, "categories", categories, before.categories);
        add(changes, "publishAt", publishAt, before.publishAt);
        add(changes, "shownUntil", shownUntil, before.shownUntil);
        return changes;
    }

    private static void add(List<String> changes, String field, @Nullable Object now, @Nullable Object before) {
        if (!Objects.equals(now, before)) {
            changes.add(field);
        }
    }
}
