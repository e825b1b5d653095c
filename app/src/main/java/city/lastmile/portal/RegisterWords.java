package city.lastmile.portal;

import city.lastmile.casework.PublicPlace;
import city.lastmile.casework.RequestState;
import city.lastmile.register.Category;
import city.lastmile.register.CategoryGroup;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The register in the reader's language. Villages and grids have Chinese names only. */
@Component
class RegisterWords {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final CityRegister register;
    private final PortalProperties properties;
    private final MessageSource messages;

    RegisterWords(CityRegister register, PortalProperties properties, MessageSource messages) {
        this.register = register;
        this.properties = properties;
        this.messages = messages;
    }

    Choices choices(Locale locale) {
        return new Choices(register.categoryGroups().stream().map(group -> group(group, locale)).toList(),
                register.organisations().stream().map(organisation -> choice(organisation, locale)).toList(),
                towns().map(town -> choice(town, locale)).toList(), villages(locale), register.city(),
                properties.tiles());
    }

    private static Choices.Group group(CategoryGroup group, Locale locale) {
        return new Choices.Group(group.code(), chosen(locale, group.nameZh(), group.nameEn()),
                group.categories().stream().map(leaf -> new Choices.Choice(leaf.code(), name(leaf, locale),
                        isEmergency(leaf), leaf.confidential())).toList());
    }

    private static Choices.Choice choice(Organisation organisation, Locale locale) {
        return Choices.Choice.of(organisation.code(), chosen(locale, organisation.nameZh(), organisation.nameEn()));
    }

    private Stream<Organisation> towns() {
        return register.organisations().stream().filter(organisation -> organisation.kind() == Organisation.Kind.TOWN);
    }

    private List<Choices.Group> villages(Locale locale) {
        return towns().map(town -> new Choices.Group(town.code(), chosen(locale, town.nameZh(), town.nameEn()),
                        register.villages(town.code()).stream()
                                .map(village -> Choices.Choice.of(village.code(), village.name())).toList()))
                .filter(group -> !group.options().isEmpty()).toList();
    }

    String city(Locale locale) {
        return chosen(locale, register.city().nameZh(), register.city().nameEn());
    }

    String organisation(String code, Locale locale) {
        return register.organisation(code).map(office -> chosen(locale, office.nameZh(), office.nameEn())).orElse(code);
    }

    List<Choices.Choice> townChoices(Locale locale) {
        return towns().map(town -> choice(town, locale)).toList();
    }

    boolean isTown(String code) {
        return towns().anyMatch(town -> town.code().equals(code));
    }

    String grid(String code) {
        return register.grid(code).map(Grid::name).orElse(code);
    }

    /** @return the smallest area that the request may be known to lie in */
    String place(PublicPlace request, Locale locale) {
        return request.grid() != null ? grid(request.grid())
                : request.town() != null ? organisation(request.town(), locale) : city(locale);
    }

    String state(RequestState state, Locale locale) {
        return messages.getMessage("state." + state, null, locale);
    }

    /** @return the day, by the city's clock */
    static String day(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).withZone(CITY).format(at);
    }

    String category(String code, Locale locale) {
        return register.category(code).map(category -> name(category, locale)).orElse(code);
    }

    boolean isEmergency(String category) {
        return register.category(category).filter(RegisterWords::isEmergency).isPresent();
    }

    private static boolean isEmergency(Category category) {
        return category.urgency() == Category.Urgency.EMERGENCY;
    }

    private static String name(Category category, Locale locale) {
        return chosen(locale, category.nameZh(), category.nameEn());
    }

    private static String chosen(Locale locale, String chinese, String english) {
        return Objects.equals(locale.getLanguage(), Locale.ENGLISH.getLanguage()) ? english : chinese;
    }
}
