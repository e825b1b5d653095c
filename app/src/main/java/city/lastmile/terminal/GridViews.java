package city.lastmile.terminal;

import city.lastmile.casework.RequestFile;
import city.lastmile.casework.Worklist;
import city.lastmile.register.Category;
import city.lastmile.register.CategoryGroup;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An officer's lists in his language. */
@Component
class GridViews {

    /** As many as a thumb scrolls through. */
    static final int PAGE = 30;
    private static final int SUMMARY = 60;

    private final Worklist worklist;
    private final CityRegister register;
    private final DeadlineClock clock;

    GridViews(Worklist worklist, CityRegister register, DeadlineClock clock) {
        this.worklist = worklist;
        this.register = register;
        this.clock = clock;
    }

    /** Which of the two lists. */
    enum Section {
        /** What can be claimed. */
        OFFERED,
        /** What is in the officer's hands. */
        IN_HAND
    }

    /**
     * One page of a list.
     *
     * @param version changes with everything that the page shows but the time that is left
     * @param next    where the next page begins, or null on the last
     */
    record Page(Section section, List<Card> cards, String version, Worklist.@Nullable Mark next) {
    }

    /**
     * One task on a list.
     *
     * @param latitude  degrees WGS 84, or null
     * @param longitude degrees WGS 84, or null
     */
    record Card(String number, String task, String taskKey, String category, String place, String summary,
            DeadlineClock.View clock, String supervision, boolean confidential, @Nullable Double latitude,
            @Nullable Double longitude) {

        /** @return the standing as a class of the style sheet */
        public String standing() {
            return clock.standing().name().toLowerCase(Locale.ROOT);
        }
    }

    Page page(Section section, String officer, Worklist.@Nullable Mark after, Locale locale) {
        List<Worklist.Item> found = section == Section.IN_HAND ? worklist.inHand(officer, after, PAGE + 1)
                : worklist.offered(officer, groups(officer), after, PAGE + 1);
        List<Worklist.Item> shown = found.subList(0, Math.min(PAGE, found.size()));
        List<Card> cards = shown.stream().map(item -> card(item, locale)).toList();
        String version = cards.stream().map(card -> card.number() + card.taskKey() + card.standing() + card.clock().due()
                + card.supervision()).collect(Collectors.joining());
        return new Page(section, cards, Integer.toHexString(Objects.hash(version, locale)),
                found.size() > PAGE ? shown.get(PAGE - 1).mark() : null);
    }

    private Set<String> groups(String officer) {
        return register.officer(officer).map(Officer::groups).orElse(Set.of());
    }

    private Card card(Worklist.Item item, Locale locale) {
        RequestFile request = item.request();
        return new Card(request.trackingNumber(), item.taskName(), item.taskKey(), category(request.category(), locale),
                place(request), summary(request.description()), clock.of(item.due(), request, locale),
                request.supervision().name(), request.confidential(), request.latitude(), request.longitude());
    }

    String category(String code, Locale locale) {
        return register.category(code).map(name(locale)).orElse(code);
    }

    private static Function<Category, String> name(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Category::nameEn : Category::nameZh;
    }

    String place(RequestFile request) {
        Optional<String> area = Optional.ofNullable(request.grid()).flatMap(register::grid).map(Grid::name)
                .or(() -> Optional.ofNullable(request.town()).flatMap(register::organisation)
                        .map(Organisation::nameZh));
        return Stream.of(area, Optional.ofNullable(request.place())).flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private static String summary(String words) {
        int end = words.offsetByCodePoints(0, Math.min(SUMMARY, words.codePointCount(0, words.length())));
        return end < words.length() ? words.substring(0, end) + "…" : words;
    }

    /** A list to choose from; complaints about officers are nothing to be seen on patrol. */
    List<Choices> categories(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return register.categoryGroups().stream().map(group -> new Choices(english ? group.nameEn() : group.nameZh(),
                        open(group).map(leaf -> new Choice(leaf.code(), name(locale).apply(leaf))).toList()))
                .filter(group -> !group.choices().isEmpty()).toList();
    }

    private static Stream<Category> open(CategoryGroup group) {
        return group.categories().stream().filter(category -> !category.confidential());
    }

    /** A group of a list to choose from. */
    record Choices(String label, List<Choice> choices) {
    }

    /** One entry of it. */
    record Choice(String value, String label) {
    }
}
